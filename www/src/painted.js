// @ts-check
// The first paint.

/** Waits until the page has been painted. One that nobody sees yet is not painted, so this waits until it is seen. */
export function painted() {
  return new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
}
