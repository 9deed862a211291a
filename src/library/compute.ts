import { z } from "zod";
import { type AreaChoice, chooseAreas, findPrefecture } from "../catalog/areas.js";
import { complaint } from "../catalog/complaint.js";
import { selectItems, standardItems } from "../catalog/items.js";
import { LEVELS, type Level } from "../catalog/levels.js";
import type { Catalog } from "../catalog/schema.js";
import { computeRelease } from "../engine/compute.js";
import { findImplausible } from "../engine/plausibility/find-implausible.js";
import { INTERVAL_METHODS, type IntervalMethod } from "../engine/statistics/interval-methods.js";
import { withBaseRelease } from "../jobs/ratios/base-release.js";
import { builtInReferences, chooseReference } from "../jobs/ratios/choose-reference.js";
import { resultHeader } from "../jobs/ratios/compute-ratios.js";
import { contradictionFailure } from "../jobs/ratios/contradiction.js";
import { isDoubtful } from "../jobs/ratios/doubtful.js";
import { AGE_GROUPS, type AgeGroup, ageGroup, DEFAULT_AGES } from "../model/ages.js";
import { RatioTable } from "../model/ratio-table.js";
import type { RatioRow, SexOrBoth } from "../model/ratios.js";
import type { ResultHeader } from "../outputs/tables/result.js";
import { Failure } from "../text/failure.js";
import type { Release } from "./read.js";

/** Which ratios are wanted, and how they are made. Everything may be left out. */
export interface RatioRequest {
  /** Ids of items ("bmi-ge-25"). Default: the 46. */
  readonly items?: readonly string[];
  /** Codes or names: "11", "埼玉", "埼玉県", "Saitama". Default: all. */
  readonly prefectures?: readonly string[];
  /** Codes or names of secondary medical areas: "1103", "秩父", "埼玉県東部". Default: all. */
  readonly areas?: readonly string[];
  /** Default: all, or what the choice of prefectures or areas leaves sensible. */
  readonly levels?: readonly Level[];
  /** Default: men, women and both together. */
  readonly sexes?: readonly SexOrBoth[];
  /** "40-74", "40-64", "65-74", a 5-year class such as "40-44", or "5-year" for all seven. Default: the first three. */
  readonly ages?: readonly string[];
  /**
   * What the ratios are compared with: "national" (default, with people not assignable to a prefecture),
   * "national-assigned" (without them; releases 1 to 5 have no other nation), "prefecture:11", or the path of a file made by `ndb-ratio reference`.
   */
  readonly reference?: string;
  /** Limits of the sampling error; "binomial" (Clopper–Pearson) unless given. */
  readonly interval?: IntervalMethod;
  /** Should the bounds cover the reference's own hidden counts too? Default: "given-reference", they do not. */
  readonly bounds?: "given-reference" | "with-reference";
  /**
   * Leave regions whose counts are a gross error of the source (`header.implausible`) out of the reference. Default:
   * they stay, and `header.referenceMoves` says how far they move it.
   */
  readonly excludeImplausible?: boolean;
  /** "naive" reads hidden counts as 0: only to show how wrong that is. Default: "bounds". */
  readonly suppression?: "bounds" | "naive";
  /** Accept counts of 0–9, which the official tables never print: unsuppressed tables of one's own. */
  readonly acceptSmallCounts?: boolean;
}

/**
 * Rows of a result, iterable, with `size` and `row(i)`. They are kept column by column, and `column(name)` gives one as
 * an array: numbers as a Float64Array in which NaN stands for null.
 */
export type RatioRows = Iterable<RatioRow> & Pick<RatioTable, "size" | "row" | "column">;

/** Ratios with everything that a reader has to know about them. */
export interface RatioResult {
  /** Reference, sources, credit, and what could not be computed (`notComputable`) and why. */
  readonly header: ResultHeader;
  /** By release, item, level (nation, prefecture, area), region code, sex and ages. */
  readonly rows: RatioRows;
  readonly catalog: Catalog;
}

