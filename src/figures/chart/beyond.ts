/** Above the frame, or below it. */
export type Side = "above" | "below";

/** An arrow that points out of a frame. */
export const arrow = (side: Side, looks: object) => ({
  type: "point",
  filled: true,
  opacity: 1,
  shape: side === "above" ? "triangle-up" : "triangle-down",
  ...looks,
});

/**
 * Arrows at the edge of a frame, for what goes on beyond it.
 *
 * @param filter an expression: which rows
 * @param mark colour and size
 * @param encoding where along the edge, and what it says
 */
export const beyond = (filter: string, side: Side, mark: object, height: number, encoding: object) => ({
  transform: [{ filter }],
  mark: arrow(side, mark),
  encoding: { ...encoding, y: { value: side === "above" ? INSET : height - INSET } },
});

/** From the edge to the arrow's middle. */
const INSET = 3;
