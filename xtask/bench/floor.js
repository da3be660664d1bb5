// The same charts by hand: a canvas and nothing else, as fast as we know how to write it.
import { keepContract } from './contract.js';
import { FONT, gap, growths, PACE, percent, plain, rate, totals, varied } from './data.js';

const sharp = window.devicePixelRatio || 1;

function canvasIn(host, width, height, name) {
  const canvas = document.createElement('canvas');
  canvas.width = width * sharp;
  canvas.height = height * sharp;
  canvas.style.cssText = `width:${width}px;height:${height}px`;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', name);
  host.append(canvas);
  const context = canvas.getContext('2d');
  context.scale(sharp, sharp);
  return context;
}

function write(g, text, x, y, colour, size, align, weight) {
  g.font = `${weight || ''} ${size}px ${FONT}`;
  g.fillStyle = colour;
  g.textAlign = align;
  g.fillText(text, x, y);
}

function box(g, colour, x, y, width, height) {
  g.fillStyle = colour;
  g.fillRect(x, y, width, height);
}

function drawBars(g, rows) {
  g.clearRect(0, 0, 580, 364);
  write(g, '时序进度50%', 422, 12, '#4d5b68', 12, 'center');
  rows.forEach((row, i) => {
    const y = 24 + i * 68;
    write(g, row.name, 0, y + 31, '#14202b', 15, 'left');
    if (!row.target) {
      write(g, plain(row.value) + row.unit + ' · 未设年度总量目标', 287, y + 37, '#4d5b68', 12, 'left');
      return;
    }
    const share = rate(row);
    write(g, percent(share), 264, y + 31, '#14202b', 15, 'right', 'bold');
    write(g, gap(share, PACE, '时序进度'), 0, y + 49, '#4d5b68', 12, 'left');
    box(g, '#dce8f4', 280, y + 20, 284, 26);
    box(g, '#0b62b8', 280, y + 24, Math.min(284, 2.84 * share), 18);
    for (let dash = 0; dash < 6; dash++) box(g, '#5f6f7e', 421, y + 15 + 7 * dash, 2, 4);
    box(g, '#14202b', 563, y + 16, 3, 34);
    write(g, plain(row.value) + row.unit, 287, y + 37, '#fff', 12, 'left');
    write(g, '目标' + plain(row.target) + row.unit, 564, y + 12, '#4d5b68', 12, 'right');
  });
}

function drawGrowth(g, rows) {
  g.clearRect(0, 0, 580, 488);
  const place = (value) => 290 + (264 * (value + 5)) / 25;
  for (let tick = -5; tick <= 20; tick += 5) {
    box(g, '#dbe2e9', place(tick), 18, 1, 6);
    write(g, tick + '%', place(tick), 12, '#4d5b68', 12, 'center');
  }
  rows.forEach((row, i) => {
    const y = 28 + i * 92;
    write(g, row.name, 0, y + 30, '#14202b', 15, 'left');
    write(g, percent(row.value), 264, y + 30, '#14202b', 15, 'right', 'bold');
    box(g, '#5f6f7e', place(0), y + 30, 1, 26);
    box(g, '#0b62b8', Math.min(place(0), place(row.value)), y + 34, Math.abs(place(row.value) - place(0)), 18);
    [row.plan, row.city].forEach((target, which) => {
      if (target === undefined) return;
      const [x, end] = [place(target), which ? y + 61 : y + 25];
      const name = which ? '市级目标' : '区计划';
      box(g, '#14202b', x - 1, y + 30, 2, 26);
      g.beginPath();
      g.moveTo(x, end - 7);
      g.lineTo(x + 7, end);
      g.lineTo(x, end + 7);
      g.lineTo(x - 7, end);
      g.fill();
      write(g, name + target + '%', x, which ? y + 79 : y + 13, '#4d5b68', 12, 'center');
      write(g, gap(row.value, target, name), 0, y + 48 + 16 * which, '#4d5b68', 12, 'left');
    });
  });
}

function drawGauges(g, rows) {
  g.clearRect(0, 0, 1196, 164);
  rows.filter((row) => row.target).forEach((row, i) => {
    const [x, y, share] = [299 * (i + 0.5), 118, rate(row)];
    write(g, '时序进度50%', x, 12, '#4d5b68', 12, 'center');
    g.lineWidth = 20;
    for (const [colour, part] of [['#dce8f4', 1], ['#0b62b8', Math.min(share / 100, 1)]]) {
      g.strokeStyle = colour;
      g.beginPath();
      g.arc(x, y, 82, Math.PI, Math.PI * (1 + part));
      g.stroke();
    }
    for (let dash = 0; dash < 4; dash++) box(g, '#5f6f7e', x - 1, 19 + 8 * dash, 2, 5);
    box(g, '#14202b', x + 69, 117, 29, 3);
    write(g, percent(share), x, y - 6, '#14202b', 32, 'center', 'bold');
    write(g, plain(row.value) + row.unit, x, y + 20, '#14202b', 15, 'center');
    write(g, '目标' + plain(row.target) + row.unit, x, y + 38, '#4d5b68', 12, 'center');
  });
}

const whole = (css) => Math.round(css * sharp) / sharp;
const host = (id) => document.getElementById(id);
const bars = canvasIn(host('bars'), 580, 364, '完成量与年度目标');
const growth = canvasIn(host('growth'), 580, 488, '增速与两个目标');
const gauges = canvasIn(host('gauges'), 1196, 164, '完成年度目标的比例');

function draw(step) {
  const now = varied(totals, step, 0);
  drawBars(bars, now);
  drawGauges(gauges, now);
  drawGrowth(growth, varied(growths, step, 7));
}

function scaleIn(place, aggregate) {
  const g = canvasIn(place, 1200, 800, '');
  return (list) => {
    g.clearRect(0, 0, 1200, 800);
    for (let value = 0; value <= 100; value += 20) {
      const y = 20 + 740 * (1 - value / 100);
      box(g, '#dbe2e9', 50, y, 1130, 1);
      write(g, String(value), 44, y + 4, '#4d5b68', 12, 'right');
    }
    const labels = Math.min(10, list.length);
    for (let label = 0; label < labels; label++) {
      const index = Math.floor((label * list.length) / labels);
      write(g, String(index + 1), 50 + (1130 * (index + 0.5)) / list.length, 778, '#4d5b68', 12, 'center');
    }
    const together = aggregate ? Math.max(1, Math.ceil(list.length / (1130 * sharp))) : 1;
    const slot = 1130 / Math.ceil(list.length / together);
    const width = slot > 2 ? slot * 0.8 : Math.max(1, slot);
    g.fillStyle = '#1f6fd6';
    for (let i = 0; i < list.length; i += together) {
      let value = list[i];
      for (let j = i + 1; j < i + together && j < list.length; j++) if (list[j] > value) value = list[j];
      const height = 7.4 * value;
      // On device pixels: edges between them take the browser several times as long.
      const x = whole(50 + slot * (i / together) + (slot - width) / 2);
      const y = whole(760 - height);
      g.fillRect(x, y, Math.max(1 / sharp, whole(width)), 760 - y);
    }
  };
}

draw(0);
keepContract(draw, scaleIn);
