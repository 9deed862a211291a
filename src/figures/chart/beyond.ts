/**
 * Arrows at the upper or lower edge of a frame, for what goes on beyond it.
 *
 * @param filter an expression: which rows
 * @param mark colour and size
 * @param encoding where along the edge, and what it says
 */
export const beyond = (
  filter: string,
  edge: "upper" | "lower",
  mark: object,
  height: number,
  encoding: object,
) => ({
  transform: [{ filter }],
  mark: {
    type: "point",
    filled: true,
    opacity: 1,
    shape: edge === "upper" ? "triangle-up" : "triangle-down",
    ...mark,
  },
  encoding: { ...encoding, y: { value: edge === "upper" ? INSET : height - INSET } },
});

/** From the edge to the arrow's middle. */
const INSET = 3;
