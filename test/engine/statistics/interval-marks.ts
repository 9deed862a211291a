import {
  type CountBounds,
  type Counts,
  outerInterval,
  ratioInterval,
} from "../../../src/engine/statistics/interval.js";
import type { IntervalMethod } from "../../../src/engine/statistics/interval-methods.js";
import { markOfIntervals } from "../../../src/engine/statistics/significance.js";
import type { Mark } from "../../../src/model/marks.js";

/** The mark at the best estimate, as if nothing were hidden. */
export function plainMark(method: IntervalMethod, counts: Counts): Mark | null {
  return markOfIntervals(ratioInterval(method, counts, 0.95), ratioInterval(method, counts, 0.998));
}

/** The mark that holds whatever the hidden counts are. */
export function guaranteedMark(method: IntervalMethod, bounds: CountBounds): Mark | null {
  return markOfIntervals(outerInterval(method, bounds, 0.95), outerInterval(method, bounds, 0.998));
}
