import type { RatioKind } from "../../figures/kinds.js";
import type { FigureSource } from "../../figures/plan/figure-source.js";
import { SEXES } from "../../model/counts.js";
import { yearOfRelease } from "../../model/fiscal-year.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import { figureLevels } from "../chosen.js";
import type { InputRequest } from "../input/read-input.js";
import type { RatioChoice } from "../ratios/request.js";
import { figureSource } from "./source.js";

/** Kinds whose limits go by how many people stand behind a ratio, which pooled years do not add to. */
const NOT_POOLED: readonly RatioKind[] = ["funnel"];

/** Rows of pooled years, which figures take for those of the newest. */
export async function pooledSource(
  request: InputRequest,
  ratios: RatioChoice,
  releases: readonly number[],
  kind: RatioKind,
  effects: Effects,
): Promise<FigureSource> {
  if (NOT_POOLED.includes(kind)) {
    throw new Failure(
      (name) => ({
        ja: `${kind} は、人数から決まる限界線と比べる図なので、同じ人を何度も数える ${name("pool")} では描けません。`,
        en: `${kind} holds ratios against limits that go by numbers of people; with ${name("pool")} the same people would be counted again and again.`,
      }),
      { exitCode: 2 },
    );
  }
  const { pooledRatios } = await import("../pool/compute-pooled.js");
  const { table, header, catalog } = await pooledRatios(
    request,
    { ...ratios, levels: figureLevels(ratios), sexes: ratios.sexes ?? SEXES, areas: undefined },
    releases,
    effects,
  );
  const newest = releases.at(-1)!;
  const rows = [...table].map((row) => ({ ...row, release: newest, fiscalYear: yearOfRelease(newest) }));
  const isFixed = !rows.some(({ reference }) => reference.endsWith(`@${header.pool.release}`));
  return {
    ...figureSource({ ...header, groups: [] }, rows, catalog),
    pooled: { releases, isFixed },
  };
}
