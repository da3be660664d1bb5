// What every page of the benchmark has: the mark when the charts are there, redraws of other values,
// and a chart of very many bars. The same in all of them, and small.

/** Makes the browser produce the pixels that were drawn. */
function flush(root) {
  for (const canvas of root.querySelectorAll('canvas')) canvas.getContext('2d').getImageData(0, 0, 1, 1);
}

/** A result of the redraw `step`, moved by up to 3 %. */
export const moved = (value, step, index) => value * (1 + 0.03 * Math.sin(0.7 * step + 1.3 * index));

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

/**
 * `redraw(step)`; `scale(host, aggregate)` gives a function that draws values; `pick(host, draw)`, for those
 * who have it, gives one that picks out the bar at a place (CSS px) or the one beside the last.
 */
export function keepContract(redraw, scale, pick) {
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
  let drawn;
  const freshHost = () => {
    const old = document.getElementById('scale');
    if (old) old.remove();
    if (drawn && drawn.free) drawn.free();
    drawn = undefined;
    const host = document.createElement('div');
    host.id = 'scale';
    host.style.cssText = 'position:relative;width:1200px;height:800px;background:#fff';
    document.body.append(host);
    return host;
  };
  const measured = (aggregate) => (count, budget = 400) => {
    const host = freshHost();
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
      draw = drawn = scale(host, aggregate);
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
    // The least: whatever else the machine does can only make a draw longer.
    const least = (list) => (list.length ? Math.min(...list) : null);
    return { first, firstScript, steady: least(steady), steadyScript: least(scripts), reps: steady.length };
  };
  // Milliseconds for a step of the pointer or of an arrow key among so many bars.
  if (pick) window.benchPick = async (count, steps) => {
    const host = freshHost();
    const draw = (drawn = scale(host, false));
    draw(values(count, 0));
    flush(host);
    const step = pick(host, draw);
    const start = performance.now();
    for (let i = 0; i < steps; i++) {
      step(i % 2 ? null : 50 + ((i * 397) % 1130));
      flush(host);
    }
    return (performance.now() - start) / steps;
  };
  window.benchScale = async (count, budget) => measured(false)(count, budget);
  window.benchScaleAgg = async (count, budget) => measured(true)(count, budget);
}
