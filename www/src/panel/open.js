// @ts-check
// Opens the panel of a chart when its button asks for it.

import { addDataSection } from './data.js';
import { Panel } from './panel.js';
import { addPictureSection } from './picture.js';
import { addPrintSection } from './print.js';
import { addTextSection } from './text.js';

/** The name of a file without its ending, as the link in the page has it. */
function stem(/** @type {HTMLAnchorElement} */ file) {
  return (file.download || file.href.replace(/^.*\//, '')).replace(/\.\w+$/, '');
}

/** @param {((panel: Panel) => void)[]} more adds further sections */
export function answerToolbars(more) {
  const sections = [addPictureSection, addDataSection, addTextSection, addPrintSection, ...more];
  document.addEventListener('plan-chart-tools', (event) => {
    event.preventDefault();
    const figure = /** @type {HTMLElement} */ (/** @type {Element} */ (event.target).closest('.pc'));
    /** @type {HTMLAnchorElement[]} */
    const [picture, data] = /** @type {CustomEvent} */ (event).detail;
    // A phone's picture has a phone's layout, where there are two.
    const compact = figure.querySelector('.pc-compact:not(.pc-wide)');
    const narrow = compact && compact.getClientRects().length > 0;
    const address = narrow ? picture.href.replace(/\.svg$/, '-narrow.svg') : picture.href;
    const panel = new Panel(figure, { picture: address, data: data.href, name: stem(data) });
    sections.forEach((add) => add(panel));
    panel.open();
  });
}
