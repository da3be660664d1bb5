// @ts-check
// Picks marks out of a chart, by pointer, touch and keys, and tells what the table says of them. It needs
// neither the canvas nor the module: where a mark is stands on the picture's place, what it is in the table.

/** The words for assistive technology; the page's language decides. */
const main = document.querySelector('main');

/** One chart: a stop for the Tab key, and a button over each mark. */
class Marks {
  constructor(figure) {
    this.figure = figure;
    this.place = figure.querySelector('.pc-place');
    this.first = Number(figure.dataset.datum || 0);
    this.table = figure.closest('section').querySelector('.pc-folded table');
    this.group = element('div', 'pc-picks');
    this.group.setAttribute('role', 'group');
    this.group.setAttribute('aria-label', `${figure.querySelector('h1, h2, h3').textContent} · ${main.dataset.walk}`);
    this.detail = element('div', 'pc-detail');
    this.detail.hidden = true;
    // What it says is the name of the button already.
    this.detail.setAttribute('aria-hidden', 'true');
    const count = this.bands('wide').length;
    this.buttons = Array.from({ length: count }, (_, index) => this.button(index));
    this.group.append(...this.buttons, this.detail);
    this.shown = -1;
    this.group.addEventListener('keydown', (event) => this.key(event));
    this.place.addEventListener('pointerleave', () => this.hide('pointer'));
    this.group.addEventListener('focusout', (event) => {
      if (!this.group.contains(/** @type {Node} */ (event.relatedTarget))) this.hide('focus');
    });
    this.place.append(this.group);
    this.settle();
  }

  /** Top and height of each mark in sixteenths of the picture's size of type. */
  bands(form) {
    const numbers = this.place.dataset[form].split(' ').map(Number);
    return numbers.filter((_, index) => index % 2 === 0).map((y, index) => ({ y, height: numbers[2 * index + 1] }));
  }

  /** The rows of the table that tell the mark: two where two targets differ. */
  rows(index) {
    return [...this.table.querySelectorAll(`tr[data-datum="${this.first + index}"]`)];
  }

  button(index) {
    const button = element('button', 'pc-pick');
    button.type = 'button';
    button.tabIndex = index === 0 ? 0 : -1;
    button.setAttribute('aria-label', this.lines(index).map((line) => line.join('：')).join('；'));
    button.addEventListener('pointerenter', () => this.show(index, 'pointer'));
    button.addEventListener('focus', () => this.show(index, 'focus'));
    button.addEventListener('click', () => this.show(index, 'click'));
    return button;
  }

  /** Label and value of each cell, the name first and the place in the report last. */
  lines(index) {
    const rows = this.rows(index);
    const cells = rows.flatMap((row) => [...row.querySelectorAll('td')]);
    const lines = cells.map((cell) => [cell.dataset.label, cell.dataset.said || cell.textContent]);
    const [row] = rows;
    const place = row.dataset.place ? [[main.dataset.placeLabel, row.dataset.place]] : [];
    return [[row.querySelector('th').textContent], ...lines, ...place];
  }

  key(event) {
    const last = this.buttons.length - 1;
    const current = this.buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const next = {
      ArrowDown: Math.min(current + 1, last),
      ArrowRight: Math.min(current + 1, last),
      ArrowUp: Math.max(current - 1, 0),
      ArrowLeft: Math.max(current - 1, 0),
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === 'Escape') this.hide('Escape');
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.buttons.forEach((button, index) => { button.tabIndex = index === next ? 0 : -1; });
    this.buttons[next].focus();
  }

  /** Puts the buttons over the marks of the form that the page shows now. */
  settle() {
    const wide = this.place.querySelector('.pc-wide').getClientRects().length > 0;
    this.bands(wide ? 'wide' : 'compact').forEach(({ y, height }, index) => {
      this.buttons[index].style.top = `${y / 16}em`;
      this.buttons[index].style.height = `${height / 16}em`;
    });
  }

  /** `by` says what picked it out: a pointer over it, the focus, a click. */
  show(index, by) {
    if (this.shown === index) {
      if (by === 'click') this.tell(index, by);
      return;
    }
    this.unmark();
    this.shown = index;
    this.settle();
    const [[name], ...lines] = this.lines(index);
    const list = element('dl');
    for (const [label, value] of lines) {
      if (value) list.append(element('dt', '', label), element('dd', '', value));
    }
    this.detail.replaceChildren(element('p', '', name), list);
    this.detail.hidden = false;
    this.lay(index);
    this.mark(index, true);
    this.tell(index, by);
  }

  /** Lets the page know what is picked out, or that nothing is any more (-1). */
  tell(index, by) {
    const { chart } = this.figure.dataset;
    const detail = { chart, indicator: null, name: '', values: [], by };
    if (index >= 0) {
      const [[name], ...lines] = this.lines(index);
      const values = lines.filter(([, value]) => value).map(([label, value]) => ({ label, value }));
      Object.assign(detail, { indicator: this.rows(index)[0].dataset.id, name, values });
    }
    this.figure.dispatchEvent(new CustomEvent('plan-chart-select', { bubbles: true, detail }));
  }

  /** Below the mark, or above it where the window ends; never over it, never beyond the window's sides. */
  lay(index) {
    const [place, box, mark] = [this.place, this.detail, this.buttons[index]].map((one) => one.getBoundingClientRect());
    const below = mark.bottom + box.height <= window.innerHeight;
    const above = mark.top - box.height >= 0;
    this.detail.style.top = `${(below || !above ? mark.bottom : mark.top - box.height) - place.top}px`;
    const most = document.documentElement.clientWidth - 8 - box.width - place.left;
    const middle = (place.width - box.width) / 2;
    this.detail.style.left = `${Math.max(8 - place.left, Math.min(middle, most))}px`;
  }

  hide(by) {
    if (this.shown < 0) return;
    this.unmark();
    this.tell(-1, by);
  }

  unmark() {
    if (this.shown >= 0) this.mark(this.shown, false);
    this.shown = -1;
    this.detail.hidden = true;
  }

  /** Mark and row of the table show together which they are. */
  mark(index, on) {
    this.buttons[index].classList.toggle('pc-on', on);
    this.rows(index).forEach((row) => row.classList.toggle('pc-on', on));
  }
}

function element(name, className = '', text = '') {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

const marks = [...document.querySelectorAll('.pc[data-chart]')].map((figure) => new Marks(figure));

// The table answers too: a row under the pointer shows its mark.
for (const one of marks) {
  one.buttons.forEach((_, index) => {
    one.rows(index).forEach((row) => {
      row.addEventListener('pointerenter', () => one.mark(index, true));
      row.addEventListener('pointerleave', () => one.mark(index, one.shown === index));
    });
  });
}

addEventListener('resize', () => marks.forEach((one) => { one.hide('resize'); one.settle(); }));
