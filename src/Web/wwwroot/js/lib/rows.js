// A table as the objects a chart is drawn from: the columns that have a key, with the cells' values and the ends of their intervals.
// A cell without a value leaves its key out; a row that says whose it is keeps that.
export function rowsOf(columns, lines) {
  return lines.map(line => {
    const row = { hollow: line.hollow === true, ...(line.id !== undefined && { id: line.id }) };
    columns.forEach((column, index) => {
      const cell = line.cells[index];
      if (column.key && cell?.value !== undefined) {
        row[column.key] = read(cell.value);
        if (column.low && cell.low !== undefined) {
          row[column.low] = read(cell.low);
          row[column.high] = read(cell.high);
        }
      }
    });
    return row;
  });
}

function read(value) {
  return /^-?\d+(\.\d+)?(E[+-]?\d+)?$/i.test(value) ? Number(value) : value;
}
