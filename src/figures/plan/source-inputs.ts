import { isPrefecture, NATION_CODE, NATION_NAME } from "../../catalog/levels.js";
import { cautionsOf } from "../../catalog/releases/comparison.js";
import type { Item } from "../../catalog/schema.js";
import { AGES } from "../../model/counts.js";
import { yearOfRelease } from "../../model/fiscal-year.js";
import { madeOnce } from "../../model/grouped.js";
import { type PooledYears, poolWords } from "../../model/pool.js";
import type { FigureRow } from "../../model/ratios.js";
import { nameInRelease, type ReferenceName } from "../../model/reference-name.js";
import type { FigureTrend } from "../../model/trends.js";
import { Failure } from "../../text/failure.js";
import type { Bilingual, Language } from "../../text/language.js";
import { isRate } from "../chart/measure.js";
import type { FigureInput, FigureItem } from "../figure-input.js";
import { listedAreas } from "../listed-areas.js";
import type { TrendFigureInput } from "../over-years/trend-figure.js";
import {
  type FigureCatalog,
  type FigureRequest,
  type FigureSource,
  SYNTHETIC,
  type TrendFigureSource,
} from "./figure-source.js";

/**
 * What a figure of a prefecture is told beside what it shows.
 *
 * @throws Failure where the prefecture is not in the catalog
 */
export function figureInput(
  source: FigureSource,
  request: LookRequest,
  prefectureCode: string,
  rows: readonly FigureRow[],
): FigureInput {
  const { catalog, reference, second, pooled } = source;
  const { release, fiscalYear } = rows[0]!;
  const prefecture = prefectureOf(catalog, prefectureCode);
  const secondRows = second?.rows.get(prefectureCode);
  return {
    prefecture,
    release,
    fiscalYear,
    era: eraOf(catalog, { release, fiscalYear }, pooled),
    ...(pooled ? { pooled } : {}),
    reference: nameInRelease(referenceIn(reference, prefecture), release, pooled?.releases),
    rows: inLanguage(rows, catalog, request.language),
    // Differences to another reference have no place among rates.
    ...(second && secondRows && !isRate(request.measure)
      ? {
          second: {
            reference: referenceIn(second.reference, prefecture),
            rows: inLanguage(secondRows, catalog, request.language),
          },
        }
      : {}),
    listed: listedAreas(catalog, fiscalYear),
    ...lookedAt(source, request),
  };
}

/**
 * The same for a figure over the years.
 *
 * @param item of which the figure is; null for one of all items
 * @throws Failure where the prefecture is not in the catalog
 */
export function trendFigureInput(
  source: TrendFigureSource,
  request: LookRequest,
  prefectureCode: string,
  trends: readonly FigureTrend[],
  item: Item | null,
): TrendFigureInput {
  const { years, catalog, reference, referenceRemark, isFixed } = source;
  const prefecture = prefectureOf(catalog, prefectureCode);
  return {
    prefecture,
    years: years.map((year) => ({
      release: year.release,
      fiscalYear: year.fiscalYear,
      era: eraOf(catalog, year),
      isCautioned: catalog.releases.some(
        ({ release, cautions }) => release === year.release && cautions.length > 0,
      ),
    })),
    reference: referenceIn(reference, prefecture),
    referenceRemark,
    isFixed,
    trends: inLanguage(trends, catalog, request.language),
    cautions: cautionsOf(
      catalog,
      item,
      years.map(({ release }) => release),
    ),
    listed: listedAreas(catalog, years.at(-1)?.fiscalYear ?? 0),
    ...lookedAt(source, request),
  };
}

type Named = Pick<FigureRow, "level" | "code" | "name">;

/** Rows with English names of prefectures: the same array again for the same rows, which figures of the nation share. */
const inEnglish = new WeakMap<readonly Named[], readonly Named[]>();

/** Rows with the names of prefectures in the figure's language. Areas have their own alone. */
function inLanguage<Row extends Named>(
  rows: readonly Row[],
  { prefectures }: Pick<FigureCatalog, "prefectures">,
  language: Language,
): readonly Row[] {
  if (language === "ja") return rows;
  return madeOnce(inEnglish as WeakMap<readonly Row[], readonly Row[]>, rows, () => {
    const english = new Map(prefectures.map(({ code, name }) => [code, name.en]));
    return rows.map((row) => {
      const name = isPrefecture(row.level) ? english.get(row.code) : undefined;
      return name === undefined ? row : { ...row, name };
    });
  });
}

