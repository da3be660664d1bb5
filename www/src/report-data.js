// @ts-check
// What a page says of its report: a data block, which no script runs.

/**
 * `drawings` is what the charts draw, in base64, where it is not what the module has.
 * @typedef {{ version: string, drawings?: string }} ReportData
 */

/**
 * On pages with all charts: the file of the standard page, the height of the frame of each chart in CSS px, and for the
 * search traditional characters with the simplified ones at the same places. The page that is one file has the last alone.
 * @typedef {ReportData & { page: string, heights: Record<string, number>, characters?: [string, string] }} PageData
 */

/**
 * Beside frames and in them: code and tag of each language, the default first, and the ids of the indicators that have
 * a chart of their own.
 * @typedef {ReportData & { languages: [code: string, tag: string][], indicators: string[] }} Choice
 */

/** What this page says. @returns {PageData & Choice} */
export function reportData() {
  const block = /** @type {Element} */ (document.getElementById('pc-report'));
  return JSON.parse(block.textContent || '');
}

/** What the charts of the page or file draw; undefined where it is what the module has. */
export function drawingsOf(/** @type {ReportData} */ { drawings }) {
  return drawings ? Uint8Array.from(atob(drawings), (byte) => byte.charCodeAt(0)) : undefined;
}
