// The same charts by ECharts, with the parts that a portal imports.
import { BarChart, GaugeChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { keepContract } from './contract.js';
import { FONT, growths, PACE, percent, plain, rate, totals, varied } from './data.js';

use([AriaComponent, BarChart, CanvasRenderer, GaugeChart, GridComponent, MarkLineComponent, TooltipComponent]);

function open(place, width, height, option) {
  const box = document.createElement('div');
  box.style.cssText = `width:${width}px;height:${height}px`;
  place.append(box);
  const chart = init(box);
  const common = { animation: false, textStyle: { fontFamily: FONT } };
  chart.setOption(Object.assign(common, option));
  return chart;
}

const id = (name) => document.getElementById(name);
const reading = { aria: { enabled: true }, tooltip: {} };
const names = (rows) => ({ type: 'category', inverse: true, data: rows.map((row) => row.name) });
const done = (rows) =>
  rows.map((row) => ({ value: rate(row) || 0, label: { formatter: plain(row.value) + row.unit } }));
const bars = open(id('bars'), 580, 364, {
  ...reading,
  grid: { left: 140, right: 20, top: 10, bottom: 30 },
  xAxis: { type: 'value', max: 140 },
  yAxis: names(totals),
  series: [
    {
      type: 'bar',
      data: done(totals),
      label: { show: true, position: 'right' },
      markLine: { symbol: 'none', data: [{ xAxis: PACE }] },
      itemStyle: { color: '#0b62b8' },
    },
    {
      type: 'bar',
      data: totals.map((row) => ({
        value: row.target ? 100 : null,
        label: { formatter: '目标' + row.target + row.unit },
      })),
      label: { show: true, position: 'right' },
      itemStyle: { color: '#dce8f4' },
    },
  ],
});
const growth = open(id('growth'), 580, 488, {
  ...reading,
  grid: { left: 140, right: 20, top: 10, bottom: 30 },
  xAxis: { type: 'value' },
  yAxis: names(growths),
  series: ['value', 'plan', 'city'].map((key, i) => ({
    type: 'bar',
    data: growths.map((row) => row[key]),
    label: { show: true, position: 'right', formatter: (point) => point.value.toFixed(1) },
    itemStyle: { color: ['#0b62b8', '#5f6f7e', '#14202b'][i] },
  })),
});
const arcs = (rows) =>
  rows
    .filter((row) => row.target)
    .map((row) => ({
      data: [
        {
          value: rate(row),
          detail: { formatter: percent(rate(row)) },
          name: plain(row.value) + row.unit + ' / ' + row.target + row.unit,
        },
      ],
    }));
const gauges = open(id('gauges'), 1196, 164, {
  ...reading,
  series: arcs(totals).map((arc, i) => ({
    ...arc,
    type: 'gauge',
    center: [299 * (i + 0.5), 118],
    radius: 92,
    startAngle: 180,
    endAngle: 0,
    progress: { show: true, width: 20, itemStyle: { color: '#0b62b8' } },
    axisLine: { lineStyle: { width: 20, color: [[1, '#dce8f4']] } },
    pointer: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: { show: false },
    detail: { offsetCenter: [0, -10] },
    title: { offsetCenter: [0, 20] },
  })),
});

function redraw(step) {
  const now = varied(totals, step, 0);
  bars.setOption({ series: [{ data: done(now) }] });
  growth.setOption({ series: [{ data: varied(growths, step, 7).map((row) => row.value) }] });
  gauges.setOption({ series: arcs(now) });
  for (const chart of [bars, growth, gauges]) chart.getZr().flush();
}

function scaleIn(place, aggregate) {
  let chart;
  return (list) => {
    const data = Array.from(list);
    const series = { type: 'bar', data, large: false, itemStyle: { color: '#1f6fd6' } };
    if (aggregate) series.sampling = 'max';
    if (chart) chart.setOption({ series: [{ data }] });
    else {
      chart = open(place, 1200, 800, {
        grid: { left: 50, right: 20, top: 20, bottom: 40 },
        xAxis: { type: 'category', data: data.map((_, i) => i + 1) },
        yAxis: { type: 'value', max: 100 },
        series: [series],
      });
    }
    chart.getZr().flush();
  };
}

keepContract(redraw, scaleIn);
