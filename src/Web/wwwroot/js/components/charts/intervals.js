// Rows of dots with their 95 % intervals on one axis: names on the left, or above their interval where there is no room.
import { draw, marksOf, Plot } from './drawing.js';

const narrow = 440;

export function drawIntervals(holder, rows, { title, description, width, domain, reference, value, low, high, label, format, series, ticks }) {
  const stacked = width < narrow;
  const keyed = rows.map((row, index) => ({ ...row, key: index }));
  const longest = Math.max(...rows.map(row => row.name.length));
  const marginLeft = stacked ? 10 : Math.min(Math.max(60, longest * 7.5 + 12), width * 0.45);
  const told = keyed.filter(row => Number.isFinite(row[value]));
  return draw(holder, title, description, {
    width,
    height: rows.length * (stacked ? 44 : 30) + (label ? 56 : 40),
    marginLeft,
    marginRight: 16,
    marginTop: stacked ? 16 : 10,
    marginBottom: label ? 46 : 28,
    x: { domain, label, labelAnchor: 'center', labelArrow: 'none', tickFormat: format, ticks: ticks ?? Math.max(3, Math.floor((width - marginLeft) / 90)), grid: true },
    y: { type: 'band', domain: keyed.map(row => row.key), axis: stacked ? null : 'left', label: null, tickSize: 0, tickFormat: key => fit(rows[key].name, marginLeft) },
    marks: [
      Plot.ruleX([reference], { stroke: 'currentColor', strokeOpacity: 0.55 }),
      stacked ? Plot.text(keyed, {
        y: 'key', text: row => fit(row.name, width - 16), frameAnchor: 'left', textAnchor: 'start', dy: -13, dx: -4, fill: 'currentColor', stroke: 'var(--surface)', strokeWidth: 5,
      }) : null,
      ...told.flatMap(row => oneRow(row, { value, low, high, look: marksOf(series(row)), dy: stacked ? 6 : 0 })),
    ],
  });
}

// A dashed line and a hollow mark say "provisional"; the table has the word.
function oneRow(row, { value, low, high, look, dy }) {
  const line = { y: 'key', stroke: look.colour, strokeWidth: 2, dy };
  return [
    Plot.ruleY([row], { ...line, x1: low, x2: high, strokeDasharray: row.hollow ? '4 3' : undefined }),
    ...[low, high].map(end => Plot.vector([row], { ...line, x: end, length: 8, rotate: 0, anchor: 'middle', shape: cap })),
    Plot.dot([row], { x: value, y: 'key', dy, r: 4.5, symbol: look.symbol, stroke: look.colour, strokeWidth: 2, fill: row.hollow ? 'var(--surface)' : look.colour, className: row.hollow ? 'hollow' : undefined }),
  ];
}

// From 0 upwards, as Plot's own arrows; "middle" then moves it down by half.
const cap = { draw: (context, length) => { context.moveTo(0, 0); context.lineTo(0, -length); } };

function fit(name, room) {
  const most = Math.floor((room - 8) / 7);
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
