import { TYPE } from "../theme.js";

/** Pixels from one sex to the next, so that their intervals do not cover each other. */
export const SEX_SHIFT = 5;
/** How large a ring is, px². */
export const RING_SIZE = 130;
/**
 * Pixels from the middle of a year to the values that are printed at the frame, of one, two or three sexes: each stands clear
 * of the points and ranges of all sexes, and of the other values.
 */
const PLACES: readonly (readonly number[])[] = [[], [9], [-11, 11], [-14, 14, 28]];

/** From the middle of a ring to that of a printed value beside it: half of both, and a gap. */
const CLEAR_OF_RING = Math.sqrt(RING_SIZE) / 2 + TYPE.value / 2;

/**
 * From the middle of its year to the value that is printed at the frame, pixels.
 *
 * @param sex the place of its sex among those of the figure
 * @param rings the places of the sexes that have a ring in this year
 */
export function valuePlace(sex: number, sexes: number, rings: readonly number[]): number {
  const usual = PLACES[sexes]![sex]!;
  const outwards = Math.sign(usual);
  const clear = rings.map((ring) => outwards * (ring - (sexes - 1) / 2) * SEX_SHIFT + CLEAR_OF_RING);
  return outwards * Math.max(Math.abs(usual), ...clear);
}
