import type { Catalog } from "../../catalog/schema.js";
import type { PooledYears } from "../../model/pool.js";
import { isNoted } from "../../model/reference-move.js";
import { withoutImplausible } from "../../model/reference-name.js";
import { RatioTable } from "../../model/tables/ratio-table.js";
import { type ResultHeader, type ResultReference, resultSource } from "../../outputs/tables/result.js";
import type { Effects } from "../../process/effects.js";
import { TOOL } from "../../process/version.js";
import type { Naming, Told } from "../../text/told.js";
import { refuseAbsentAreas } from "../absent-areas.js";
import { chosenRegions } from "../chosen.js";
import { credits, isSynthetic } from "../credit.js";
import { refuseWithoutAreaTables, tellMissingTables } from "../input/missing-tables.js";
import { ownInput } from "../input/own-counts.js";
import type { InputRequest } from "../input/read-input.js";
import {
  computeFrom,
  type RatioInput,
  type RatioOutcome,
  type RatioPass,
  readForRatios,
} from "./compute-from.js";
import { builtInMoves } from "./reference/built-in-references.js";
import { describedAsMade } from "./reference/choose-reference.js";
import { refuseSecond } from "./reference/choose-references.js";
import { BUILT_IN_RATES, movesText, RATES_OF_FILE } from "./reference/moves-of-file.js";
import { planRatios, type RatioChoice, type RatioPlan } from "./request.js";
import type { RowsAhead } from "./rows-ahead.js";
import { tellAbsentGroups } from "./told/absent-groups.js";
import { nothingComputed, tellNotComputable, wordedReasons } from "./told/not-computable.js";
import { tellImplausible } from "./told/tell-implausible.js";

/** A result in memory, and the catalog that its items come from. */
export interface ComputedRatios {
  readonly header: ResultHeader;
  readonly table: RatioTable;
  /** The same regions against the second reference, where there is one. */
  readonly second: RatioTable | null;
  readonly catalog: Catalog;
  /** Several releases added up, of which rows name the newest. */
  readonly pooled?: PooledYears;
}

/**
 * Reads the paths and computes every ratio asked for. What cannot be computed is said on standard error and stands
 * in the header; if nothing can, that is a Failure.
 *
 * @param ahead makes the rows into text meanwhile
 * @param allowsSecond may the result have a second reference? Else one is refused
 * @param shown the regions that are shown of those that are computed, where they are not all
 * @param onlyTheirPrefectures compute no more than the prefectures of the areas shown
 */
export async function ratiosOfFiles(
  request: InputRequest,
  choice: RatioChoice,
  effects: Effects,
  projectCatalog: Catalog,
  {
    ahead,
    allowsSecond = false,
    shown = choice,
    onlyTheirPrefectures = false,
  }: {
    readonly ahead?: RowsAhead | undefined;
    readonly allowsSecond?: boolean;
    readonly shown?: Pick<RatioChoice, "prefectures" | "areas">;
    readonly onlyTheirPrefectures?: boolean;
  } = {},
): Promise<ComputedRatios> {
  const { own, ...given } = ownInput(request, choice, projectCatalog, effects);
  const plan = planRatios(choice, projectCatalog, own);
  if (!allowsSecond) refuseSecond(plan);
  const input = await readForRatios(given.request, plan, given.effects);
  const regions = chosenRegions(shown, plan.catalog);
  const theirs = onlyTheirPrefectures ? (regions.areas?.prefectures ?? null) : null;
  const asked = {
    ...plan,
    shown: regions,
    compute: { ...plan.compute, prefectures: plan.compute.prefectures ?? theirs },
  };
  const computed = await ratiosOfInput(asked, input, effects, [], ahead);
  tellReference(plan, computed.header, effects);
  return computed;
}

/**
 * The ratios of an input that was read.
 *
 * @param others further computations of the same tables
 * @returns the ratios, and what the others found
 */
export async function ratiosOfInput(
  plan: RatioPlan,
  input: RatioInput,
  effects: Effects,
  others: readonly RatioPass[] = [],
  ahead?: RowsAhead,
): Promise<ComputedRatios & { readonly others: readonly RatioOutcome[] }> {
  const table = new RatioTable();
  const second = secondPass(plan);
  const passes = [
    { request: plan.compute, into: table, onRows: () => ahead?.add(table) },
    ...(second ? [second] : []),
    ...others,
  ];
  const [outcome, ...further] = await computeFrom(input, passes, effects);
  const ofSecond = second ? further.shift() : undefined;
  tellAbsentGroups(plan, second ? [table, second.into] : [table], effects);
  if (table.size === 0) {
    const years = input.releases.map(({ fiscalYear }) => fiscalYear);
    refuseAbsentAreas(plan.compute.areas, years, plan.catalog);
    refuseWithoutAreaTables({ ...input, items: plan.compute.items }, plan.compute.levels);
    tellMissingTables(input, plan.compute.levels, outcome!.notComputable, plan.catalog, effects);
  }
  const header = resultHeader(plan, [outcome!, ofSecond], table, input, effects.name);
  tellAgesNotMade(plan, effects);
  const { items } = plan.compute;
  tellNotComputable(header.notComputable, plan.catalog, effects, { items, releases: input.releases });
  const references = [plan.compute.reference, ...(plan.second ? [plan.second.choice] : [])];
  const { implausible, referenceMoves } = outcome!;
  tellImplausible(
    { implausible, referenceMoves },
    { shown: plan.shown, references, catalog: plan.catalog },
    effects,
  );
  const ofBuiltIn = header.referenceMoves.slice(referenceMoves.length).filter(isNoted);
  if (ofBuiltIn.length > 0) effects.say(movesText(ofBuiltIn, BUILT_IN_RATES, plan.catalog));
  tellMissingTables(input, plan.compute.levels, header.notComputable, plan.catalog, effects);
  return { header, table, second: second?.into ?? null, catalog: plan.catalog, others: further };
}

