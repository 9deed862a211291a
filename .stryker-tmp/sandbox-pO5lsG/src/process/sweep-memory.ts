// @ts-nocheck
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

type Collect = (options?: { readonly type: "minor" }) => void;

let collect: Collect | undefined;

/** Collects what is no longer used: at once, where waiting for it would let memory grow beyond need. */
export function sweepMemory(options?: { readonly type: "minor" }): void {
  if (!collect) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as Collect;
  }
  collect(options);
}
