// How things are told apart: a colour and a shape each, in this order; the sixth stands for all others.
const shapes = ['circle', 'square', 'triangle', 'diamond', 'down', 'times'];

export function seriesOf(names) {
  const known = [...new Set(names)];
  return name => {
    const index = Math.min(Math.max(known.indexOf(name), 0), shapes.length - 1);
    return { colour: `var(--chart-${index + 1})`, shape: shapes[index] };
  };
}

/** Names by their win rate over all of their votes, best first. */
export function bestFirst(rows) {
  const sums = new Map();
  for (const { name, share, votes } of rows) {
    const [won, all] = sums.get(name) ?? [0, 0];
    sums.set(name, [won + share * votes, all + votes]);
  }

  return [...sums].sort(([, a], [, b]) => b[0] / b[1] - a[0] / a[1]).map(([name]) => name);
}

/** Past ratings as lines: those of one group, as only they compare; the best of the last day first. Rows come by day. */
export function linesOf(rows, most) {
  const last = rows.at(-1)?.day;
  const group = Math.min(...rows.filter(row => row.day === last).map(row => row.group));
  const own = rows.filter(row => row.group === group);
  return own.filter(row => row.day === last).sort((a, b) => b.rating - a.rating).slice(0, most)
    .map(({ id, name }) => ({ id, name, rows: own.filter(row => row.id === id) }));
}

/** Moves labels apart that would lie on each other: heights in order, at least a gap between two, none beyond the ends. */
export function spread(heights, gap, from, to) {
  const order = heights.map((height, index) => ({ height, index })).sort((a, b) => a.height - b.height);
  let low = from;
  for (const label of order) {
    label.height = Math.max(label.height, low);
    low = label.height + gap;
  }

  let high = to;
  for (const label of [...order].reverse()) {
    label.height = Math.min(label.height, high);
    high = label.height - gap;
  }

  const moved = [];
  for (const { height, index } of order) {
    moved[index] = height;
  }

  return moved;
}

/** The range that shows every interval and the reference, with a little room at both ends. */
export function domainOf(rows, low, high, reference) {
  const ends = rows.flatMap(row => [row[low], row[high]]).filter(Number.isFinite).concat(reference === undefined ? [] : [reference]);
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max((to - from) * 0.04, 1e-6);
  return [from - room, to + room];
}

/** Marks of a time axis: at most so many, and never between two days, as rows are days. */
export function dayTicks(dates, most) {
  const times = dates.map(date => date.getTime());
  return Math.max(...times) - Math.min(...times) < most * 86_400_000 ? 'day' : most;
}
