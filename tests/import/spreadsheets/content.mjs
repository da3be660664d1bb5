// What every program here writes: the table of a report as its office lays it out, and what people type into tables.
//
// A cell is a text, a number, or an object: `value` and `format` (a number with its number format), `runs` (a text in
// pieces of other looks), `formula` (with `value`, or without where the program stores no result), `date`, `error`.

/** The sheet of the report: its first cell is C5, everything before it is empty. */
export const FIRST = { row: 5, column: 3 };

const percent = (value, format) => ({ value, format });
const shown = (value, format) => ({ value, format });

/** Rows of the report from C5 on. `null` is a cell without content. */
export const TABLE = [
  ['关于汉阳区2023年上半年国民经济和社会发展计划执行情况的报告', null, null, null, null, null, null],
  ['单位：亿元、%', null, null, null, null, null, null],
  ['指标名称', '年度计划', '市级年度绩效目标', null, '上半年完成情况', null, '责任单位'],
  [null, null, '总量', '增幅', '总量', '增幅', null],
  ['地区生产总值', percent(0.065, '0.0%'), shown(880, '#,##0'), 7.5, shown(407.9, '0.0'), shown(5, '0.0'), '统计局'],
  ['规模以上工业增加值', percent(0.06, '0%'), '/', 8.5, '/', shown(-3.2, '0.0_);(0.0)'), '经信局'],
  [{ runs: ['固定', '资产投资'] }, percent(0.1, '0%'), 259, 15.1, { formula: '200+26.4', value: 226.4 }, '19.4', '发改局'],
  [null, null, null, null, null, null, null],
  ['社会消费品零售总额', '5%', 609.97, 10.5, '２６１．７５', 8.200000000000001, '商务局'],
  ['地方一般公共预算收入', '5%', '/', null, 53.6, 1.7, '财政局'],
  ['居民可支配收入', '与经济增长同步', '/', null, '与经济增长同步', null, '统计局'],
  ['新增就业人数', { runs: ['1.9', ' 万人'] }, '1.9 万人', null, '约 1.2 万人', null, '人社局'],
  ['注：1. 数据为初步核算数。', null, null, null, null, null, null],
  ['注：2. 市级目标由市政府下达。', null, null, null, null, null, null],
];

/** Merged cells of the report. */
export const MERGED = ['C5:I5', 'C6:I6', 'C7:C8', 'D7:D8', 'E7:F7', 'G7:H7', 'I7:I8', 'E14:F14', 'E15:F15', 'G15:H15', 'E16:F16', 'G16:H16', 'C17:I17'];
/** A row of the report that is hidden; it is read as all others are. */
export const HIDDEN_ROW = 13;
/** A column of the report that is hidden: who is responsible, which is not read. */
export const HIDDEN_COLUMN = 9;
/** A cell of the report with a comment, and the comment. */
export const COMMENT = { cell: 'G16', text: '待核实：1.3' };
/** A hidden sheet, with figures of its own. */
export const DRAFTS = { name: '底稿', rows: [['指标名称', '上半年完成情况（亿元）'], ['地区生产总值', 999]] };

/** What people type into tables; the sheet is 录入. */
export const TYPED = [
  ['指标名称', '单位', '年度目标', '上半年完成', '时点'],
  ['地区生产总值', '亿元', 880, { formula: 'SUM(200,207.9)', value: 407.9 }, { date: '2023-06-30' }],
  ['固定资产投资', '亿元', 259, { formula: 'D2-181.5' }, '2023年6月30日'],
  ['社会消费品零售总额', '亿元', '609.97', ' 261.75 ', null],
  ['城镇登记失业率', '%', percent(0.045, '0.0%'), percent(0.031, '0.00%'), { date: '2023-06-01' }],
  ['招商签约项目', '个', { date: '2023-01-02', format: 'm"月"d"日"' }, 64, null],
  ['地方一般公共预算收入', '亿元', '/', { error: '#DIV/0!' }, null],
];
/** A table without Chinese, for programs of old kinds that have none. */
export const ENGLISH = [
  ['Indicator', 'Annual target (%)', 'Growth (%)'],
  ['Gross domestic product', percent(0.065, '0.0%'), percent(0.05, '0.0%')],
  ['Fixed asset investment', percent(0.1, '0%'), shown(19.4, '0.0')],
];
