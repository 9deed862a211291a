import { sweepMemory } from "../process/sweep-memory.js";

let figures = 0;

/** Pictures from one sweep of the whole heap to the next. */
const BETWEEN_SWEEPS = 24;

/**
 * Lets go of pictures that are no longer used; called once a picture. Node takes a picture of resvg for an object of
 * a few bytes and sees no need to collect it, while 10 MB hang on it: a thousand charts grow to gigabytes. Young
 * objects are swept in a millisecond, which finds most of them. What is found is freed at the next turn of the event
 * loop, so that a loop that never awaits anything grows nevertheless.
 */
export function releasePictures(): void {
  figures++;
  if (figures % BETWEEN_SWEEPS === 0) sweepMemory();
  else sweepMemory({ type: "minor" });
}
