// Draws every figure from the table that stands in it, and again when its width changes. The table then folds away; without this script,
// and where there is nothing to draw, it is what there is to see.
import { rowsOf } from '../lib/rows.js';
import { part } from './dom.js';
import { kinds } from './charts/kinds.js';

export function drawFigures(root, texts) {
  const figures = root.matches?.('[data-figure]') ? [root] : [...root.querySelectorAll('[data-figure]')];
  for (const figure of figures) {
    const blocks = [...figure.querySelectorAll('[data-part="block"]')];
    for (const block of blocks.length > 0 ? blocks : [figure]) {
      const table = part(block, 'table');
      if (table) {
        drawBlock(figure, block, readTable(table), texts);
        part(block, 'rows').open = block.querySelector('.drawing svg') === null;
      }
    }
  }
}

function drawBlock(figure, block, rows, texts) {
  const title = block.querySelector('h2, h3').textContent;
  for (const holder of block.querySelectorAll('[data-part="drawing"]')) {
    const only = figure.dataset.figure === 'multiples' ? rows.filter(row => row.language === holder.dataset.only) : rows;
    const heading = holder.parentElement.querySelector('h3')?.textContent ?? title;
    onWidth(holder, width => kinds[figure.dataset.figure](holder, only, {
      texts, width, all: rows, period: figure.dataset.period, title: heading === title ? title : `${title}: ${heading}`,
    }));
  }
}

// Draws for the width there is, and again when it has changed by more than a scroll bar.
function onWidth(holder, drawFor) {
  let drawn = 0;
  const redraw = () => {
    const width = Math.floor(holder.parentElement.clientWidth - inset(holder.parentElement));
    if (width > 0 && Math.abs(width - drawn) > 4) {
      drawn = width;
      drawFor(width);
    }
  };
  redraw();
  new ResizeObserver(redraw).observe(holder.parentElement);
}

function inset(element) {
  const style = getComputedStyle(element);
  return parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
}

function readTable(table) {
  const columns = [...table.tHead.rows[0].cells].map(cell => ({ key: cell.dataset.key, low: cell.dataset.low, high: cell.dataset.high }));
  return rowsOf(columns, [...table.tBodies[0].rows].map(row => ({ id: row.dataset.id, hollow: row.dataset.hollow === 'true', cells: [...row.cells].map(cell => ({ ...cell.dataset })) })));
}
