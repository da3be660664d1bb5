// @ts-check
// What was found, the worst first: each with a link to its cell, and what may be chosen as buttons.

import * as words from 'plan-chart-words';
import { element, query } from '../dom.js';
import { phrase } from '../phrase.js';
import { button } from './in.js';
import { idOfAbout, idOfColumn } from './understood.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {import('./page.js').Line} Line */

const HEADINGS = { fault: words.editorFaults, question: words.editorQuestions, warning: words.editorWarnings };

/** The others that may be answered as this one. */
function alike(/** @type {Line} */ line, /** @type {Line[]} */ all) {
  return all.filter((one) => one.alike === line.alike && one.level === line.level && one.choices.length === line.choices.length);
}

/** What a choice does. An apostrophe makes words of what follows, as in spreadsheets. */
function taken(/** @type {string} */ value) {
  return value.startsWith("'") ? phrase(words.editorTakeWords, { value: value.slice(1) }) : phrase(words.editorTake, { value });
}

/** Buttons of a line: what may be chosen, for this one and for all like it, and the way back. */
function buttons(/** @type {Page} */ page, /** @type {Line} */ line, /** @type {Line[]} */ lines) {
  /** @type {HTMLElement[]} */
  const made = [];
  if (line.column) return made;
  const asked = line.level !== 'automatic';
  const all = asked ? alike(line, lines) : [line];
  line.choices.forEach((choice, index) => {
    if (!asked && index === line.chosen) return;
    const label = taken(choice.label);
    const take = button(page, label, () => page.decide([choice]));
    take.setAttribute('aria-label', `${label} · ${line.place}`);
    made.push(take);
    if (all.length > 1 && all[0] === line) {
      const each = button(page, phrase(words.editorTakeAll, { count: all.length }), () => page.decide(all.map((one) => one.choices[index])));
      each.setAttribute('aria-label', `${label} · ${each.textContent}`);
      made.push(each);
    }
  });
  if (line.level === 'automatic' && page.decided.edits[line.place] !== undefined) {
    const back = button(page, phrase(words.editorUndo), () => {
      delete page.decided.edits[line.place];
      return page.reread();
    });
    back.setAttribute('aria-label', `${phrase(words.editorUndo)} · ${line.place}`);
    made.push(back);
  }
  return made;
}

function item(/** @type {Page} */ page, /** @type {Line} */ line, /** @type {Line[]} */ lines) {
  const made = element('li');
  const field = line.column ? idOfColumn(line.place) : line.about && idOfAbout(line.about);
  const column = field ? document.getElementById(field) : null;
  if (column || page.grid.has(line.place)) {
    const link = element('a', '', line.text);
    link.href = column ? '#understood' : '#cells';
    link.addEventListener('click', (event) => {
      event.preventDefault();
      if (column) column.focus();
      else page.grid.go(line.place);
    });
    made.append(link);
  } else made.append(element('span', '', line.text));
  const offered = buttons(page, line, lines);
  if (offered.length) {
    const row = element('span', 'ed-offers');
    row.append(...offered);
    made.append(' ', row);
  }
  return made;
}

function list(/** @type {Page} */ page, /** @type {Line[]} */ lines) {
  const made = element('ul', 'ed-list');
  made.append(...lines.map((line) => item(page, line, lines)));
  return made;
}

/** The text of a record that no table can hold. */
function recordField(/** @type {Page} */ page) {
  const { answer, sheets } = page;
  if (!answer || !answer.record || sheets.length) return [];
  const [label, field] = [element('label', 'ed-label', phrase(words.editorRecordHeading)), element('textarea', 'ed-record')];
  field.id = 'ed-record';
  label.htmlFor = field.id;
  field.rows = 12;
  field.spellcheck = false;
  field.value = answer.record;
  const check = button(page, phrase(words.editorRecordCheck), () => page.hand({ record: field.value }));
  return [label, element('p', 'hint', phrase(words.editorRecordHint)), field, check];
}

export function showReadings(/** @type {Page} */ page, /** @type {HTMLElement} */ place) {
  const { answer } = page;
  if (!answer) return;
  const focused = place.contains(document.activeElement);
  const open = place.querySelector('details[open]') !== null;
  place.textContent = '';
  // The heading of the faults says how many there are.
  if (!page.count('fault')) place.append(element('p', 'hint', page.state()));
  for (const level of /** @type {('fault' | 'question' | 'warning')[]} */ (['fault', 'question', 'warning'])) {
    const lines = answer.readings.filter((line) => line.level === level);
    if (lines.length) {
      const count = lines.length;
      place.append(element('h3', `ed-${level}`, phrase(HEADINGS[level], { count })), list(page, lines));
    }
  }
  const automatic = answer.readings.filter((line) => line.level === 'automatic');
  if (automatic.length) {
    const details = element('details');
    const edited = automatic.filter((line) => page.decided.edits[line.place] !== undefined).length;
    const read = automatic.length - edited;
    const said = [];
    if (read > 0) said.push(phrase(words.editorAutomatic, { count: read }));
    if (edited > 0) said.push(phrase(words.editorEdited, { count: edited }));
    details.append(element('summary', '', said.join(' · ')));
    // There may be thousands: they are made when somebody wants to see them.
    const fill = () => { if (details.open && !details.querySelector('ul')) details.append(list(page, automatic)); };
    details.addEventListener('toggle', fill);
    details.open = open;
    fill();
    place.append(details);
  }
  place.append(...recordField(page));
  if (focused) query(document, '#ed-found').focus();
}
