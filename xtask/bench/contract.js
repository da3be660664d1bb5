// What every page of the benchmark has: the mark when the charts are there, redraws of other values,
// and a chart of very many bars. The same in all of them, and small.

/** Makes the browser produce the pixels that were drawn. */
function flush(root) {
  for (const canvas of root.querySelectorAll('canvas')) canvas.getContext('2d').getImageData(0, 0, 1, 1);
}

/** A result of the redraw `step`, moved by up to 3 %. */
const moved = (value, step, index) => value * (1 + 0.03 * Math.sin(0.7 * step + 1.3 * index));

/** Values from 5 to 95, others for each `set`, the same on every page. */
function values(count, set) {
  const list = new Float32Array(count);
  let state = (set * 2654435761 + 12345) >>> 0;
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    list[i] = 5 + (state / 4294967296) * 90;
  }
  return list;
}

/** `redraw(step)`; `scale(host, aggregate)` gives a function that draws values. */
function keepContract(redraw, scale) {
  performance.mark('charts-ready');
  let step = 0;
  window.benchRedraw = (count, noFlush) => {
    const start = performance.now();
    for (let i = 0; i < count; i++) {
      redraw(++step);
      if (!noFlush) flush(document);
    }
    return performance.now() - start;
  };
  const measured = (aggregate) => (count, budget = 400) => {
    const old = document.getElementById('scale');
    if (old) old.remove();
    const host = document.createElement('div');
    host.id = 'scale';
    host.style.cssText = 'width:1200px;height:800px;background:#fff';
    document.body.append(host);
    const sets = (budget > 0 ? [0, 1, 2, 3] : [0]).map((set) => values(count, set));
    const timed = (draw) => {
      const start = performance.now();
      draw();
      const script = performance.now() - start;
      flush(host);
      return [performance.now() - start, script];
    };
    let draw;
    const [first, firstScript] = timed(() => {
      draw = scale(host, aggregate);
      draw(sets[0]);
    });
    // The clock of a page is coarse: draws are timed by the dozen where one takes no time.
    const [steady, scripts] = [[], []];
    let [spent, set, batch] = [0, 0, 1];
    while (spent < budget || (budget > 0 && steady.length < 3)) {
      let [whole, script] = [0, 0];
      for (let i = 0; i < batch; i++) {
        const [all, own] = timed(() => draw(sets[++set & 3]));
        whole += all;
        script += own;
      }
      spent += whole;
      if (whole < 10) batch *= 2;
      else {
        steady.push(whole / batch);
        scripts.push(script / batch);
      }
    }
    const median = (list) => (list.length ? list.sort((a, b) => a - b)[list.length >> 1] : null);
    return {
      first,
      firstScript,
      steady: median(steady),
      steadyScript: median(scripts),
      reps: steady.length,
    };
  };
  window.benchScale = async (count, budget) => measured(false)(count, budget);
  window.benchScaleAgg = async (count, budget) => measured(true)(count, budget);
}
