// @ts-check
// Where the script of <plan-chart> is: the files that it needs are beside it.

/** In the classic script the build puts `document.currentScript.src` in place of this. */
export const PLACE = import.meta.url;
