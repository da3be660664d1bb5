import { LIGHT, load } from 'plan-chart';
import json from 'plan-chart/record.json';

const WIDTH = 960;
const canvas = document.querySelector<HTMLCanvasElement>('#chart')!;

const { Record } = await load();
const record = Record.read(json);
const chart = record.chart('bars', null, 'en');
canvas.width = WIDTH;
canvas.height = chart.height('wide');
chart.draw(canvas.getContext('2d')!, 'wide', WIDTH, 1, LIGHT);
const description = record.describe('bars', null, 'en', 'wide', WIDTH);
let faults: unknown = 'none';
try {
  Record.read({ ...json, period: null, indicators: 'none' });
} catch (list) {
  faults = list;
}
const files = { csv: record.csv('gauge', 'gdp', 'zh'), picture: record.picture('gauge', 'gdp', 'zh', 'wide') };
Object.assign(window, { description, faults, ...files });
document.querySelector('#name')!.textContent = description.name;
document.documentElement.dataset.app = 'drawn';
