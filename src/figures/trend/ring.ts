import { SEX_COLOURS } from "../over-years/by-sex.js";

/** Around a value that looks like an error of the source. */
export const RING = { strokeDash: [1.5, 2], strokeWidth: 1 };

/**
 * Rings around the values inside the frame that look like errors of the source.
 *
 * @param position where a value stands
 * @param looks size of the rings, px², and how far they stand beside the middle of their year
 */
export const rings = (
  isInside: string,
  position: { readonly x: object; readonly y: object },
  looks: { readonly size: number; readonly xOffset: object },
) => ({
  transform: [{ filter: `datum.isImplausible && ${isInside}` }],
  mark: { type: "point", shape: "circle", opacity: 1, invalid: null, ...RING, ...looks },
  encoding: { ...position, stroke: SEX_COLOURS },
});
