import type { Catalog, Item } from "../../src/catalog/schema.js";
import { computeRelease } from "../../src/engine/compute.js";
import type { FixedReference, ReferenceChoice } from "../../src/engine/reference/item-reference.js";
import { makeReference } from "../../src/engine/reference/make-reference.js";
import type { ComputeRequest } from "../../src/engine/request.js";
import { AGE_GROUPS } from "../../src/model/ages.js";
import type { ReleaseTables, TablePair } from "../../src/model/counts.js";
import { RatioTable } from "../../src/model/tables/ratio-table.js";
import { type HidingRule, suppressRelease } from "../engine/country/official-suppression.js";
import { randomFrom } from "../engine/country/random.js";
import { filled, type Thinning, thin } from "./made/thinned-release.js";

/** Mean absolute error of one way of reading hidden counts, points, over areas, men and women. */
export interface ErrorOf {
  readonly method: string;
  readonly all: number;
  readonly groups: number;
}

export interface Coverage {
  /** Ratios whose truth was compared with their bounds, and those whose bounds hold it. */
  readonly ratios: number;
  readonly covered: number;
  /** Ratios that something is hidden in. */
  readonly open: number;
}

export interface Proof extends Coverage {
  readonly thinning: string;
  readonly items: number;
  readonly errors: readonly ErrorOf[];
}

const METHODS = ["naive 0", "midpoint 5", "equal split", "ndb-ratio"] as const;
/** A ratio computed another way differs in its last digits. */
const ROUNDING = 1e-7;

/**
 * Takes tables whose truth is known, thins them, hides by the official rule in both directions, computes with the
 * true reference, and compares with the truth.
 */
export function prove(
  pairs: readonly TablePair[],
  release: ReleaseTables,
  items: readonly Item[],
  catalog: Catalog,
  thinning: Thinning,
  seed: number,
): Proof {
  const { truth, published, reference } = thinnedCountry(
    pairs,
    release,
    items,
    catalog,
    thinning,
    seed,
    "row-and-column",
  );
  const ratios = (tables: ReleaseTables, treatment: ComputeRequest["treatment"] = "bounds") =>
    compute(tables, items, catalog, reference, treatment);
  const fill = (rule: "midpoint" | "equal-split"): ReleaseTables => ({
    ...published,
    pairs: published.pairs.map((pair) => ({
      ...pair,
      // Filled-in areas do not add up to anything, so they stand alone.
      prefecture: null,
      area: pair.area && filled(pair.area, rule),
    })),
  });

  const expected = ratios(truth);
  const ours = ratios(published);
  const rivals = [ratios(published, "naive"), ratios(fill("midpoint")), ratios(fill("equal-split")), ours];
  return {
    thinning: thinning.name,
    items: reference.items.size,
    ...coverage(expected, ours),
    errors: METHODS.map((method, m) => ({ method, ...meanErrors(expected, rivals[m]!) })),
  };
}

/** Only whether the bounds hold the truth, for one country hidden by either rule. */
export function proveBounds(
  pairs: readonly TablePair[],
  release: ReleaseTables,
  items: readonly Item[],
  catalog: Catalog,
  thinning: Thinning,
  seed: number,
  rule: HidingRule,
): Coverage {
  const country = thinnedCountry(pairs, release, items, catalog, thinning, seed, rule);
  const ratios = (tables: ReleaseTables) => compute(tables, items, catalog, country.reference, "bounds");
  return coverage(ratios(country.truth), ratios(country.published));
}

/** The same of ratios to each region's own prefecture, as it truly is: its hidden counts are partly the region's. */
export function proveOwnBounds(
  pairs: readonly TablePair[],
  release: ReleaseTables,
  items: readonly Item[],
  catalog: Catalog,
  thinning: Thinning,
  seed: number,
  rule: HidingRule,
): Coverage {
  const { truth, published } = thinnedCountry(pairs, release, items, catalog, thinning, seed, rule);
  const ratios = (tables: ReleaseTables) =>
    compute(tables, items, catalog, { kind: "own-prefecture" }, "bounds");
  return coverage(ratios(truth), ratios(published));
}

