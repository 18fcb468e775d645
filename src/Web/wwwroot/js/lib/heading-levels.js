// Levels of an answer's headings for assistive technology: they begin at 4, under the answer's own heading, and leave none out,
// whatever the answer begins with.
const first = 4;
const last = 6;

/** @param depths the depths as they were written, 1 to 6, in order */
export function headingLevels(depths) {
  const open = [];
  return depths.map(depth => {
    while (open.length > 0 && open.at(-1) >= depth) {
      open.pop();
    }

    open.push(depth);
    return Math.min(last, first + open.length - 1);
  });
}
