import { LIGHT, load } from 'plan-chart';
import json from 'plan-chart/record.json';

const WIDTH = 960;
const canvas = document.querySelector<HTMLCanvasElement>('#chart')!;

const { Record } = await load();
const record = Record.read(json);
const chart = record.chart('bars', null, 'en');
canvas.width = WIDTH;
canvas.height = chart.height(true);
chart.draw(canvas.getContext('2d')!, true, WIDTH, 1, LIGHT);
const shown = record.shown('bars', null, 'en', true, WIDTH);
let faults: unknown = 'none';
try {
  Record.read({ ...json, period: null, indicators: 'none' });
} catch (told) {
  faults = told;
}
Object.assign(window, { shown, faults, csv: record.csv('gauge', 'gdp', 'zh'), picture: record.picture('gauge', 'gdp', 'zh', true) });
document.querySelector('#said')!.textContent = chart.name();
document.documentElement.dataset.app = 'drawn';
