// Ratings over time: a line, a shape and an interval for each contestant, named at its end or, where there is no room, in a key.
import { dayTicks, domainOf, linesOf, seriesOf, spread } from '../../lib/series.js';
import { draw, marksOf, Plot } from './drawing.js';

const most = 6;
const narrow = 600;
const height = 340;
const margins = { marginTop: 24, marginBottom: 34 };

export function drawLines(holder, rows, { texts, width, title }) {
  const lines = linesOf(rows.map(row => ({ ...row, date: new Date(row.day) })), most);
  if (lines.length === 0) {
    return;
  }

  const shown = lines.flatMap(one => one.rows);
  const series = seriesOf(lines.map(one => one.id));
  const domain = domainOf(shown, 'low', 'high', 1000);
  const labelled = width >= narrow;
  draw(holder, title, texts.say('chart.lines', { count: lines.length }), {
    width, height, ...margins,
    marginLeft: 48,
    marginRight: labelled ? Math.min(Math.max(...lines.map(one => one.name.length)) * 7.5 + 20, width * 0.3) : 12,
    x: { type: 'utc', label: null, ticks: dayTicks(shown.map(row => row.date), Math.max(3, Math.floor(width / 130))) },
    y: { domain, label: texts.say('chart.rating'), labelArrow: 'none', grid: true, ticks: 6 },
    marks: [
      Plot.ruleY([1000], { stroke: 'currentColor', strokeOpacity: 0.55 }),
      ...lines.flatMap((one, index) => line(one.rows, marksOf(series(one.id)), (index - (lines.length - 1) / 2) * 3)),
      labelled ? labels(lines, series, domain) : null,
    ],
  });
  if (new Set(rows.map(row => row.id)).size > 1) {
    holder.append(key(lines, series, texts, !labelled));
  }
}

// Intervals of different contestants stand a little beside each other, so that none hides another.
function line(rows, look, dx) {
  return [
    Plot.ruleX(rows, { x: 'date', y1: 'low', y2: 'high', stroke: look.colour, strokeOpacity: 0.6, strokeWidth: 1.5, dx }),
    Plot.lineY(rows, { x: 'date', y: 'rating', stroke: look.colour, strokeWidth: 2, dx }),
    Plot.dot(rows, { x: 'date', y: 'rating', r: 3.5, symbol: look.symbol, fill: look.colour, stroke: look.colour, dx }),
  ];
}

function labels(lines, series, [from, to]) {
  const ends = lines.map(one => one.rows.at(-1));
  const scale = (height - margins.marginTop - margins.marginBottom) / (to - from);
  const moved = spread(ends.map(row => (row.rating - from) * scale), 17, 0, (to - from) * scale);
  return ends.map((row, index) => Plot.text([row], {
    x: 'date', y: from + moved[index] / scale, text: 'name', textAnchor: 'start', dx: 16, fill: series(row.id).colour, fontWeight: 600,
  }));
}

function key(lines, series, texts, all) {
  const holder = document.createElement('div');
  if (all) {
    const list = document.createElement('ul');
    list.className = 'series';
    list.append(...lines.map(one => entry(one.name, series(one.id))));
    holder.append(list);
  }

  const note = document.createElement('p');
  note.className = 'meta';
  note.textContent = texts.say('chart.top', { count: lines.length });
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
