import type { RatioKind } from "../../figures/kinds.js";
import type { FigureSource } from "../../figures/plan/figure-source.js";
import { SEXES } from "../../model/counts.js";
import type { Effects } from "../../process/effects.js";
import { misuse } from "../../text/failure.js";
import { figureLevels } from "../chosen.js";
import type { InputRequest } from "../input/read-input.js";
import type { RatioChoice } from "../ratios/request.js";
import { figureSource } from "./source.js";

/** Kinds whose limits go by how many people stand behind a ratio, which pooled years do not add to. */
const NOT_POOLED: readonly RatioKind[] = ["funnel"];

/** @throws Failure (`exitCode` 2) for a kind that pooled years make no figure of */
export function refuseCounting(kind: RatioKind): void {
  if (!NOT_POOLED.includes(kind)) return;
  throw misuse((name) => ({
    ja: `${kind} は、人数から決まる限界線と比べる図なので、同じ人を何度も数える ${name("pool")} では描けません。`,
    en: `${kind} holds ratios against limits that go by numbers of people; with ${name("pool")} the same people would be counted again and again.`,
  }));
}

/** Rows of pooled years, which figures take for those of the newest. */
export async function pooledSource(
  request: InputRequest,
  ratios: RatioChoice,
  releases: readonly number[],
  effects: Effects,
): Promise<FigureSource> {
  const { pooledAsNewest } = await import("../pool/compute-pooled.js");
  const wanted = {
    ...ratios,
    levels: figureLevels(ratios),
    sexes: ratios.sexes ?? SEXES,
    areas: undefined,
  };
  const { header, table, catalog, pooled } = await pooledAsNewest(request, wanted, releases, effects);
  return { ...figureSource(header, [...table], catalog), pooled };
}
