/** Ends beyond one side of a frame. */
export interface CutSide<Row> {
  /** How far a row's end lies beyond the frame, points; 0 or less within it. */
  readonly beyond: (row: Row) => number;
  /** What stands at the end. */
  readonly text: (row: Row) => string;
  /** What stands there where another's text takes the room. */
  readonly bare: string;
}

/** What stands at the ends beyond one side of a frame. Those that reach furthest have their texts first. */
export function cutEnds<Row>(
  rows: readonly Row[],
  { beyond, text, bare }: CutSide<Row>,
  isNear: (one: Row, other: Row) => boolean,
): ReadonlyMap<Row, string> {
  const texts = new Map<Row, string>();
  const printed: Row[] = [];
  const furthestFirst = rows.filter((row) => beyond(row) > 0).sort((a, b) => beyond(b) - beyond(a) || 0);
  for (const row of furthestFirst) {
    const hasRoom = !printed.some((other) => isNear(row, other));
    if (hasRoom) printed.push(row);
    texts.set(row, hasRoom ? text(row) : bare);
  }
  return texts;
}
