// @ts-check
// Tags of languages, as BCP 47 has them.

/** The code of the language alone, without script and region. Content systems also write zh_CN and EN-us. */
export function codeOf(/** @type {string} */ tag) {
  return tag.toLowerCase().split(/[-_]/)[0];
}
