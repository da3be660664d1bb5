// What the declarations allow. Checked, not run.
/// <reference path="./generated.d.ts" />
import { DARK, LIGHT, type Fault, type Live, load, type PlanChart, type Record, ROLES, type Shown } from 'plan-chart';
import json from 'plan-chart/record.json';

const chart: PlanChart = await load();
await load(new URL('https://example.org/plan-chart.wasm'));
await load(new Uint8Array());
let record: Record;
try {
  record = chart.Record.read(json);
} catch (error) {
  const faults = error as Fault[];
  console.log(faults.map(({ path, kind, message }) => `${path} ${kind} ${message}`));
  record = chart.Record.embedded();
}
const gauge: Live = record.chart('gauge', 'gdp', 'en');
record.chart('bars', null, 'zh').free();
const context = document.createElement('canvas').getContext('2d')!;
gauge.draw(context, true, 200, devicePixelRatio, matchMedia('(prefers-color-scheme: dark)').matches ? DARK : LIGHT);
const shown: Shown = record.shown('bars', null, 'en', true, 960);
const first = shown.table.rows[0]?.cells[0]?.number;
const value: number = Number(first?.value ?? 'NaN');
const boxes: number[] = shown.marks.map(({ box }) => box.y + box.height);
const texts: string = record.csv('growth', null, 'en') + record.picture('gauge', 'gdp', 'zh-CN', false) + chart.embedded();
document.addEventListener('plan-chart-select', ({ detail }) => console.log(detail.indicator, detail.values[0]?.label));
console.log(value, boxes, texts, gauge.name(), gauge.height(true), gauge.svg(true, 200, false), ROLES.length);
gauge.free();
record.free();

// The declarations name what the module has, all of it, and nothing else.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Own<T> = Exclude<keyof T, symbol>;
export const records: Same<Own<Record>, Own<wasm_bindgen.Record>> = true;
export const charts: Same<Own<Live>, Own<wasm_bindgen.Live>> = true;
export const statics: Same<Own<typeof Record>, Own<typeof wasm_bindgen.Record>> = true;
