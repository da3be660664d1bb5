// @ts-check
// What was found in the text of a field, beside it.

import { element } from '../dom.js';

/**
 * Notes that describe `field`, to be put behind it.
 * @param {HTMLElement} field
 * @param {import('./page.js').Line[]} lines
 */
export function notes(field, lines) {
  const made = lines.map(({ text }, index) => {
    const note = element('p', 'ed-note', text);
    note.id = `ed-note-${index}-${field.id || field.dataset.place}`.replace(/\s/g, '_');
    return note;
  });
  if (made.length) field.setAttribute('aria-describedby', made.map(({ id }) => id).join(' '));
  else field.removeAttribute('aria-describedby');
  if (lines.some(({ level }) => level === 'fault')) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
  return made;
}
