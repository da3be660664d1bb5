// @ts-check
// `?mode=` asks for the page for other readers.

export function followMode() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector('.switch[data-mode]'));
  if (!link || new URLSearchParams(location.search).get('mode') !== link.dataset.mode) return;
  const address = new URL(link.href);
  address.hash = location.hash;
  location.replace(address.href);
}
