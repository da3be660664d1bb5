import { LIGHT, load } from '../node_modules/plan-chart/plan-chart.js';

const WIDTH = 960;
const canvas = document.querySelector('#chart');
const asked = new URLSearchParams(location.search);
const which = [asked.get('chart'), asked.get('indicator'), asked.get('lang')];

Promise.all([load(), fetch('../node_modules/plan-chart/record.json').then((answer) => answer.json())])
  .then(([{ Record }, json]) => {
    const record = Record.read(json);
    const chart = record.chart(...which);
    canvas.width = WIDTH;
    canvas.height = chart.height('wide');
    chart.draw(canvas.getContext('2d'), 'wide', WIDTH, 1, LIGHT);
    const description = record.describe(...which, 'wide', WIDTH);
    try {
      Record.read({ ...json, period: null, indicators: 'none' });
    } catch (faults) {
      window.faults = faults;
    }
    const files = { csv: record.csv(...which), picture: record.picture(...which, 'wide') };
    Object.assign(window, { description, ...files });
    document.querySelector('#name').textContent = description.name;
    document.documentElement.dataset.app = 'drawn';
  });
