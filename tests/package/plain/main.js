import { LIGHT, load } from '../node_modules/plan-chart/plan-chart.js';

const WIDTH = 960;
const canvas = document.querySelector('#chart');

Promise.all([load(), fetch('../node_modules/plan-chart/record.json').then((answer) => answer.json())])
  .then(([{ Record }, json]) => {
    const record = Record.read(json);
    const chart = record.chart('bars', null, 'en');
    canvas.width = WIDTH;
    canvas.height = chart.height('wide');
    chart.draw(canvas.getContext('2d'), 'wide', WIDTH, 1, LIGHT);
    const description = record.describe('bars', null, 'en', 'wide', WIDTH);
    try {
      Record.read({ ...json, period: null, indicators: 'none' });
    } catch (faults) {
      window.faults = faults;
    }
    const files = { csv: record.csv('gauge', 'gdp', 'zh'), picture: record.picture('gauge', 'gdp', 'zh', 'wide') };
    Object.assign(window, { description, ...files });
    document.querySelector('#name').textContent = description.name;
    document.documentElement.dataset.app = 'drawn';
  });
