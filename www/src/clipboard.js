// @ts-check
// The clipboard.

/**
 * Copies a text; throws where the browser does not let it.
 * @param {string} text
 * @param {HTMLElement} button what was pressed
 */
export async function copyText(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (refused) {
    // Without https there is no clipboard; the older way needs a selected field.
    const field = document.createElement('textarea');
    field.value = text;
    button.after(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    button.focus();
    if (!done) throw refused;
  }
}