const SEXES = ["male", "female", "both"] as const satisfies readonly SexOrBoth[];
const texts = z.array(z.string()).readonly().optional();

/** Strict: a misspelt key is an error and not a condition that is silently missing. */
const requestSchema = z.strictObject({
  items: texts,
  prefectures: texts,
  areas: texts,
  levels: z.array(z.enum(LEVELS)).readonly().optional(),
  sexes: z.array(z.enum(SEXES)).readonly().default(SEXES),
  ages: z
    .array(z.enum([...AGE_GROUPS.map(({ id }) => id), "5-year"]))
    .readonly()
    .default(DEFAULT_AGES),
  reference: z.string().default("national"),
  interval: z.enum(INTERVAL_METHODS).default("binomial"),
  bounds: z.enum(["given-reference", "with-reference"]).default("given-reference"),
  excludeImplausible: z.boolean().default(false),
  suppression: z.enum(["bounds", "naive"]).default("bounds"),
  acceptSmallCounts: z.boolean().default(false),
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
  const { catalog } = release;
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success) throw new Failure(complaint(parsed.error, request), { exitCode: 2 });
  const { suppression, bounds, interval, levels, sexes } = parsed.data;
  const names = parsed.data.prefectures;
  const prefectures = names ? new Set(names.map((name) => findPrefecture(catalog, name).code)) : null;
  const areas = parsed.data.areas ? chooseAreas(catalog, parsed.data.areas) : null;
  const reference = chooseReference(parsed.data.reference, catalog);
  refuseDoubtful(release, parsed.data.acceptSmallCounts);

  const items = parsed.data.items ? selectItems(catalog, parsed.data.items) : standardItems(catalog);
  const table = new RatioTable();
  const builtIn = builtInReferences();
  const implausible = findImplausible(release.releases, items, catalog);
  const asked = {
    items,
    levels: levels ? LEVELS.filter((level) => levels.includes(level)) : sensibleLevels(prefectures, areas),
    sexes: SEXES.filter((sex) => sexes.includes(sex)),
    ages: chosenAges(parsed.data.ages),
    prefectures,
    areas,
    reference: reference.choice,
    treatment: suppression,
    interval,
    boundsWithReference: bounds === "with-reference",
    implausible,
    excludeImplausible: parsed.data.excludeImplausible,
  };
  const engineRequest = withBaseRelease(asked, { releases: release.releases, items, catalog });
  const outcomes = release.releases.map((tables) => {
    const outcome = computeRelease(tables, engineRequest, catalog, builtIn, table);
    if (outcome.contradiction) throw contradictionFailure(outcome.contradiction);
    return outcome;
  });
  const outcome = {
    notComputable: outcomes.flatMap(({ notComputable }) => notComputable),
    used: outcomes.flatMap(({ used }) => used),
    builtInReference: [...new Set(outcomes.flatMap(({ builtInReference }) => builtInReference))],
    groups: outcomes.flatMap(({ groups }) => groups),
    implausible,
    referenceMoves: outcomes.flatMap(({ referenceMoves }) => referenceMoves),
  };
  const described = { suppression, bounds, interval, reference: reference.described };
  return { catalog, rows: table, header: resultHeader({ described }, outcome, table, release) };
}

function sensibleLevels(prefectures: ReadonlySet<string> | null, areas: AreaChoice | null): readonly Level[] {
  if (areas) return ["area"];
  return prefectures ? ["prefecture", "area"] : LEVELS;
}

/** In the order in which all outputs have them. */
function chosenAges(ids: readonly string[]): readonly AgeGroup[] {
  const chosen = new Set(ids.flatMap((id) => ageGroup(id) ?? []));
  return AGE_GROUPS.filter((group) => chosen.has(group));
}

/** Stops where a number could come out wrong. */
function refuseDoubtful({ failures, findings }: Release, acceptSmallCounts: boolean): void {
  const [failure] = failures;
  if (failure) throw failure;
  const wrong = findings.find((finding) => isDoubtful(finding, acceptSmallCounts));
  if (wrong) throw new Failure(wrong.text, { place: { file: wrong.path } });
}
