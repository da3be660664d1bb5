// What the declarations allow. Checked, not run.
import {
  type ChartDescription, type ChartHandle, DARK, type Fault, LIGHT, load, type PlanChart, type Record, ROLES,
} from 'plan-chart';
import json from 'plan-chart/record.json';

const module: PlanChart = await load();
await load(new URL('https://example.org/plan-chart-record.wasm'));
await load(new Uint8Array());
let record: Record;
try {
  record = module.Record.read(json);
} catch (error) {
  const faults = error as Fault[];
  console.log(faults.map(({ path, kind, message }) => `${path} ${kind} ${message}`));
  record = module.Record.embedded();
}
const gauge: ChartHandle = record.chart('gauge', 'gdp', 'en');
record.chart('bars', null, 'zh').free();
const context = document.createElement('canvas').getContext('2d')!;
gauge.draw(context, 'wide', 200, devicePixelRatio, matchMedia('(prefers-color-scheme: dark)').matches ? DARK : LIGHT);
const description: ChartDescription = record.describe('bars', null, 'en', 'narrow', 960);
const first = description.table.rows[0]?.cells[0]?.number;
const value: number = Number(first?.value ?? 'NaN');
const boxes: number[] = description.marks.map(({ box }) => box.y + box.height);
const texts: string[] = [
  record.csv('growth', null, 'en'), record.picture('gauge', 'gdp', 'zh-CN', 'compact'), module.embeddedJson(),
  record.svg('gauge', 'gdp', 'zh', 'wide', 200, false),
];
document.addEventListener('plan-chart-select', ({ detail }) => console.log(detail.indicator, detail.values[0]?.label));
console.log(value, boxes, texts, description.name, gauge.height('compact'), ROLES.length);
gauge.free();
record.free();
