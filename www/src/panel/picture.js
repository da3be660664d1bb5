// @ts-check
// The part of the panel with the chart as a picture.

import * as words from 'plan-chart-words';
import { element } from '../dom.js';
import { phrase } from '../phrase.js';
import { downloadLink, save } from './download.js';
import { loadBlob } from './image.js';
import { png } from './png.js';

/** Device px per CSS px of the pictures that are offered, and of the one that is shown and copied. */
const SIZES = [1, 2, 3, 4];
const SHOWN = 2;

export function addPictureSection(/** @type {import('./panel.js').Panel} */ panel) {
  const { picture, name } = panel.files;
  const part = panel.section(phrase(words.panelPicture), phrase(words.panelPictureHint));
  for (const ratio of SIZES) {
    panel.button(part, phrase(words.panelPng, { ratio }), async () => {
      const file = ratio === 1 ? `${name}.png` : `${name}@${ratio}x.png`;
      save(await png(picture, ratio), file);
      return phrase(words.panelSaved, { file });
    });
  }
  part.append(downloadLink(phrase(words.panelSvg), picture, `${name}.svg`));
  panel.button(part, phrase(words.panelShow), async (button) => {
    const blob = await png(picture, SHOWN);
    const image = element('img', 'pc-panel-picture');
    image.alt = panel.alternative;
    await loadBlob(image, blob);
    button.remove();
    part.append(element('p', '', phrase(words.panelPress)), image);
    return '';
  });
  if (typeof ClipboardItem === 'function' && navigator.clipboard && typeof navigator.clipboard.write === 'function') {
    panel.button(part, phrase(words.panelCopyPicture), async () => {
      // Handed over before it is there: some browsers allow it only while the click is fresh.
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png(picture, SHOWN) })]);
      return phrase(words.panelCopied);
    });
  }
}
