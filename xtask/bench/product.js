// The same charts by the module, over the pictures that the page came with.
/* global wasm_bindgen */
const script = document.currentScript;
const sharp = window.devicePixelRatio || 1;

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
  const wasm = await wasm_bindgen({ module_or_path });
  const { Record, Scale } = wasm_bindgen;
  const text = document.getElementById('record').textContent;
  const record = Record.read(JSON.parse(text));
  const figures = [...document.querySelectorAll('[data-chart]')].map((place) => ({ place }));
  const drawn = (figure, from) => {
    const { chart, indicator } = figure.place.dataset;
    const live = from.chart(chart, indicator, 'zh');
    const width = figure.width || (figure.width = figure.place.clientWidth);
    if (!figure.context) {
      figure.context = canvasIn(figure.place, width, live.height(true));
      const canvas = figure.context.canvas;
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', live.name());
      figure.place.className = 'live';
    }
    live.draw(figure.context, true, width, sharp, false);
    live.free();
  };
  figures.forEach((figure) => drawn(figure, record));
  const redraw = (step) => {
    const now = record.varied(step);
    figures.forEach((figure) => drawn(figure, now));
    now.free();
  };
  const scaleIn = (place, aggregate) => {
    const context = canvasIn(place, 1200, 800);
    const scale = new Scale();
    return (list) => scale.draw(context, list, sharp, aggregate);
  };
  window.benchMemory = () => wasm.memory.buffer.byteLength;
  keepContract(redraw, scaleIn);
}

start();
