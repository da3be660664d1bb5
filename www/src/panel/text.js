// @ts-check
// The part of the panel with the sentence of the chart and the link to it.

import * as words from 'plan-chart-words';
import { copyText } from '../clipboard.js';
import { element, query } from '../dom.js';
import { phrase } from '../phrase.js';

export function addTextSection(/** @type {import('./panel.js').Panel} */ panel) {
  const { figure, sentence } = panel;
  const part = panel.section(phrase(words.panelText), sentence);
  const source = query(document, '.origin');
  panel.button(part, phrase(words.panelCopySentence), async (button) => {
    await copyText(`${sentence}\n${source.textContent}`, button);
    return phrase(words.panelCopied);
  });
  panel.button(part, phrase(words.panelCopyLink), async (button) => {
    const address = new URL(location.href);
    address.hash = figure.id;
    await copyText(address.href, button);
    return phrase(words.panelCopied);
  });
  part.append(element('p', 'pc-panel-of', phrase(words.panelLinkHint)));
}
