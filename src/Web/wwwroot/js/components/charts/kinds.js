// The kinds of charts. Each takes a holder, the rows of its table, the texts, and the width it has.
import { bestFirst, dayTicks, domainOf, seriesOf } from '../../lib/series.js';
import { draw, Plot } from './drawing.js';
import { drawIntervals } from './intervals.js';
import { drawLines } from './lines.js';

const percent = value => new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' }).format(value);
const whole = value => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0 }).format(value);
const signed = value => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(value).replace('-', '−');
const few = 10;

export const kinds = {
  columns(holder, rows, { texts, width, title, period }) {
    const days = period === 'week' ? 7 : 1;
    const columns = rows.map(row => ({ from: new Date(row.from), to: new Date(Date.parse(row.from) + days * 86_400_000), rated: row.rated }));
    draw(holder, title, texts.say('chart.columns', { count: rows.length, most: whole(Math.max(...rows.map(row => row.rated))) }), {
      width,
      height: 260,
      marginLeft: 52,
      marginTop: 28,
      marginBottom: 34,
      x: { type: 'utc', label: null, ticks: dayTicks(columns.flatMap(column => [column.from, column.to]), Math.max(3, Math.floor(width / 110))) },
      y: { label: texts.say('chart.votes'), labelArrow: 'none', grid: true, tickFormat: whole, ticks: 5 },
      marks: [
        Plot.rectY(columns, { x1: 'from', x2: 'to', y: 'rated', fill: 'var(--chart-1)', insetLeft: 1, insetRight: 1 }),
        Plot.ruleY([0]),
      ],
    });
  },

  multiples(holder, rows, { texts, width, title, all }) {
    if (rows.length === 0) {
      return;
    }

    const series = seriesOf(all.map(row => row.family));
    // The same order in every language, so that a contestant is found again.
    const order = bestFirst(all);
    const sorted = [...rows].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)).map(row => ({ ...row, hollow: row.votes < few }));
    drawIntervals(holder, sorted, {
      title, width, domain: [0, 1], reference: 0.5, value: 'share', low: 'shareLow', high: 'shareHigh', label: null, format: percent,
      description: texts.say('chart.multiple', { count: rows.length }), series: row => series(row.family), ticks: [0, 0.5, 1],
    });
  },

  effects(holder, rows, { texts, width, title, all }) {
    const series = seriesOf(all.map(row => row.family ?? row.name));
    const named = rows.map(row => ({ ...row, effect: row.effect ?? 0, effectLow: row.effectLow ?? 0, effectHigh: row.effectHigh ?? 0 }));
    drawIntervals(holder, named, {
      title, width, domain: domainOf(named, 'effectLow', 'effectHigh', 0), reference: 0, value: 'effect', low: 'effectLow', high: 'effectHigh',
      label: texts.say('chart.points'), format: signed, description: texts.say('chart.effects', { count: rows.length }), series: row => series(row.family ?? row.name),
    });
  },

  sides(holder, rows, { texts, width, title }) {
    const [from, to] = domainOf(rows, 'shareLow', 'shareHigh', 0.5);
    drawIntervals(holder, rows.map(row => ({ ...row, hollow: row.votes < few })), {
      title, width, domain: [Math.max(0, Math.min(from, 0.4)), Math.min(1, Math.max(to, 0.6))], reference: 0.5, value: 'share', low: 'shareLow', high: 'shareHigh',
      label: texts.say('chart.left'), format: percent, description: texts.say('chart.sides', { count: rows.length }), series: () => ({ colour: 'var(--chart-1)', shape: 'circle' }),
    });
  },

  lines: drawLines,
};
