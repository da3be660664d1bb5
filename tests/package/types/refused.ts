// What the declarations refuse. Checked, not run.
import { load, type Quantity, Record, type Selection } from 'plan-chart';

const { Record: Read } = await load();
// @ts-expect-error a record is an object, not its text
Read.read('{}');
// @ts-expect-error nobody makes one by hand
new Record();
const record = Read.embedded();
// @ts-expect-error there is no such chart
record.chart('pie', null, 'en');
// @ts-expect-error there are two languages
record.csv('bars', null, 'fr');
// @ts-expect-error a form has a name
record.chart('bars', null, 'en').height(true);
// @ts-expect-error colours are numbers in an array of their own
record.chart('bars', null, 'en').draw(document.createElement('canvas').getContext('2d')!, 'wide', 9, 1, ['#fff']);
// @ts-expect-error a number is exact text
export const value: number = ({} as Quantity).value;
// @ts-expect-error nothing may be selected
export const selected: string = ({} as Selection).indicator;
// @ts-expect-error it is loaded before it has anything
load().Record;
