// Ratings over time: a line, a shape and an interval for each contestant, named at its end or, where there is no room, in a key.
import { dayTicks, domainOf, seriesOf, spread } from '../../lib/series.js';
import { draw, marksOf, Plot } from './drawing.js';

const most = 6;
const narrow = 600;
const height = 340;
const margins = { marginTop: 24, marginBottom: 34 };

export function drawLines(holder, rows, { texts, width, title }) {
  const days = rows.map(row => ({ ...row, date: new Date(row.day) })).filter(row => row.group === 0);
  const names = best(days);
  const shown = days.filter(row => names.includes(row.name));
  if (shown.length === 0) {
    return;
  }

  const series = seriesOf(names);
  const domain = domainOf(shown, 'low', 'high', 1000);
  const labelled = width >= narrow;
  draw(holder, title, texts.say('chart.lines', { count: names.length }), {
    width, height, ...margins,
    marginLeft: 48,
    marginRight: labelled ? Math.min(Math.max(...names.map(name => name.length)) * 7.5 + 20, width * 0.3) : 12,
    x: { type: 'utc', label: null, ticks: dayTicks(shown.map(row => row.date), Math.max(3, Math.floor(width / 130))) },
    y: { domain, label: texts.say('chart.rating'), labelArrow: 'none', grid: true, ticks: 6 },
    marks: [
      Plot.ruleY([1000], { stroke: 'currentColor', strokeOpacity: 0.55 }),
      ...names.flatMap((name, index) => line(shown.filter(row => row.name === name), marksOf(series(name)), (index - (names.length - 1) / 2) * 3)),
      labelled ? labels(names, shown, series, domain) : null,
    ],
  });
  if (new Set(rows.map(row => row.name)).size > 1) {
    holder.append(key(names, series, texts, !labelled));
  }
}

// The best rated at the last day; the others are in the table.
function best(days) {
  const last = Math.max(...days.map(row => row.date.getTime()));
  return days.filter(row => row.date.getTime() === last).sort((a, b) => b.rating - a.rating).slice(0, most).map(row => row.name);
}

// Intervals of different contestants stand a little beside each other, so that none hides another.
function line(rows, look, dx) {
  return [
    Plot.ruleX(rows, { x: 'date', y1: 'low', y2: 'high', stroke: look.colour, strokeOpacity: 0.6, strokeWidth: 1.5, dx }),
    Plot.lineY(rows, { x: 'date', y: 'rating', stroke: look.colour, strokeWidth: 2, dx }),
    Plot.dot(rows, { x: 'date', y: 'rating', r: 3.5, symbol: look.symbol, fill: look.colour, stroke: look.colour, dx }),
  ];
}

function labels(names, shown, series, [from, to]) {
  const ends = names.map(name => shown.findLast(row => row.name === name));
  const scale = (height - margins.marginTop - margins.marginBottom) / (to - from);
  const moved = spread(ends.map(row => (row.rating - from) * scale), 17, 0, (to - from) * scale);
  return ends.map((row, index) => Plot.text([row], {
    x: 'date', y: from + moved[index] / scale, text: 'name', textAnchor: 'start', dx: 16, fill: series(names[index]).colour, fontWeight: 600,
  }));
}

function key(names, series, texts, all) {
  const holder = document.createElement('div');
  if (all) {
    const list = document.createElement('ul');
    list.className = 'series';
    list.append(...names.map(name => entry(name, series(name))));
    holder.append(list);
  }

  const note = document.createElement('p');
  note.className = 'meta';
  note.textContent = texts.say('chart.top', { count: names.length });
  holder.append(note);
  return holder;
}

function entry(name, look) {
  const item = document.createElement('li');
  const svg = draw(item, name, name, {
    width: 14, height: 14, axis: null, margin: 0, x: { domain: [-1, 1] }, y: { domain: [-1, 1] },
    marks: [Plot.dot([[0, 0]], { r: 4.5, symbol: marksOf(look).symbol, fill: look.colour, stroke: look.colour })],
  });
  for (const attribute of ['role', 'aria-labelledby', 'aria-describedby']) {
    svg.removeAttribute(attribute);
  }

  svg.setAttribute('aria-hidden', 'true');
  item.append(name);
  item.translate = false;
  return item;
}
