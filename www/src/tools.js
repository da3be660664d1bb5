// @ts-check
// The panel with what can be taken away of a chart. It comes on the first click, so that no reader waits for it.

const root = document.documentElement;

const WORDS = {
  zh: {
    title: '保存与分享',
    close: '关闭',
    picture: '图片',
    pictureHint: '标题、来源和日期都在图里。点了没有反应时（例如在微信里），请“显示图片”，再长按。',
    png: 'PNG，#倍',
    svg: 'SVG（可无限放大）',
    show: '显示图片',
    press: '长按图片，即可保存或转发。',
    copyPicture: '复制图片',
    data: '数据',
    dataHint: '数值、单位、说明和来源，可用电子表格打开。',
    csv: 'CSV',
    text: '文字与链接',
    copySentence: '复制这句话',
    copyLink: '复制链接',
    linkHint: '链接打开的就是现在这样：同一语言、同一图表、同样展开的数据表。',
    paper: '打印',
    print: '只打印这张图',
    saved: '已交给浏览器保存：',
    copied: '已复制',
    failed: '没有成功，请换一种方式。',
  },
  en: {
    title: 'Save and share',
    close: 'Close',
    picture: 'Picture',
    pictureHint: 'Title, source and date are in the picture. If nothing happens, as in some apps, show the picture and press it for long.',
    png: 'PNG, #×',
    svg: 'SVG (sharp at any size)',
    show: 'Show the picture',
    press: 'Press the picture for long to save or send it.',
    copyPicture: 'Copy the picture',
    data: 'Data',
    dataHint: 'Numbers, units, notes and source; opens in any spreadsheet.',
    csv: 'CSV',
    text: 'Words and link',
    copySentence: 'Copy this sentence',
    copyLink: 'Copy the link',
    linkHint: 'The link opens what you see now: the same language, chart and open tables.',
    paper: 'Print',
    print: 'Print this chart alone',
    saved: 'Handed to the browser to save: ',
    copied: 'Copied',
    failed: 'That did not work; please try another way.',
  },
};
const words = root.lang.startsWith('en') ? WORDS.en : WORDS.zh;

/** Device px per CSS px of the pictures that are offered, and of the one that is shown and copied. */
const SIZES = [1, 2, 3, 4];
const SHOWN = 2;

function element(/** @type {string} */ name, className = '', text = '') {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  if (made instanceof HTMLButtonElement) made.type = 'button';
  return made;
}

/** An address of the blob that an image can have: where blobs have none, all of it. @returns {Promise<string>} */
function asData(/** @type {Blob} */ blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** The image once it is there. @returns {Promise<HTMLImageElement>} */
function loaded(/** @type {HTMLImageElement} */ image, /** @type {string} */ address) {
  return new Promise((resolve, reject) => {
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('the picture could not be shown'));
    image.src = address;
  });
}

/** Lets an image show a blob, also where a policy forbids addresses of blobs. */
function showing(/** @type {HTMLImageElement} */ image, /** @type {Blob} */ blob) {
  return loaded(image, URL.createObjectURL(blob)).catch(async () => loaded(image, await asData(blob)));
}

/** A chart's picture, as its file has it: with title, source and date in it. */
class Picture {
  constructor(/** @type {string} */ address) {
    this.address = address;
  }

  /** As PNG, `ratio` times as large. @returns {Promise<Blob>} */
  async png(/** @type {number} */ ratio) {
    const answer = await fetch(this.address, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(`${this.address} could not be loaded`);
    // Enlarged in the file: some browsers draw it at its own size first, then blow that up.
    const enlarged = (/** @type {string} */ _, /** @type {string} */ width, /** @type {string} */ height) =>
      `width="${Math.round(Number(width) * ratio)}" height="${Math.round(Number(height) * ratio)}"`;
    const svg = (await answer.text()).replace(/width="([\d.]+)" height="([\d.]+)"/, enlarged);
    const image = await showing(new Image(), new Blob([svg], { type: 'image/svg+xml' }));
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.drawImage(image, 0, 0);
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture'))), 'image/png');
    });
  }
}

