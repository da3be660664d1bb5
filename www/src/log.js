// @ts-check
// Lines on the console, each written once, however many charts it is about.

/** @type {Set<string>} */
const logged = new Set();

/** Whether the line is new. */
export function logOnce(/** @type {string} */ text) {
  if (logged.has(text)) return false;
  logged.add(text);
  console.error(`plan-chart: ${text}`);
  return true;
}

/** What an error says, a line for each fault where it is a list. */
export function reason(/** @type {unknown} */ error) {
  if (Array.isArray(error)) return error.map(({ path, message }) => `${path}: ${message}`).join('\n');
  return String(error).replace(/^Error: /, '');
}