type LookRequest = Pick<FigureRequest, "language" | "sexes" | "look" | "measure">;

/** The part of an input that request and catalog give: language, sexes, look, measure, and whose counts these are. */
const lookedAt = (
  { catalog, synthetic }: Pick<FigureSource, "catalog" | "synthetic">,
  { language, sexes, look, measure }: LookRequest,
) => ({
  language,
  ...(sexes ? { sexes } : {}),
  ...(look ? { look } : {}),
  ...(measure ? { measure } : {}),
  ...(synthetic ? { note: SYNTHETIC } : {}),
  ...ownWords(catalog),
});

/** What figures say of counts that a user brought. */
export function ownWords({
  ownCredit,
  ownAgeClasses,
  ownHiddenBelow,
}: Pick<FigureCatalog, "ownCredit" | "ownAgeClasses" | "ownHiddenBelow">): Pick<
  FigureInput,
  "credit" | "ageClasses" | "hiddenBelow"
> {
  return {
    ...(ownAgeClasses && ownAgeClasses.length < AGES ? { ageClasses: ownAgeClasses } : {}),
    ...(ownCredit ? { credit: ownCredit } : {}),
    ...(ownHiddenBelow ? { hiddenBelow: ownHiddenBelow } : {}),
  };
}

/** What the rows of one prefecture are compared with: where each is with its own prefecture, with this one. */
function referenceIn(
  reference: ReferenceName,
  { code, name, english }: FigureInput["prefecture"],
): ReferenceName {
  if (!reference.isOwnPrefecture || code === NATION_CODE) return reference;
  const own = { ja: name, en: english ?? name };
  return { ...own, long: own, ...(reference.moves ? { moves: reference.moves } : {}) };
}

/** A figure of the whole nation has the nation in the place of a prefecture. */
function prefectureOf({ prefectures }: FigureCatalog, code: string): FigureInput["prefecture"] {
  if (code === NATION_CODE) return { code, name: NATION_NAME.ja, english: NATION_NAME.en };
  const found = prefectures.find((prefecture) => prefecture.code === code);
  if (!found) throw notInCatalog(`prefecture ${code}`);
  return { code, name: found.name.ja, english: found.name.en };
}

/** 令和2年度, FY2020; of pooled years 令和元年度～令和3年度（第7～9回を合算）, FY2019–FY2021 (releases 7–9 pooled). */
export function eraOf(
  catalog: Pick<FigureCatalog, "releases">,
  { release, fiscalYear }: Pick<FigureRow, "release" | "fiscalYear">,
  pooled?: PooledYears,
): Bilingual {
  if (!pooled) {
    const known = catalog.releases.find((listed) => listed.release === release);
    return known?.era ?? { ja: `${fiscalYear}年度`, en: `FY${fiscalYear}` };
  }
  const { releases, isOwn } = pooled;
  const words = poolWords(releases, isOwn);
  const [first, last] = [releases[0]!, releases.at(-1)!].map((release) =>
    eraOf(catalog, { release, fiscalYear: yearOfRelease(release) }),
  );
  return {
    ja: `${first!.ja}～${last!.ja}（${words.ja}を合算）`,
    en: `${first!.en}–${last!.en} (${words.en} pooled)`,
  };
}

/**
 * Items of the rows, in their order.
 *
 * @throws Failure where one is not in the catalog
 */
export function itemsOf({
  rows,
  catalog,
}: {
  readonly rows: readonly Pick<FigureRow, "item">[];
  readonly catalog: FigureCatalog;
}): Item[] {
  return [...new Set(rows.map(({ item }) => item))].map((id) => {
    const item = catalog.items.find((known) => known.id === id);
    if (!item) throw notInCatalog(`item ${id}`);
    return item;
  });
}

/** An item as the figures name it. */
export function figureItem({ groups }: FigureCatalog, { id, name, group, direction }: Item): FigureItem {
  const known = groups.find((each) => each.id === group);
  return { id, name, group: known?.name ?? { ja: group, en: group }, direction };
}

function notInCatalog(what: string): Failure {
  return new Failure((name) => ({
    ja: `一覧にないものは図にできません（${what}）。独自の項目なら ${name("items-file")} を付けてください。`,
    en: `what is not in the catalog cannot be drawn (${what}). For items of your own give ${name("items-file")}.`,
  }));
}
