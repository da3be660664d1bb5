// @ts-check
// A choice of the kinds of code for one chart, the code, and a button that copies it.

import * as words from 'plan-chart-words';
import { copyText } from '../clipboard.js';
import { element } from '../dom.js';
import { reason } from '../log.js';
import { phrase } from '../phrase.js';
import { Snippet } from './snippet.js';

/** @typedef {import('../phrase.js').Text} Text */

/**
 * The kinds of code, the default first.
 * @type {{ kind: 'element' | 'fitted' | 'fixed' | 'picture', name: Text, about: Text }[]}
 */
const KINDS = [
  { kind: 'element', name: words.embedKindsElement, about: words.embedAboutElement },
  { kind: 'fitted', name: words.embedKindsFitted, about: words.embedAboutFitted },
  { kind: 'fixed', name: words.embedKindsFixed, about: words.embedAboutFixed },
  { kind: 'picture', name: words.embedKindsPicture, about: words.embedAboutPicture },
];

/**
 * The parts of the choice; `heading` says what it is about, and `name` distinguishes it from others on the page.
 * @param {import('./snippet.js').Embedded} embedded
 * @param {string} heading
 * @param {string} name
 */
export function codes(embedded, heading, name) {
  const snippet = new Snippet(embedded);
  const choice = element('fieldset', 'pc-kinds');
  choice.append(element('legend', 'pc-unseen', heading));
  const about = element('p', 'pc-panel-of');
  const field = element('textarea', 'pc-code');
  field.setAttribute('aria-label', phrase(words.embedCode));
  field.readOnly = true;
  field.rows = 6;
  field.spellcheck = false;
  field.addEventListener('focus', () => field.select());
  let shown = '';
  const show = async (/** @type {typeof KINDS[0]} */ { kind, about: text }) => {
    shown = kind;
    about.textContent = phrase(text);
    const code = await snippet[kind]().catch((error) => {
      console.error('plan-chart:', reason(error));
      return '';
    });
    if (shown === kind) field.value = code;
  };
  KINDS.forEach((one, index) => {
    const label = element('label');
    const radio = element('input');
    radio.type = 'radio';
    radio.name = name;
    radio.value = one.kind;
    radio.checked = index === 0;
    radio.addEventListener('change', () => show(one));
    label.append(radio, phrase(one.name));
    choice.append(label);
  });
  const button = element('button', '', phrase(words.embedCopy));
  const result = element('span', 'pc-panel-of');
  result.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    try {
      await copyText(field.value, button);
      result.textContent = phrase(words.embedDone);
    } catch (refused) {
      field.select();
      result.textContent = phrase(words.embedSelect);
    }
  });
  show(KINDS[0]);
  return [choice, about, field, button, result];
}
