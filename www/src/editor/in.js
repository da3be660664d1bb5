// @ts-check
// The ways in: files that are chosen or dropped, pasted tables, the embedded report, the last record; and templates.

import { mostBytes } from 'plan-chart-facts';
import * as words from 'plan-chart-words';
import { element, query, queryAll } from '../dom.js';
import { save } from '../panel/download.js';
import { phrase } from '../phrase.js';

/** @typedef {import('./page.js').Page} Page */

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Gives the browser a file to save, and says so. */
export function give(/** @type {Page} */ page, /** @type {BlobPart} */ content, /** @type {string} */ type, /** @type {string} */ file) {
  save(new Blob([content], { type }), file);
  page.say(phrase(words.editorSaved, { file }));
}

export function giveWorkbook(/** @type {Page} */ page, /** @type {BlobPart | undefined} */ bytes, /** @type {string} */ file) {
  if (bytes) give(page, bytes, XLSX, file);
}

/** A button that does something; what fails is said. */
export function button(/** @type {Page} */ page, /** @type {string} */ label, /** @type {() => Promise<unknown> | unknown} */ run) {
  const made = element('button', '', label);
  answer(page, made, run);
  return made;
}

function answer(/** @type {Page} */ page, /** @type {HTMLElement} */ pressed, /** @type {() => Promise<unknown> | unknown} */ run) {
  pressed.addEventListener('click', async () => {
    try {
      await run();
    } catch (error) {
      page.fail(error);
    }
  });
}

/** The files as the module takes them; undefined where one is too large. */
async function read(/** @type {Page} */ page, /** @type {File[]} */ files) {
  const large = files.find(({ size }) => size > mostBytes);
  if (large) {
    const size = Math.ceil(large.size / (1 << 20));
    page.say(phrase(words.editorTooLarge, { name: large.name, size }));
    return undefined;
  }
  return Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

async function take(/** @type {Page} */ page, /** @type {Iterable<File> | null} */ list) {
  const files = await read(page, [...(list || [])]);
  if (files && files.length) await page.hand({ files });
}

function addChoosing(/** @type {Page} */ page) {
  const input = /** @type {HTMLInputElement} */ (query(document, '#ed-files'));
  input.addEventListener('change', async () => {
    try {
      await take(page, input.files);
    } catch (error) {
      page.fail(error);
    }
    // The same file may have been saved anew.
    input.value = '';
  });
  answer(page, query(document, '#ed-choose'), () => input.click());
  const zone = query(document, '#ed-drop');
  const carriesFiles = (/** @type {DragEvent} */ { dataTransfer }) => Boolean(dataTransfer && [...dataTransfer.types].includes('Files'));
  // Anywhere on the page: a file that misses the zone would take the page's place.
  addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    zone.classList.add('ed-over');
  });
  addEventListener('dragleave', () => zone.classList.remove('ed-over'));
  addEventListener('drop', (event) => {
    zone.classList.remove('ed-over');
    if (!carriesFiles(event)) return;
    event.preventDefault();
    take(page, event.dataTransfer && event.dataTransfer.files).catch((error) => page.fail(error));
  });
}

function addPasting(/** @type {Page} */ page) {
  const field = /** @type {HTMLTextAreaElement} */ (query(document, '#ed-paste'));
  /** The HTML that came with the text in the field. @type {{ plain: string, html: string } | undefined} */
  let pasted;
  field.addEventListener('paste', (event) => {
    const { clipboardData } = event;
    if (!clipboardData) return;
    const [plain, html] = ['text/plain', 'text/html'].map((type) => clipboardData.getData(type));
    // A word is written into the field; a table takes the place of the one before, and is read.
    if (!/<table/i.test(html) && !/[\t\n]/.test(plain)) return;
    event.preventDefault();
    field.value = plain;
    pasted = { plain, html };
    page.hand({ pasted: { html: html || undefined, plain } });
  });
  answer(page, query(document, '#ed-paste-read'), async () => {
    const plain = field.value;
    const html = pasted && pasted.plain === plain && pasted.html ? pasted.html : undefined;
    await page.hand({ pasted: { html, plain } });
  });
}

function showLike(/** @type {Page} */ page) {
  const row = query(document, '#ed-like');
  row.textContent = '';
  row.hidden = !page.like;
  if (!page.like) return;
  const { name, text } = page.like;
  row.append(
    element('span', '', phrase(words.editorLikeKept, { name })),
    button(page, phrase(words.editorLikeFill), () => page.hand('emptied')),
    button(page, phrase(words.editorLikeTemplate), async () => {
      giveWorkbook(page, await page.call('template', page.lang, text), 'template.xlsx');
    }),
    button(page, phrase(words.editorLikeDrop), async () => {
      await setLike(page, undefined);
      query(document, '#ed-like-choose').focus();
    }),
  );
}

/** Compares with another record from now on, or with none. */
export async function setLike(/** @type {Page} */ page, /** @type {Page['like']} */ like) {
  page.like = like;
  showLike(page);
  page.decided.like = like && like.text;
  if (page.given !== undefined && page.given !== 'emptied') await page.reread();
}

function addLike(/** @type {Page} */ page) {
  const input = /** @type {HTMLInputElement} */ (query(document, '#ed-like-file'));
  input.addEventListener('change', async () => {
    try {
      const files = await read(page, [...(input.files || [])]);
      if (files && files.length) {
        const [{ name }] = files;
        const text = await page.call('recordOf', files);
        if (text) await setLike(page, { name, text });
        page.say(phrase(text ? words.editorLikeKept : words.editorLikeNone, { name }));
      }
    } catch (error) {
      page.fail(error);
    }
    input.value = '';
  });
  answer(page, query(document, '#ed-like-choose'), () => input.click());
}

export function addWaysIn(/** @type {Page} */ page) {
  addChoosing(page);
  addPasting(page);
  addLike(page);
  answer(page, query(document, '#ed-embedded'), () => page.hand('embedded'));
  for (const made of queryAll(document, '.ed-template')) {
    const { lang = '' } = made.dataset;
    answer(page, made, async () => giveWorkbook(page, await page.call('template', lang, undefined), `template-${lang}.xlsx`));
  }
}