/** The same once more against the second reference; null where there is none. */
export function secondPass({
  compute,
  second,
}: Pick<RatioPlan, "compute" | "second">): (RatioPass & { readonly into: RatioTable }) | null {
  return second && { request: { ...compute, reference: second.choice }, into: new RatioTable() };
}

/**
 * Everything of a result but its rows.
 *
 * @param outcomes of the first reference, and of the second where there is one
 * @param name how reasons call what can be asked for
 * @throws Failure where there are no rows
 */
export function resultHeader(
  { described, second }: Pick<RatioPlan, "described" | "second">,
  [first, ofSecond]: readonly [RatioOutcome, RatioOutcome | undefined],
  table: RatioTable,
  { releases, setAside, catalog }: Pick<RatioInput, "releases" | "setAside" | "catalog">,
  name: Naming,
): ResultHeader {
  const { used, builtInReference, groups, implausible, referenceMoves } = first;
  // What the first reference is enough for may be missing for the second.
  const known = new Set(first.notComputable.map(({ release, item }) => `${release} ${item}`));
  const notComputable = [
    ...first.notComputable,
    ...(ofSecond?.notComputable ?? []).filter(({ release, item }) => !known.has(`${release} ${item}`)),
  ];
  if (table.size === 0) throw nothingComputed(notComputable, releases.length, setAside, catalog);
  const reference = {
    ...named(describedAsMade(described.reference, table, catalog), referenceMoves),
    builtIn: builtInReference,
  };
  return {
    tool: TOOL,
    credit: credits(used, catalog),
    synthetic: used.some(isSynthetic),
    ...ownHeader(catalog),
    ...(catalog.regionGroups.length > 0 ? { regions: catalog.regionGroups } : {}),
    suppression: described.suppression,
    bounds: described.bounds,
    interval: described.interval,
    reference,
    ...(second && ofSecond
      ? { references: [reference, { ...named(second.described, ofSecond.referenceMoves), builtIn: [] }] }
      : {}),
    sources: used.map(resultSource),
    notComputable: wordedReasons(notComputable, name),
    referenceUncertainty: mostByItem(table),
    groups,
    implausible,
    referenceMoves: [...referenceMoves, ...builtInMoves(table, builtInReference, referenceMoves)],
  };
}

/** What readers of the result know of counts that the user brought. */
function ownHeader({ ownCredit, ownAgeClasses, ownHiddenBelow, items }: Catalog): Pick<ResultHeader, "own"> {
  if (!ownCredit) return {};
  const named = items.map(({ id, name }) => ({ id, name }));
  return {
    own: { credit: ownCredit, ageClasses: ownAgeClasses ?? [], hiddenBelow: ownHiddenBelow, items: named },
  };
}

/** Says where the reference that the user named is not quite what its name says. */
export function tellReference(
  { isReferenceNamed, compute, catalog }: Pick<RatioPlan, "isReferenceNamed" | "compute" | "catalog">,
  { reference }: Pick<ResultHeader, "reference">,
  effects: Effects,
): void {
  if (isReferenceNamed && reference.note) effects.say(reference.note);
  const items = new Set(compute.items.map(({ id }) => id));
  const moves = (reference.file?.moves ?? []).filter((move) => items.has(move.item) && isNoted(move));
  if (moves.length > 0) effects.say(movesText(moves, RATES_OF_FILE, catalog));
  const isFixed = reference.population === "file" || reference.builtIn.length > 0;
  if (compute.excludeImplausible && isFixed) effects.say(NOT_EXCLUDED);
}

/** Rates that were made before hold whatever their counts held. */
const NOT_EXCLUDED: Told = (name) => ({
  ja: `${name("exclude-implausible")} は、入力の都道府県と医療圏の表から作る基準にだけ効きます。基準のファイルと内蔵の該当率は、そのまま使いました（その回のフォルダーも一緒に指定すれば除けます）。`,
  en: `${name("exclude-implausible")} acts on references that are made from the input's own tables by prefecture and area. Rates of a file, and those that come with the program, were used as they are (give that release's folder too to leave regions out).`,
});

/** The header says where regions are left out of the reference. */
function named(
  reference: Omit<ResultReference, "builtIn">,
  moves: ResultHeader["referenceMoves"],
): Omit<ResultReference, "builtIn"> {
  if (!moves.some(({ leftOut }) => leftOut)) return reference;
  return { ...reference, name: withoutImplausible(reference.name), withoutImplausible: true };
}

/** The most by which the reference's own hidden cells move a ratio of each item, points. */
function mostByItem(table: RatioTable): Record<string, number> {
  const points = table.column("referenceUncertainty");
  const most: Record<string, number> = {};
  const items = table.column("item");
  for (let i = 0; i < items.length; i++) most[items[i]!] = Math.max(most[items[i]!] ?? 0, points[i]!);
  return most;
}

/** Says which ages are not in the result since the counts have other classes. */
function tellAgesNotMade({ agesNotMade, own }: RatioPlan, effects: Effects): void {
  if (agesNotMade.length === 0) return;
  const [ages, classes] = [agesNotMade, own!.ageClasses].map((groups) => groups.map(({ id }) => id));
  effects.say({
    ja: `年齢 ${ages!.join("、")} は、集計の年齢階級（${classes!.join("、")}）からは作れないため、結果にありません`,
    en: `the ages ${ages!.join(", ")} are not in the result: they cannot be made of the age classes of the counts (${classes!.join(", ")})`,
  });
}
