// The same charts by the module, over the pictures that the page came with.
import { record as bytes, themes } from 'plan-chart-facts';
import init, { Drawings, Scale } from 'plan-chart-glue';
import { painted } from '../../www/src/painted.js';
import { keepContract } from './contract.js';

const script = document.currentScript;
const sharp = window.devicePixelRatio || 1;
const COLOURS = Uint32Array.from(themes.light);

function canvasIn(place, width, height) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * sharp);
  canvas.height = Math.round(height * sharp);
  canvas.style.cssText = `width:${width}px;height:${height}px`;
  place.append(canvas);
  return canvas.getContext('2d');
}

async function start() {
  const module_or_path = fetch(script.dataset.wasm, { credentials: 'same-origin' });
  const wasm = await init({ module_or_path });
  // As the page does: first the pictures are painted.
  await painted();
  const [record, now] = [0, 1].map(() => Drawings.read(Uint8Array.from(bytes)));
  const places = [...document.querySelectorAll('[data-chart]')];
  const figures = places.map((place) => ({ place, width: place.clientWidth, ...place.dataset }));
  const drawn = (figure, from) => {
    const { chart, indicator, width } = figure;
    const live = from.chart(chart, indicator, 'zh');
    if (!figure.context) {
      figure.context = canvasIn(figure.place, width, live.height('wide'));
      const canvas = figure.context.canvas;
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', figure.place.querySelector('svg').getAttribute('aria-label'));
      figure.place.className = 'live';
    }
    live.draw(figure.context, 'wide', width, sharp, COLOURS);
    live.free();
  };
  figures.forEach((figure) => drawn(figure, record));
  const redraw = (step) => {
    now.vary(record, step);
    figures.forEach((figure) => drawn(figure, now));
  };
  const scaleIn = (place, aggregate) => {
    const context = canvasIn(place, 1200, 800);
    const scale = new Scale();
    const draw = (list) => scale.draw(context, list, sharp, aggregate);
    return Object.assign(draw, { scale, free: () => scale.free() });
  };
  const pick = (place, { scale }) => {
    const over = canvasIn(place, 1200, 800);
    over.canvas.style.position = 'absolute';
    let last = 0;
    return (x) => {
      last = x === null ? last + 1 : scale.at(x);
      scale.mark(over, last, sharp);
    };
  };
  window.benchMemory = () => wasm.memory.buffer.byteLength;
  keepContract(redraw, scaleIn, pick);
}

start();
