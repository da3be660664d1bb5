import { LIGHT, load } from '../node_modules/plan-chart/plan-chart.js';

const WIDTH = 960;
const canvas = document.querySelector('#chart');

Promise.all([load(), fetch('../node_modules/plan-chart/record.json').then((answer) => answer.json())])
  .then(([{ Record }, json]) => {
    const record = Record.read(json);
    const chart = record.chart('bars', null, 'en');
    canvas.width = WIDTH;
    canvas.height = chart.height(true);
    chart.draw(canvas.getContext('2d'), true, WIDTH, 1, LIGHT);
    window.shown = record.shown('bars', null, 'en', true, WIDTH);
    try {
      Record.read({ ...json, period: null, indicators: 'none' });
    } catch (told) {
      window.faults = told;
    }
    Object.assign(window, { csv: record.csv('gauge', 'gdp', 'zh'), picture: record.picture('gauge', 'gdp', 'zh', true) });
    document.querySelector('#said').textContent = chart.name();
    document.documentElement.dataset.app = 'drawn';
  });
