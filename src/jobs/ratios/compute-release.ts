import * as z from "zod";
import { complaint } from "../../catalog/complaint.js";
import { LEVELS } from "../../catalog/levels.js";
import type { Catalog } from "../../catalog/schema.js";
import { INTERVAL_METHODS } from "../../engine/statistics/interval-methods.js";
import { AGE_GROUPS } from "../../model/ages.js";
import { SEXES_AND_BOTH } from "../../model/counts.js";
import type { RatioRow } from "../../model/ratios.js";
import { RatioTable } from "../../model/tables/ratio-table.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import { failureAt, misuse } from "../../text/failure.js";
import { inRequest } from "../../text/told.js";
import type { Release } from "../input/read-release.js";
import { computeAtOnce } from "./compute-from.js";
import { resultHeader, secondPass } from "./compute-ratios.js";
import { planRatios, type RatioRequest } from "./request.js";
import { isDoubtful } from "./told/doubtful.js";

/**
 * Rows of a result, iterable, with `size` and `row(i)`. They are kept column by column, and `column(name)` gives one as
 * an array: numbers as a Float64Array in which NaN stands for null.
 */
export type RatioRows = Iterable<RatioRow> & Pick<RatioTable, "size" | "row" | "column">;

/** Ratios with everything that a reader has to know about them. */
export interface RatioResult {
  /** Reference, sources, credit, and what could not be computed (`notComputable`) and why. */
  readonly header: ResultHeader;
  /** By release, item, level (nation, prefecture, area), region code, sex and ages; those of a second reference follow. */
  readonly rows: RatioRows;
  readonly catalog: Catalog;
}

const texts = z.array(z.string()).readonly().optional();

/** Strict: a misspelt key is an error and not a condition that is silently missing. */
const requestSchema = z.strictObject({
  items: texts,
  prefectures: texts,
  areas: texts,
  regions: z
    .union([
      z.string(),
      z
        .array(
          z.strictObject({ code: z.string(), name: z.string(), members: z.array(z.string()).readonly() }),
        )
        .readonly(),
    ])
    .optional(),
  levels: z.array(z.enum(LEVELS)).readonly().optional(),
  sexes: z.array(z.enum(SEXES_AND_BOTH)).readonly().optional(),
  ages: z
    .array(z.enum([...AGE_GROUPS.map(({ id }) => id), "5-year"]))
    .readonly()
    .optional(),
  reference: z.string().optional(),
  interval: z.enum(INTERVAL_METHODS).optional(),
  bounds: z.enum(["given-reference", "with-reference"]).optional(),
  excludeImplausible: z.boolean().optional(),
  suppression: z.enum(["bounds", "naive"]).optional(),
  acceptSmallCounts: z.boolean().optional(),
});

/**
 * Computes standardized prevalence ratios (100 · observed / expected, by indirect standardization on sex and 5-year
 * age), each with the bounds that hidden counts leave, intervals, significance, rank and flags.
 *
 * Ranks, spread and smoothing compare all regions of the nation: they are null where the input is not
 * nation-wide, whatever is asked for.
 *
 * @throws Failure where the request names what does not exist (`exitCode` 2); where a file could not be read or a
 * table fails a check that the official ones pass; and where nothing can be computed (`exitCode` 1)
 */
export function computeRatios(release: Release, request: RatioRequest = {}): RatioResult {
  refuseOtherThanRelease(release, "computeRatios");
  const { catalog } = release;
  refuseMisspelt(request);
  const plan = planRatios(request, catalog);
  refuseDoubtful(release, plan.acceptSmallCounts);
  const table = new RatioTable();
  const {
    acceptSmallCounts,
    compute: { items },
  } = plan;
  const input = { ...release, items, acceptSmallCounts };
  const second = secondPass(plan);
  const passes = [{ request: plan.compute, into: table }, ...(second ? [second] : [])];
  const [outcome, ofSecond] = computeAtOnce(input, passes);
  const header = resultHeader(plan, [outcome!, ofSecond], table, input, inRequest);
  if (second) table.append(second.into.parts());
  return { catalog, rows: table, header };
}

/** @throws Failure (`exitCode` 2) where a program in plain JavaScript hands over something else than a release */
export function refuseOtherThanRelease(release: unknown, name: string): void {
  if (typeof release === "object" && release !== null && "releases" in release && "catalog" in release)
    return;
  const found = release === null || typeof release !== "object" ? String(release) : "object";
  throw misuse({
    ja: `${name} の 1 つ目の引数は readRelease(…) が返したものです（${found} が渡されました）。例：${name}(readRelease(8))`,
    en: `the first argument of ${name} is what readRelease(…) gives (found ${found}), for example ${name}(readRelease(8))`,
  });
}

/** @throws Failure (`exitCode` 2) naming what the request has that there is not */
export function refuseMisspelt(request: RatioRequest): void {
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success) throw misuse(complaint(parsed.error, request));
}

/**
 * Stops where a number could come out wrong.
 *
 * @throws Failure of a file that could not be read, or of a check that fails
 */
export function refuseDoubtful({ failures, findings }: Release, acceptSmallCounts: boolean): void {
  const [failure] = failures;
  if (failure) throw failure;
  const wrong = findings.find((finding) => isDoubtful(finding, acceptSmallCounts));
  if (wrong) throw failureAt(wrong.path, wrong.text);
}
