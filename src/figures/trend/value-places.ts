import { TYPE } from "../theme.js";

/** Pixels from one sex to the next, so that their intervals do not cover each other. */
export const SEX_SHIFT = 5;
/** How large a ring is, px². */
export const RING_SIZE = 130;
/** Pixels from one sex to the next between values that are printed at the frame, which stand beside their intervals. */
export const VALUE_SHIFT = 20;
/** With one or three sexes the middle one has its interval where its value would stand: all values stand so much beside. */
export const VALUE_ASIDE = 8;

/** From the middle of a ring to that of a printed value beside it: half of both, and a gap. */
const CLEAR_OF_RING = Math.sqrt(RING_SIZE) / 2 + TYPE.value / 2;

/** From the middle of a year to the place of a sex, the how manieth of how many. */
const beside = (sex: number, sexes: number, distance: number): number => (sex - (sexes - 1) / 2) * distance;

/**
 * From the middle of its year to the value that is printed at the frame.
 *
 * @param sex the place of its sex among those of the figure
 * @param rings the places of the sexes that have a ring in this year
 * @returns the place, and how much of it is due to rings, pixels
 */
export function valuePlace(sex: number, sexes: number, rings: readonly number[]) {
  const usual = beside(sex, sexes, VALUE_SHIFT) + (sexes % 2) * VALUE_ASIDE;
  const outwards = Math.sign(usual);
  const places = rings.map((ring) => outwards * beside(ring, sexes, SEX_SHIFT) + CLEAR_OF_RING);
  const aside = outwards * Math.max(0, ...places.map((place) => place - Math.abs(usual)));
  return { place: usual + aside, aside };
}
