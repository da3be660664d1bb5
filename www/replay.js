// @ts-check
// Carries out the commands of src/web/canvas.rs on a 2D context. Lengths are sixteenths of a device
// pixel, angles parts of a half turn. A colour or font is set only where it differs from the one before.

const UNIT = 16;
const ANGLE = Math.PI / 1048576;
const FONTS =
  'px system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif';
const ALIGN = ['left', 'center', 'right'];

/** Names of colours and fonts by their numbers: no string is built twice. */
const colours = new Map();
const fonts = new Map();

function colourOf(number) {
  let name = colours.get(number);
  if (!name) colours.set(number, (name = '#' + (number + 0x1000000).toString(16).slice(1)));
  return name;
}

function fontOf(number) {
  let name = fonts.get(number);
  if (!name) fonts.set(number, (name = (number & 1 ? 'bold ' : '') + (number >> 1) / UNIT + FONTS));
  return name;
}

// eslint-disable-next-line no-unused-vars -- called by the module
function replay(context, commands, texts) {
  const lines = texts.split('\n');
  let line = 0;
  let font = -1;
  let align = -1;
  let at = 0;
  const next = () => commands[at++];
  // Divided here and not by a transform: scaled-down letters are drawn as shapes, seven times as slowly.
  const length = () => commands[at++] / UNIT;
  while (at < commands.length) {
    switch (next()) {
      case 0:
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, context.canvas.width, context.canvas.height);
        break;
      case 1:
        context.fillStyle = colourOf(next());
        break;
      case 2:
        for (const end = at + 1 + 4 * next(); at < end; at += 4) {
          context.fillRect(
            commands[at] / UNIT,
            commands[at + 1] / UNIT,
            commands[at + 2] / UNIT,
            commands[at + 3] / UNIT,
          );
        }
        break;
      case 3: {
        context.beginPath();
        for (const end = at + 1 + next(); at < end; ) {
          context.lineTo(length(), length());
        }
        context.fill();
        break;
      }
      case 4: {
        const [x, y, inner, outer] = [length(), length(), length(), length()];
        const [from, to] = [Math.PI + next() * ANGLE, Math.PI + next() * ANGLE];
        context.beginPath();
        context.arc(x, y, outer, from, to);
        context.arc(x, y, inner, to, from, true);
        context.fill();
        break;
      }
      default: {
        const [newFont, newAlign] = [next(), next()];
        if (newFont !== font) context.font = fontOf((font = newFont));
        if (newAlign !== align) context.textAlign = ALIGN[(align = newAlign)];
        context.fillText(lines[line++], length(), length());
      }
    }
  }
}
