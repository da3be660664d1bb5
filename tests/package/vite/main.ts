import { type Kind, type Lang, LIGHT, load } from 'plan-chart';
import json from 'plan-chart/record.json';

const WIDTH = 960;
const canvas = document.querySelector<HTMLCanvasElement>('#chart')!;

const asked = new URLSearchParams(location.search);
const which = [asked.get('chart'), asked.get('indicator'), asked.get('lang')] as [Kind, string | null, Lang];

const { Record } = await load();
const record = Record.read(json);
const chart = record.chart(...which);
canvas.width = WIDTH;
canvas.height = chart.height('wide');
chart.draw(canvas.getContext('2d')!, 'wide', WIDTH, 1, LIGHT);
const description = record.describe(...which, 'wide', WIDTH);
let faults: unknown = 'none';
try {
  Record.read({ ...json, period: null, indicators: 'none' });
} catch (list) {
  faults = list;
}
const files = { csv: record.csv(...which), picture: record.picture(...which, 'wide') };
Object.assign(window, { description, faults, ...files });
document.querySelector('#name')!.textContent = description.name;
document.documentElement.dataset.app = 'drawn';
