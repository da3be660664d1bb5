// @ts-check
// Finds figures. All of them are in the page as served, in the report's order; this hides what does not
// match, and offers the link to a figure for copying. Without it the page lacks nothing but that.

const tools = document.getElementById('find');
const input = /** @type {HTMLInputElement | null} */ (document.getElementById('find-text'));
const choice = /** @type {HTMLSelectElement | null} */ (document.getElementById('find-area'));
const said = document.getElementById('find-said');
const ways = /** @type {HTMLElement | null} */ (document.querySelector('.ways'));

/**
 * @typedef {{ element: HTMLElement, text: string }} Item
 * @typedef {Item & { area: string, named: string, figures: Item[], lists: HTMLElement[] }} Topic
 */

/** @type {Topic[]} */
let topics = [];

/** Letters and digits as they are compared: of one case and width, numbers without commas. */
function plain(/** @type {string | null | undefined} */ text) {
  return (text || '').normalize('NFKC').toLowerCase().replace(/(\d),(?=\d)/g, '$1').replace(/[“”‘’"]/g, '');
}

/** The words of an element that its own search goes through: its figures, their names, the other language. */
function words(/** @type {HTMLElement} */ element, /** @type {string} */ selector) {
  const parts = [element.dataset.q];
  element.querySelectorAll(selector).forEach((part) => parts.push(part.textContent || ''));
  return plain(parts.join(' '));
}

/** Reads the page once, when someone turns to the search. */
function read() {
  if (topics.length > 0) return;
  document.querySelectorAll('.topic').forEach((found) => {
    const element = /** @type {HTMLElement} */ (found);
    const area = /** @type {HTMLElement} */ (element.closest('.area'));
    /** @type {Item[]} */
    const figures = [];
    element.querySelectorAll('.fig').forEach((figure) => {
      const one = /** @type {HTMLElement} */ (figure);
      figures.push({ element: one, text: words(one, '.num,.what') });
    });
    const named = words(element, 'h3');
    const text = `${named} ${words(element, '.text')}`;
    const lists = [...element.querySelectorAll('ul')];
    topics.push({ element, area: area.id.slice(2), named, text, figures, lists });
  });
}

/** Whether every word is in the text; a number must begin there: 1.2 is not in 21.2. */
function holds(/** @type {string} */ text, /** @type {string[]} */ wanted) {
  return wanted.every((word) => {
    const number = /^\d/.test(word);
    let at = text.indexOf(word);
    while (number && at > 0 && /[\d.]/.test(text[at - 1])) at = text.indexOf(word, at + 1);
    return at >= 0;
  });
}

function show(/** @type {HTMLElement} */ element, /** @type {boolean} */ shown) {
  if (element.hidden === shown) element.hidden = !shown;
}

/** Hides what does not match and says how much does. */
function find() {
  if (!tools || !input || !choice || !said) return;
  read();
  const wanted = plain(input.value).split(/\s+/).filter((word) => word !== '');
  const area = choice.value;
  let count = 0;
  let terms = 0;
  /** @type {Map<HTMLElement, boolean>} */
  const shown = new Map();
  topics.forEach((topic) => {
    const inside = area === '' || area === topic.area;
    const whole = inside && holds(topic.text, wanted);
    const found = topic.figures.map((one) => whole || (inside && holds(`${one.text} ${topic.named}`, wanted)));
    const figures = found.filter(Boolean).length;
    const any = whole || figures > 0;
    count += figures;
    if (whole && topic.figures.length === 0) terms += 1;
    show(topic.element, any);
    const section = /** @type {HTMLElement} */ (topic.element.parentElement);
    shown.set(section, Boolean(shown.get(section)) || any);
    // What stands in a hidden topic is hidden with it, so the page is touched as little as can be.
    if (!any) return;
    topic.figures.forEach((one, index) => show(one.element, found[index]));
    topic.lists.forEach((list) => show(list, [...list.children].some(isShown)));
  });
  shown.forEach((visible, box) => show(box, visible));
  const all = wanted.length === 0 && area === '';
  if (ways) show(ways, all);
  const { none, one, many } = tools.dataset;
  const told = count === 1 ? one : (many || '').replace('#', String(count));
  said.textContent = all ? '' : (count === 0 && terms === 0 ? none : told) || '';
}

function isShown(/** @type {Element} */ element) {
  return !(/** @type {HTMLElement} */ (element).hidden);
}

/** A figure that is gone to is shown, whatever the search hides, and offers its link. */
function arrive() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.matches('.fig, .with')) offer(target.querySelector('.num'));
  if (!target.closest('[hidden]') || !input || !choice) return;
  input.value = '';
  choice.value = '';
  find();
  target.scrollIntoView();
}

/** One button, which stands at the figure that was gone to last. A button for each would double the stops
 * of the keyboard on the way through the report. */
const copier = document.createElement('button');

function offer(/** @type {Element | null} */ link) {
  if (!(link instanceof HTMLAnchorElement) || !link.parentNode) return;
  copier.textContent = (tools && tools.dataset.copy) || '';
  copier.value = link.href;
  link.parentNode.appendChild(copier);
}

async function copy() {
  try {
    await navigator.clipboard.writeText(copier.value);
  } catch (refused) {
    // Without https there is no clipboard; the older way needs a selected field.
    const field = document.createElement('input');
    field.value = copier.value;
    copier.after(field);
    field.select();
    document.execCommand('copy');
    field.remove();
    copier.focus();
  }
  copier.textContent = (tools && tools.dataset.copied) || '';
}

if (tools && input && choice) {
  tools.hidden = false;
  copier.type = 'button';
  copier.className = 'copy';
  copier.setAttribute('aria-live', 'polite');
  tools.addEventListener('focusin', read);
  input.addEventListener('input', (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) find();
  });
  input.addEventListener('compositionend', find);
  choice.addEventListener('change', find);
  copier.addEventListener('click', copy);
  window.addEventListener('hashchange', arrive);
  // A page that comes back from the browser's memory brings the field's text along.
  if (input.value !== '' || choice.value !== '') find();
  arrive();
}
