// @ts-check
// The code with which others put a chart into their pages: a part of the panel. Stands in one function with what
// makes the panel; the build puts BUILT before it.
/* global BUILT, element, root */

const EMBED = {
  zh: {
    heading: '嵌入其他网页',
    hint: `数字固定为 ${BUILT.version} 版，以后的修订不会改动已经嵌入的图表。`,
    code: '复制这段代码',
    copy: '复制代码',
    done: '已复制。',
    select: '请选中代码自行复制。',
    kinds: {
      element: '网页元素（推荐）',
      fitted: '框架，高度自动',
      fixed: '框架，高度固定',
      picture: '图片加链接',
    },
    about: {
      element: '与网页融为一体，脚本未运行时显示其中的图和表。',
      fitted: '隔离最严，高度由随附的小脚本调整。',
      fixed: '不需要脚本；内容更高时框架内可滚动。',
      picture: '只需要一个图片标签，适合邮件和不允许框架的系统。',
    },
  },
  en: {
    heading: 'Put it into another page',
    hint: `The figures stay those of version ${BUILT.version}: later corrections do not change what is embedded.`,
    code: 'Copy this code',
    copy: 'Copy the code',
    done: 'Copied.',
    select: 'Please select the code and copy it.',
    kinds: {
      element: 'An element of the page (best)',
      fitted: 'A frame that fits its height',
      fixed: 'A frame of fixed height',
      picture: 'A picture with a link',
    },
    about: {
      element: 'Belongs to the page around; where no script runs, the picture and table in it are shown.',
      fitted: 'Kept apart most strictly; a small script sets the height.',
      fixed: 'Needs no script; what is higher scrolls within.',
      picture: 'A picture is all it takes: for e-mail and where frames are not allowed.',
    },
  },
};

/** A value between quotation marks. */
function quoted(text) {
  return `"${escaped(text).replace(/"/g, '&quot;')}"`;
}

function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function tag(name, attributes) {
  const list = Object.entries(attributes).map(([key, value]) => (value === true ? key : `${key}=${quoted(String(value))}`));
  return `<${[name, ...list].join(' ')}>`;
}

/** What is asked to put a chart elsewhere: its addresses and names. */
class Snippet {
  constructor(/** @type {HTMLElement} */ figure) {
    this.lang = root.lang.startsWith('en') ? 'en' : 'zh';
    this.id = figure.id;
    this.chart = figure.dataset.chart;
    this.indicator = figure.dataset.indicator;
    const heading = figure.querySelector('h2, h3').textContent;
    this.words = `${heading}：${figure.querySelector('.pc-say').textContent}`;
    // What tells one frame from the others on a page.
    this.title = `${heading} · ${document.querySelector('.top p').textContent}`;
    this.files = `embed/${BUILT.version}/${this.id}.${this.lang}`;
  }

  /** An address in the folder of this page, whole. */
  at(path) {
    return new URL(path, location.href).href;
  }

  /** The way back, around what is given. */
  back(inside = escaped(this.title), attributes = {}) {
    const href = this.at(`${this.lang === 'en' ? 'en.html' : 'index.html'}#${this.id}`);
    return `${tag('p', attributes)}${tag('a', { href })}${inside}</a></p>`;
  }

  script(kind, { name, integrity }) {
    return `${tag('script', { ...kind, src: this.at(name), integrity, crossorigin: 'anonymous' })}</script>`;
  }

  /** The frame; `more` are further attributes. */
  frame(more) {
    const height = BUILT.heights[`${this.id}.${this.lang}`];
    const sandbox = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';
    return `${tag('iframe', {
      src: this.at(`${this.files}.html`), title: this.title, loading: 'lazy', width: '100%', height, frameborder: 0, sandbox, ...more,
    })}</iframe>`;
  }

  async element() {
    const answer = await fetch(`${this.files}.txt`, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(`${answer.url} could not be loaded`);
    const { chart, indicator, lang } = this;
    const attributes = { chart, ...(indicator ? { indicator } : {}), lang, v: BUILT.version };
    const [script, open] = [this.script({ type: 'module' }, BUILT.element), tag('plan-chart', attributes)];
    return `${script}\n${open}\n${await answer.text()}${this.back(undefined, { slot: 'link' })}\n</plan-chart>`;
  }

  async fitted() {
    return [this.frame({ 'data-plan-chart': true }), this.script({ defer: true }, BUILT.frame), this.back()].join('\n');
  }

  async fixed() {
    return [this.frame({}), this.back()].join('\n');
  }

  async picture() {
    const image = new Image();
    const src = this.at(`${this.files}.svg`);
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error(`${src} could not be loaded`));
      image.src = src;
    });
    const { naturalWidth: width, naturalHeight: height } = image;
    return this.back(tag('img', { src, alt: this.words, width, height, loading: 'lazy' }));
  }
}

/** Copies what the field holds, and says whether that was possible. */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch (refused) {
    // Without https there is no clipboard; the older way copies what is selected.
    field.select();
    return document.execCommand('copy');
  }
}

document.addEventListener('plan-chart-panel', (event) => {
  const panel = /** @type {CustomEvent} */ (event).detail;
  const said = EMBED[root.lang.startsWith('en') ? 'en' : 'zh'];
  const snippet = new Snippet(panel.figure);
  const part = panel.section(said.heading);
  part.append(element('p', 'pc-panel-of', said.hint));
  const choice = element('fieldset', 'pc-kinds');
  choice.append(element('legend', 'pc-unseen', said.heading));
  const about = element('p', 'pc-panel-of');
  const field = element('textarea', 'pc-code');
  field.setAttribute('aria-label', said.code);
  field.readOnly = true;
  field.rows = 6;
  field.spellcheck = false;
  field.addEventListener('focus', () => field.select());
  let shown = '';
  const show = async (kind) => {
    shown = kind;
    about.textContent = said.about[kind];
    const code = await snippet[kind]().catch((error) => {
      console.error('plan-chart:', error.message);
      return '';
    });
    if (shown === kind) field.value = code;
  };
  Object.entries(said.kinds).forEach(([kind, name], index) => {
    const one = element('label');
    const radio = element('input');
    radio.type = 'radio';
    radio.name = 'pc-kind';
    radio.value = kind;
    radio.checked = index === 0;
    radio.addEventListener('change', () => show(kind));
    one.append(radio, name);
    choice.append(one);
  });
  const button = element('button', '', said.copy);
  const told = element('span', 'pc-panel-of');
  told.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    told.textContent = (await copied(field)) ? said.done : said.select;
  });
  part.append(choice, about, field, button, told);
  show('element');
});
