// The figures that the pages without our module draw: those of the benchmark's record.
import { moved } from './contract.js';

export const totals = [
  { name: '地区生产总值', unit: '亿元', value: 407.9, target: 880 },
  { name: '固定资产投资', unit: '亿元', value: 226.4, target: 259 },
  { name: '社会消费品零售总额', unit: '亿元', value: 261.75, target: 609.97 },
  { name: '城镇新增就业', unit: '万人', value: 1.2, target: 1.9 },
  { name: '一般公共预算收入', unit: '亿元', value: 53.6 },
];
export const growths = [
  { name: '地区生产总值', value: 5.0, plan: 6.5, city: 7.5 },
  { name: '规上工业增加值', value: -3.2, plan: 6, city: 8.5 },
  { name: '固定资产投资', value: 19.4, plan: 10, city: 15.1 },
  { name: '社会消费品零售总额', value: 8.2, plan: 5, city: 10.5 },
  { name: '一般公共预算收入', value: 1.7, plan: 5 },
];
export const PACE = 50;
export const FONT = document.body.dataset.font;
export const plain = (value) => String(+value.toFixed(2));
export const percent = (value) => value.toFixed(1) + '%';
export const rate = (row) => (100 * row.value) / row.target;
export const gap = (value, reference, name) =>
  (value < reference ? '低于' : '高于') + name + Math.abs(value - reference).toFixed(1) + '个百分点';
export const varied = (rows, step, from) =>
  rows.map((row, i) => Object.assign({}, row, { value: step ? moved(row.value, step, i + from) : row.value }));
