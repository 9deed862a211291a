import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

type Collect = (options?: { readonly type: "minor" }) => void;

let collect: Collect | undefined;
let drawn = 0;

/** Pictures from one sweep of the whole heap to the next. */
const BETWEEN_SWEEPS = 16;

function collector(): Collect {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as Collect;
}

/**
 * Lets go of pictures that are no longer used; called once a picture. Node takes a picture of resvg for an object of
 * a few bytes and sees no need to collect it, while 10 MB hang on it: a thousand charts grow to gigabytes. Young
 * objects are swept in a millisecond, which finds most of them. What is found is freed at the next turn of the event
 * loop, so that a loop that never awaits anything grows nevertheless.
 */
export function releasePictures(): void {
  collect ??= collector();
  drawn++;
  if (drawn % BETWEEN_SWEEPS === 0) collect();
  else collect({ type: "minor" });
}
