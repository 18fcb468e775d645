// Word differences between two texts, after Myers' greedy algorithm, with a bound: texts that differ almost everywhere are not marked.
const mostDifferent = 0.7;
const mostEdits = 4_000;

/** Pieces [{ kind: 'same' | 'left' | 'right', text }], or null where too much differs. */
export function wordDiff(left, right) {
  const a = words(left);
  const b = words(right);
  const bound = Math.min(mostEdits, Math.floor((a.length + b.length) * mostDifferent));
  const trace = shortestEdit(a, b, bound);
  return trace === null ? null : join(walkBack(trace, a, b));
}

/** How many passages stand only left and only right. */
export function passages(pieces) {
  return { left: pieces.filter(piece => piece.kind === 'left').length, right: pieces.filter(piece => piece.kind === 'right').length };
}

function words(text) {
  return text.match(/\s+|[\p{L}\p{N}_'’]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

function shortestEdit(a, b, bound) {
  const trace = [];
  let reach = new Map([[1, 0]]);
  for (let edits = 0; edits <= bound; edits++) {
    trace.push(new Map(reach));
    const next = new Map(reach);
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && (next.get(k - 1) ?? -1) < (next.get(k + 1) ?? -1));
      let x = down ? next.get(k + 1) ?? 0 : (next.get(k - 1) ?? 0) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++;
        y++;
      }

      next.set(k, x);
      if (x >= a.length && y >= b.length) {
        return trace;
      }
    }

    reach = next;
  }

  return null;
}

function walkBack(trace, a, b) {
  const pieces = [];
  let x = a.length;
  let y = b.length;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits];
    const k = x - y;
    const down = k === -edits || (k !== edits && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const before = down ? k + 1 : k - 1;
    const beforeX = edits === 0 ? 0 : reach.get(before) ?? 0;
    const beforeY = edits === 0 ? 0 : beforeX - before;
    while (x > beforeX && y > beforeY) {
      pieces.push({ kind: 'same', text: a[--x] });
      y--;
    }

    if (edits > 0) {
      pieces.push(down ? { kind: 'right', text: b[--y] } : { kind: 'left', text: a[--x] });
    }
  }

  return pieces.reverse();
}

// Neighbours of a kind are one passage, also over a space that both sides have; where both sides differ, left comes before right.
function join(pieces) {
  const joined = [];
  let apart = { left: '', right: '' };
  let gap = '';
  const same = text => {
    if (text !== '') {
      joined.push(...['left', 'right'].filter(kind => apart[kind] !== '').map(kind => ({ kind, text: apart[kind] })));
      apart = { left: '', right: '' };
      if (joined.at(-1)?.kind === 'same') {
        joined.at(-1).text += text;
      } else {
        joined.push({ kind: 'same', text });
      }
    }
  };
  for (const { kind, text } of pieces) {
    const differs = apart.left !== '' || apart.right !== '';
    if (kind !== 'same') {
      apart.left += gap;
      apart.right += gap;
      gap = '';
      apart[kind] += text;
    } else if (differs && /^\s+$/.test(text)) {
      gap += text;
    } else {
      same(gap + text);
      gap = '';
    }
  }

  same(gap);
  joined.push(...['left', 'right'].filter(kind => apart[kind] !== '').map(kind => ({ kind, text: apart[kind] })));
  return joined;
}
