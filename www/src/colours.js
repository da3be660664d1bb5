// @ts-check
// Colours that the page around wants for a chart, by custom properties: --plan-chart-bar for the crate's role
// `bar`, and so on. What could not be read on its ground is refused, and the usual colour stays.
/* global BUILT, coloursOf, say */

/** A colour as 0xRRGGBB, or null where it is none, or lets through what is behind it. */
function opaque(text) {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return null;
  const read = ['#000', '#fff'].map((usual) => {
    context.fillStyle = usual;
    context.fillStyle = text;
    return context.fillStyle;
  });
  const hex = /^#[0-9a-f]{6}$/.test(read[0]) && read[0] === read[1];
  return hex ? parseInt(read[0].slice(1), 16) : null;
}

/** Contrast as WCAG 2.2 has it, 1 to 21. */
function contrast(a, b) {
  const [light, dark] = [a, b].map(luminance).sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = [16, 8, 0].map((bits) => {
    const share = ((colour >> bits) & 255) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Takes over what the page around sets for `host`, as far as it can be read. */
// eslint-disable-next-line no-unused-vars -- called by the element
function colour(host, around, place) {
  const { roles, pairs } = BUILT;
  roles.forEach((role) => around.style.removeProperty(`--pc-${role}`));
  // Who asks for colours of the system's, or for more contrast, gets that.
  if (['(forced-colors: active)', '(prefers-contrast: more)'].some((look) => matchMedia(look).matches)) return;
  const usual = coloursOf(place);
  const style = getComputedStyle(host);
  const wanted = new Map();
  for (const role of roles) {
    const text = style.getPropertyValue(`--plan-chart-${role}`).trim();
    if (!text) continue;
    const value = opaque(text);
    if (value === null) say(`--plan-chart-${role}: “${text.slice(0, 40)}” is no opaque colour, so the usual one stays`);
    else wanted.set(role, value);
  }
  const now = (role) => (wanted.has(role) ? wanted.get(role) : usual[roles.indexOf(role)]);
  for (let refused = true; refused; ) {
    refused = false;
    for (const [above, below, least] of pairs) {
      const got = contrast(now(above), now(below));
      const own = [above, below].filter((role) => wanted.has(role));
      if (got >= least || own.length === 0) continue;
      const names = own.map((role) => `--plan-chart-${role}`).join(' and ');
      say(`${above} on ${below} would have a contrast of ${got.toFixed(2)}, less than ${least}, so ${names} stays as usual`);
      own.forEach((role) => wanted.delete(role));
      refused = true;
    }
  }
  wanted.forEach((value, role) => {
    around.style.setProperty(`--pc-${role}`, `#${(value + 0x1000000).toString(16).slice(1)}`);
  });
}
