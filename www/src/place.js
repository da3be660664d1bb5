// @ts-check
// Where the files of <plan-chart> are: beside its script.

/** The address of the script, empty where it was put into the page as text. */
const SCRIPT = (() => {
  try {
    // In the classic script the build puts `document.currentScript.src` in place of this.
    return import.meta.url;
  } catch (inline) {
    return '';
  }
})();

/** An address in the folder of the files. */
export function placeOf(/** @type {HTMLElement} */ host) {
  // Content systems copy scripts into others or into the page. The link in the code to copy leads to the same folder.
  const link = /** @type {HTMLAnchorElement | null} */ (host.querySelector('[slot=link] a'));
  const own = /\/element\.[^/]*js$/.test(SCRIPT.replace(/[?#].*/, ''));
  return own || !link ? SCRIPT : link.href;
}