async function copyText(/** @type {string} */ text, /** @type {HTMLElement} */ near) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (refused) {
    // Without https there is no clipboard; the older way needs a selected field.
    const field = document.createElement('textarea');
    field.value = text;
    near.after(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    near.focus();
    if (!done) throw refused;
  }
}

/** The chart that a panel is about, and where parts of the panel go. */
class Panel {
  /**
   * @param {HTMLElement} figure
   * @param {{ picture: string, data: string }} files their addresses
   */
  constructor(figure, files) {
    this.figure = figure;
    this.chart = figure.dataset.chart;
    this.indicator = figure.dataset.indicator;
    this.files = files;
    this.heading = /** @type {HTMLElement} */ (figure.querySelector('h2, h3')).textContent || '';
    this.sentence = /** @type {HTMLElement} */ (figure.querySelector('.pc-say')).textContent || '';
    this.dialog = element('dialog', 'pc-panel');
    const title = element('h2', '', words.title);
    title.id = 'pc-panel-title';
    this.dialog.setAttribute('aria-labelledby', title.id);
    const close = element('button', 'pc-close', words.close);
    close.addEventListener('click', () => this.close());
    this.said = element('p', 'pc-panel-said');
    this.said.setAttribute('role', 'status');
    this.dialog.append(title, close, element('p', 'pc-panel-of', this.heading), this.said);
  }

  /** A part of the panel under a heading of its own. */
  section(/** @type {string} */ heading, hint = '') {
    const part = element('section');
    part.append(element('h3', '', heading));
    if (hint) part.append(element('p', 'pc-panel-of', hint));
    this.dialog.insertBefore(part, this.said);
    return part;
  }

  /** A button that does something and says how it went. */
  button(
    /** @type {HTMLElement} */ part, /** @type {string} */ label,
    /** @type {(button: HTMLElement) => Promise<string>} */ run,
  ) {
    const button = element('button', '', label);
    button.addEventListener('click', async () => {
      button.setAttribute('aria-busy', 'true');
      this.said.textContent = '';
      try {
        this.said.textContent = await run(button);
      } catch (error) {
        this.said.textContent = words.failed;
        console.error('plan-chart:', error);
      }
      button.removeAttribute('aria-busy');
    });
    part.append(button);
    return button;
  }

  open() {
    document.body.append(this.dialog);
    // Browsers before 2022 know no dialogs: it lies over the page all the same.
    const dialog = /** @type {HTMLDialogElement} */ (this.dialog);
    if (dialog.showModal) {
      dialog.addEventListener('close', () => this.gone());
      dialog.addEventListener('click', (event) => {
        if (event.target === dialog) this.close();
      });
      dialog.showModal();
    } else {
      dialog.setAttribute('open', '');
      dialog.setAttribute('role', 'dialog');
      dialog.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') this.close();
      });
      /** @type {HTMLElement} */ (dialog.querySelector('button')).focus();
    }
  }

  close() {
    const dialog = /** @type {HTMLDialogElement} */ (this.dialog);
    if (dialog.showModal) dialog.close();
    else this.gone();
  }

  gone() {
    this.dialog.remove();
    /** @type {HTMLElement} */ (this.figure.querySelector('.pc-tools button')).focus();
  }
}