/** A thinned country as it is and as it would be published, and the reference that only its truth gives. */
function thinnedCountry(
  pairs: readonly TablePair[],
  release: ReleaseTables,
  items: readonly Item[],
  catalog: Catalog,
  thinning: Thinning,
  seed: number,
  rule: HidingRule,
): { truth: ReleaseTables; published: ReleaseTables; reference: FixedReference } {
  const random = randomFrom(seed);
  const truth: ReleaseTables = { ...release, pairs: pairs.map((pair) => thin(pair, thinning, random)) };
  const made = makeReference(truth, items, { kind: "national" }, catalog);
  return {
    truth,
    published: suppressRelease(truth, rule),
    reference: {
      id: "truth",
      population: { kind: "national" },
      items: new Map(made.items.map(({ id, counts }) => [id, counts])),
    },
  };
}

function compute(
  tables: ReleaseTables,
  items: readonly Item[],
  catalog: Catalog,
  reference: FixedReference | ReferenceChoice,
  treatment: ComputeRequest["treatment"],
): RatioTable {
  const table = new RatioTable();
  const outcome = computeRelease(
    { release: tables, catalog, builtIn: () => null },
    {
      items,
      levels: ["prefecture", "area"],
      sexes: ["male", "female", "both"],
      ages: AGE_GROUPS,
      prefectures: null,
      areas: null,
      reference: "kind" in reference ? reference : { kind: "file", file: reference },
      treatment,
      interval: "binomial",
      boundsWithReference: false,
    },
    table,
  );
  if (outcome.contradiction) throw new Error(outcome.contradiction.text.en);
  return table;
}

function coverage(truth: RatioTable, ours: RatioTable): Coverage {
  const [ratio, lower, upper] = [truth.column("ratio"), ours.column("ratioLower"), ours.column("ratioUpper")];
  let [ratios, covered, open] = [0, 0, 0];
  for (let i = 0; i < truth.size; i++) {
    if (Number.isNaN(ratio[i])) continue;
    ratios++;
    if (lower[i] !== upper[i]) open++;
    const slack = ROUNDING * (1 + ratio[i]!);
    // No lower bound is 0, no upper bound is none.
    const inside = !(lower[i]! > ratio[i]! + slack) && !(upper[i]! < ratio[i]! - slack);
    if (inside && observedInside(truth, ours, i)) covered++;
  }
  return { ratios, covered, open };
}

function observedInside(truth: RatioTable, ours: RatioTable, i: number): boolean {
  const observed = truth.column("observed")[i]!;
  // An upper end that nothing bounds is NaN.
  return !(
    ours.column("observedLower")[i]! > observed + ROUNDING ||
    ours.column("observedUpper")[i]! < observed - ROUNDING
  );
}

/** Over areas, men and women apart. The tables may have other levels too. */
function meanErrors(truth: RatioTable, guess: RatioTable): { all: number; groups: number } {
  const [known, guessed] = [areaRatios(truth), areaRatios(guess)];
  const sums = { all: [0, 0], groups: [0, 0] };
  for (const [i, { ages, ratio }] of known.entries()) {
    const kind = ages === "40-74" ? "all" : ages === "40-64" || ages === "65-74" ? "groups" : null;
    if (!kind || Number.isNaN(ratio)) continue;
    // A method that finds nobody to expect says 0.
    const other = guessed[i]!.ratio;
    sums[kind][0]! += Math.abs((Number.isNaN(other) ? 0 : other) - ratio);
    sums[kind][1]! += 1;
  }
  return { all: sums.all[0]! / sums.all[1]!, groups: sums.groups[0]! / sums.groups[1]! };
}

function areaRatios(table: RatioTable): { ages: string; ratio: number }[] {
  const [level, sex, ages, ratio] = [
    table.column("level"),
    table.column("sex"),
    table.column("ages"),
    table.column("ratio"),
  ];
  return [...level.keys()].flatMap((i) =>
    level[i] === "area" && sex[i] !== "both" ? [{ ages: ages[i]!, ratio: ratio[i]! }] : [],
  );
}
