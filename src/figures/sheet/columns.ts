/** More entries than this are not put one below the other. */
const MOST_LINES = 5;

/** Is one of so many entries left alone on a last line? */
export const leavesOneAlone = (entries: number, columns: number): boolean =>
  columns > 1 && entries % columns === 1;

/**
 * In how many columns the entries of a legend stand, each column as wide as its widest entry: as many as fit, yet so that
 * no entry is left alone on a last line where that can be had.
 *
 * @param widths of the entries with their symbols and gaps, in the unit of the room
 */
export function legendColumns(widths: readonly number[], room: number): number {
  const fits = (columns: number) => {
    const widest = Array.from({ length: columns }, (_, column) =>
      Math.max(...widths.filter((_, index) => index % columns === column)),
    );
    return widest.reduce((sum, width) => sum + width, 0) <= room;
  };
  const fitting = widths
    .map((_, index) => widths.length - index)
    .filter((columns) => columns === 1 || fits(columns));
  const isGood = (columns: number) =>
    columns === 1 ? widths.length <= MOST_LINES : !leavesOneAlone(widths.length, columns);
  return fitting.find(isGood) ?? fitting[0] ?? 1;
}