/** The name of a file without its ending, as the served link has it. */
function stem(/** @type {HTMLAnchorElement} */ file) {
  return (file.download || file.href.replace(/^.*\//, '')).replace(/\.\w+$/, '');
}

function link(/** @type {string} */ label, /** @type {string} */ address, /** @type {string} */ name) {
  const made = /** @type {HTMLAnchorElement} */ (element('a', 'pc-button', label));
  made.href = address;
  made.download = name;
  return made;
}

/** Saves a blob as a file. */
function save(/** @type {Blob} */ blob, /** @type {string} */ name) {
  const address = URL.createObjectURL(blob);
  const made = link('', address, name);
  made.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** What every panel holds. */
function fill(/** @type {Panel} */ panel, /** @type {string} */ name) {
  const picture = new Picture(panel.files.picture);

  const pictures = panel.section(words.picture, words.pictureHint);
  SIZES.forEach((ratio) => {
    const label = words.png.replace('#', String(ratio));
    panel.button(pictures, label, async () => {
      const file = ratio === 1 ? `${name}.png` : `${name}@${ratio}x.png`;
      save(await picture.png(ratio), file);
      return words.saved + file;
    });
  });
  pictures.append(link(words.svg, panel.files.picture, `${name}.svg`));
  panel.button(pictures, words.show, async (button) => {
    const blob = await picture.png(SHOWN);
    const image = /** @type {HTMLImageElement} */ (element('img', 'pc-panel-picture'));
    image.alt = `${panel.heading}。${panel.sentence}`;
    await showing(image, blob);
    button.remove();
    pictures.append(element('p', '', words.press), image);
    return '';
  });
  if (typeof ClipboardItem === 'function' && navigator.clipboard && navigator.clipboard.write) {
    panel.button(pictures, words.copyPicture, async () => {
      // Handed over before it is there: some browsers allow it only while the click is fresh.
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture.png(SHOWN) })]);
      return words.copied;
    });
  }

  const data = panel.section(words.data, words.dataHint);
  data.append(link(words.csv, panel.files.data, `${name}.csv`));

  const text = panel.section(words.text, panel.sentence);
  const source = /** @type {HTMLElement} */ (/** @type {Element} */ (panel.figure.closest('section')).querySelector('.source'));
  panel.button(text, words.copySentence, async (button) => {
    await copyText(`${panel.sentence}\n${source.textContent}`, button);
    return words.copied;
  });
  panel.button(text, words.copyLink, async (button) => {
    const address = new URL(location.href);
    address.hash = panel.figure.id;
    await copyText(address.href, button);
    return words.copied;
  });
  text.append(element('p', 'pc-panel-of', words.linkHint));

  const paper = panel.section(words.paper);
  panel.button(paper, words.print, async () => {
    if (typeof print !== 'function') throw new Error('this browser does not print');
    const sheet = element('div', 'pc-sheet');
    const image = await loaded(new Image(), panel.files.picture);
    image.alt = `${panel.heading}。${panel.sentence}`;
    sheet.append(image, ...tableOf(panel.figure));
    document.body.append(sheet);
    root.classList.add('pc-one-sheet');
    const done = () => {
      removeEventListener('afterprint', done);
      root.classList.remove('pc-one-sheet');
      sheet.remove();
    };
    addEventListener('afterprint', done);
    print();
    return '';
  });
}

/** The table of a chart with the rows that tell it. */
function tableOf(/** @type {HTMLElement} */ figure) {
  const table = /** @type {Element} */ (figure.closest('section')).querySelector('.pc-folded table');
  if (!table) return [];
  const own = /** @type {HTMLElement} */ (table.cloneNode(true));
  const { datum } = figure.dataset;
  if (datum !== undefined) {
    own.querySelectorAll('tbody tr').forEach((row) => {
      if (/** @type {HTMLElement} */ (row).dataset.datum !== datum) row.remove();
    });
  }
  return [own];
}

// Whoever has a part for the panel listens for `plan-chart-panel` and adds it.
document.addEventListener('plan-chart-tools', (event) => {
  event.preventDefault();
  const figure = /** @type {HTMLElement} */ (/** @type {Element} */ (event.target).closest('.pc'));
  /** @type {HTMLAnchorElement[]} */
  const [picture, data] = /** @type {CustomEvent} */ (event).detail;
  const compact = /** @type {Element} */ (figure.querySelector('.pc-compact')).getClientRects().length > 0;
  // A phone's picture has a phone's layout; a gauge has but one.
  const narrow = compact && figure.dataset.chart !== 'gauge';
  const address = narrow ? picture.href.replace(/\.svg$/, '-narrow.svg') : picture.href;
  const panel = new Panel(figure, { picture: address, data: data.href });
  fill(panel, stem(data));
  // A page in one file has nothing beside it that others could put into theirs.
  if (document.getElementById('pc-more')) {
    document.dispatchEvent(new CustomEvent('plan-chart-panel', { detail: panel }));
  }
  panel.open();
});
