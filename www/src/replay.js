// @ts-check
// Carries out the commands of src/web/canvas.rs on a 2D context. Lengths are sixteenths of a device
// pixel, angles parts of a half turn. A colour or font is set only where it differs from the one before.

const UNIT = 16;
const ANGLE = Math.PI / 1048576;
const FONTS = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC"';
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
  if (!name) {
    // As the page's own: on English pages the fonts of Latin letters come first.
    const families = /^en/.test(document.documentElement.lang) ? 'system-ui,' + FONTS : FONTS + ',system-ui';
    name = (number & 1 ? 'bold ' : '') + (number >> 1) / UNIT + 'px ' + families + ',sans-serif';
    fonts.set(number, name);
  }
  return name;
}

// eslint-disable-next-line no-unused-vars -- called by the module
function replay(context, commands, texts) {
  const lines = texts.split('\n');
  // Divided here and not by a transform: scaled-down letters are drawn as shapes, seven times as slowly.
  let [line, align, at] = [0, -1, 0];
  let colour = '';
  while (at < commands.length) {
    const count = commands[at + 1];
    switch (commands[at]) {
      case 0:
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, context.canvas.width, context.canvas.height);
        at += 1;
        break;
      case 1:
        context.fillStyle = colour = colourOf(count);
        at += 2;
        break;
      case 2:
        at += 2;
        for (const end = at + 4 * count; at < end; at += 4) {
          context.fillRect(
            commands[at] / UNIT,
            commands[at + 1] / UNIT,
            commands[at + 2] / UNIT,
            commands[at + 3] / UNIT,
          );
        }
        break;
      case 3:
        at += 2;
        context.beginPath();
        for (let left = count; left > 0; left--) {
          const end = at + 1 + commands[at];
          context.moveTo(commands[at + 1] / UNIT, commands[at + 2] / UNIT);
          for (at += 3; at < end; at += 2) context.lineTo(commands[at] / UNIT, commands[at + 1] / UNIT);
        }
        context.fill();
        break;
      case 4: {
        const [inner, outer] = [commands[at + 3] / UNIT, commands[at + 4] / UNIT];
        // A broad line: filled between two arcs it takes the browser four times as long.
        context.strokeStyle = colour;
        context.lineWidth = outer - inner;
        context.beginPath();
        const [from, to] = [Math.PI + commands[at + 5] * ANGLE, Math.PI + commands[at + 6] * ANGLE];
        context.arc(commands[at + 1] / UNIT, commands[at + 2] / UNIT, (inner + outer) / 2, from, to);
        context.stroke();
        at += 7;
        break;
      }
      case 5:
        context.font = fontOf(count);
        at += 2;
        break;
      default:
        if (count !== align) context.textAlign = ALIGN[(align = count)];
        context.fillText(lines[line++], commands[at + 2] / UNIT, commands[at + 3] / UNIT);
        at += 4;
    }
  }
}
