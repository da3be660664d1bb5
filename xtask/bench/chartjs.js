// The same charts by Chart.js, with the parts that they need; labels and marks by one small plugin.
import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  DoughnutController,
  LinearScale,
  Tooltip,
} from 'chart.js';
import { keepContract } from './contract.js';
import { FONT, growths, percent, plain, rate, totals, varied } from './data.js';

Chart.register(ArcElement, BarController, BarElement, CategoryScale, DoughnutController, LinearScale, Tooltip);

function open(host, width, height, config) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  host.append(canvas);
  Chart.defaults.font.family = FONT;
  const options = Object.assign({ animation: false, responsive: false }, config.options);
  return new Chart(canvas, Object.assign({}, config, { options }));
}

/** Writes a text beside each bar. */
const labels = (text) => ({
  id: 'labels',
  afterDatasetsDraw(chart) {
    chart.data.datasets.forEach((set, which) => {
      chart.getDatasetMeta(which).data.forEach((bar, i) => {
        const { x, y } = bar.tooltipPosition();
        chart.ctx.fillStyle = '#14202b';
        chart.ctx.fillText(text(which, i), x + 4, y + 4);
      });
    });
  },
});

let now = { totals, growths };
const id = (name) => document.getElementById(name);
const names = (rows) => rows.map((row) => row.name);
const bars = open(id('bars'), 580, 364, {
  type: 'bar',
  data: {
    labels: names(totals),
    datasets: [
      { data: totals.map((row) => rate(row) || 0), backgroundColor: '#0b62b8' },
      { data: totals.map((row) => (row.target ? 100 : 0)), backgroundColor: '#dce8f4' },
    ],
  },
  options: { indexAxis: 'y', scales: { x: { max: 140 } } },
  plugins: [
    labels((which, i) => {
      const row = now.totals[i];
      return which ? (row.target ? '目标' + row.target + row.unit : '') : plain(row.value) + row.unit;
    }),
  ],
});
const growth = open(id('growth'), 580, 488, {
  type: 'bar',
  data: {
    labels: names(growths),
    datasets: ['value', 'plan', 'city'].map((key, i) => ({
      data: growths.map((row) => row[key]),
      backgroundColor: ['#0b62b8', '#5f6f7e', '#14202b'][i],
    })),
  },
  options: { indexAxis: 'y' },
  plugins: [labels((which, i) => (now.growths[i][['value', 'plan', 'city'][which]] || 0).toFixed(1))],
});
const shown = () => now.totals.filter((row) => row.target);
const gauges = shown().map((row, i) =>
  open(id('gauges'), 299, 164, {
    type: 'doughnut',
    data: { datasets: [{ data: [rate(row), 100 - rate(row)], backgroundColor: ['#0b62b8', '#dce8f4'] }] },
    options: { rotation: -90, circumference: 180, cutout: '78%' },
    plugins: [
      {
        id: 'words',
        afterDraw({ ctx }) {
          const one = shown()[i];
          ctx.fillStyle = '#14202b';
          ctx.fillText(percent(rate(one)), 130, 110);
          ctx.fillText(plain(one.value) + one.unit, 130, 130);
          ctx.fillText('目标' + one.target + one.unit, 130, 150);
        },
      },
    ],
  }),
);

function redraw(step) {
  now = { totals: varied(totals, step, 0), growths: varied(growths, step, 7) };
  bars.data.datasets[0].data = now.totals.map((row) => rate(row) || 0);
  growth.data.datasets[0].data = now.growths.map((row) => row.value);
  shown().forEach((row, i) => {
    gauges[i].data.datasets[0].data = [rate(row), Math.max(0, 100 - rate(row))];
  });
  [bars, growth, ...gauges].forEach((chart) => chart.update('none'));
}

function scaleIn(place) {
  let chart;
  return (list) => {
    const data = Array.from(list);
    if (chart) {
      chart.data.datasets[0].data = data;
      chart.update('none');
      return;
    }
    chart = open(place, 1200, 800, {
      type: 'bar',
      data: { labels: data.map((_, i) => i + 1), datasets: [{ data, backgroundColor: '#1f6fd6' }] },
      options: { scales: { x: { ticks: { maxTicksLimit: 10 }, grid: { display: false } }, y: { max: 100 } } },
    });
  };
}

keepContract(redraw, scaleIn);
