// @ts-check
// Tells when canvases must be drawn anew. Stands in one function with what follows it in the script.

/** What changes the colours of the page. */
const LOOKS = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'];

/** Calls `draw` where colours or sharpness may be others now, `redraw` where what was painted may be gone. */
// eslint-disable-next-line no-unused-vars -- called by what follows
function watch(draw, redraw) {
  LOOKS.forEach((look) => listen(matchMedia(look), draw));
  // A page that comes back may have lost its canvases on the way.
  addEventListener('pageshow', (event) => event.persisted && redraw());
  document.addEventListener('visibilitychange', () => document.hidden || redraw());
  watchSharpness(draw);
}

/** The pixels of the screen change their size: zoom, another screen. */
function watchSharpness(draw) {
  const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  const changed = () => {
    unlisten(query, changed);
    draw();
    watchSharpness(draw);
  };
  listen(query, changed);
}

// Safari before 14 knows only the older pair.
function listen(query, heard) {
  if (query.addEventListener) query.addEventListener('change', heard);
  else query.addListener(heard);
}

function unlisten(query, heard) {
  if (query.removeEventListener) query.removeEventListener('change', heard);
  else query.removeListener(heard);
}
