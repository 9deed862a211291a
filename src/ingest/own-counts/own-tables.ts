import { AREA, isArea } from "../../catalog/levels.js";
import type { Catalog, Item } from "../../catalog/schema.js";
import type { AgeGroup } from "../../model/ages.js";
import {
  AGE_CLASSES,
  AGES,
  COLUMNS,
  type CountTable,
  type Region,
  type ReleaseTables,
  SEXES,
  type Sex,
  type SexCounts,
  SUBTOTAL,
  type TableSource,
} from "../../model/counts.js";
import { releaseOfYear } from "../../model/fiscal-year.js";
import { type RowProblem, rowWords } from "../row-problems.js";
import { CASE, type OwnItem } from "./own-items.js";
import type { OwnRow } from "./own-rows.js";
import type { OwnRegions } from "./regions/own-regions.js";

/** The two classes of a table of one's own: who is a case of the item, and everybody examined. */
const STRATA = [CASE, { label: "受診者", values: null }];

/** What one item's rows of one year come to: insurers added up. */
interface Cell {
  examined: number;
  observed: number;
  readonly rows: Map<string, OwnRow>;
}

/**
 * A pair of tables an item and year: the regions of the file, and the prefectures that they add up to. People of a class of
 * several columns stand in its first.
 *
 * @param rows with the codes that their regions have and the ids of their items
 * @param items by id
 * @returns the tables, and cells that stand twice or not at all
 */
export function ownTables(
  rows: readonly OwnRow[],
  { level, regions }: Pick<OwnRegions, "level" | "regions">,
  items: ReadonlyMap<string, OwnItem>,
  classes: readonly AgeGroup[],
  source: TableSource,
  { prefectures }: Pick<Catalog, "prefectures">,
): { readonly releases: readonly ReleaseTables[]; readonly problems: readonly RowProblem[] } {
  const nameOf = (code: string) => prefectures.find((one) => one.code === code)?.name.ja ?? "";
  const problems: RowProblem[] = [];
  const cells = new Map<string, Cell>();
  const keyOf = (year: number, item: string, code: string, sex: Sex, age: number) =>
    [year, item, code, sex, age].join(" ");
  for (const one of rows) {
    const { row, sheet, year, item, code, sex, ages, insurer, examined, observed } = one;
    const key = keyOf(year, item, code, sex, ages.from);
    const cell: Cell = cells.get(key) ?? { examined: 0, observed: 0, rows: new Map() };
    cells.set(key, cell);
    const place = `${ages.id} ${insurer}`;
    const before = cell.rows.get(place);
    if (before !== undefined) {
      problems.push({
        row,
        sheet,
        kind: "twice",
        ja: `同じ年度・地域・保険者・性別・年齢・項目の行が ${rowWords(before).ja}にもあります`,
        en: `${rowWords(before).en} has the same year, region, insurer, sex, ages and item`,
      });
    }
    cell.rows.set(place, one);
    cell.examined += examined;
    cell.observed += observed;
  }
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b);
  const releases = years.map((year): ReleaseTables => {
    const pairs = [...new Set(rows.flatMap((row) => (row.year === year ? [row.item] : [])))].map((id) => {
      const { item, table } = items.get(id)!;
      const present = [...regions].filter(([code]) =>
        SEXES.some((sex) => classes.some(({ from }) => cells.has(keyOf(year, item.id, code, sex, from)))),
      );
      problems.push(
        ...missingClasses(
          rows.filter((row) => row.year === year && row.item === item.id),
          regions,
          item,
          classes,
        ),
      );
      const codes = present.map(([code]) => code);
      const counts = (sex: Sex): SexCounts =>
        sexCounts(
          codes.map((code) => AGE_CLASSES.map((_, age) => cells.get(keyOf(year, item.id, code, sex, age)))),
        );
      const area: CountTable = {
        source,
        title: "",
        table: table.key,
        kind: "checkup",
        release: releaseOfYear(year),
        fiscalYear: year,
        unit: null,
        block: null,
        geography: AREA,
        ...(!isArea(level) && { regionLevel: level }),
        own: true,
        ...(classes.length < AGES && { ageClasses: classes }),
        regions: present.map(([, region]) => region),
        male: counts("male"),
        female: counts("female"),
      };
      return { table: table.key, block: null, prefecture: byPrefecture(area, nameOf), area };
    });
    return { release: releaseOfYear(year), fiscalYear: year, pairs };
  });
  return { releases, problems };
}

function sexCounts(regions: readonly (readonly (Cell | undefined)[])[]): SexCounts {
  const counts = new Int32Array(regions.length * STRATA.length * COLUMNS);
  for (const [region, ages] of regions.entries()) {
    const cases = region * STRATA.length * COLUMNS;
    const all = cases + COLUMNS;
    for (let age = 0; age < AGES; age++) {
      const { examined, observed } = ages[age] ?? { examined: 0, observed: 0 };
      counts[cases + age] = observed;
      counts[all + age] = examined;
      counts[cases + SUBTOTAL]! += observed;
      counts[all + SUBTOTAL]! += examined;
    }
  }
  return {
    strata: STRATA,
    counts,
    sheetRows: new Int32Array(regions.length * STRATA.length),
    sheetColumns: new Array<number>(COLUMNS).fill(0),
  };
}

/** The prefectures, each the sum of its regions. */
function byPrefecture(area: CountTable, nameOf: (code: string) => string): CountTable {
  const codes = [...new Set(area.regions.map(({ prefectureCode }) => prefectureCode!))].sort();
  const size = STRATA.length * COLUMNS;
  const summed = (sex: Sex): SexCounts => {
    const counts = new Int32Array(codes.length * size);
    for (const [region, { prefectureCode }] of area.regions.entries()) {
      const to = codes.indexOf(prefectureCode!) * size;
      for (let cell = 0; cell < size; cell++) counts[to + cell]! += area[sex].counts[region * size + cell]!;
    }
    return { ...area[sex], counts, sheetRows: new Int32Array(codes.length * STRATA.length) };
  };
  const { regionLevel: _, ...rest } = area;
  return {
    ...rest,
    geography: "prefecture",
    regions: codes.map((code): Region => ({ code, name: nameOf(code), prefectureCode: code })),
    male: summed("male"),
    female: summed("female"),
  };
}

/**
 * Classes that have no row where the same insurer has others of the region: its people would be left out unnoticed.
 *
 * @param rows of one year and item
 */
function missingClasses(
  rows: readonly OwnRow[],
  regions: OwnRegions["regions"],
  item: Item,
  classes: readonly AgeGroup[],
): RowProblem[] {
  const ofInsurer = new Map<string, { readonly row: OwnRow; readonly there: Set<string> }>();
  for (const row of rows) {
    const key = `${row.code} ${row.insurer}`;
    const one = ofInsurer.get(key) ?? { row, there: new Set<string>() };
    ofInsurer.set(key, one);
    one.there.add(`${row.sex} ${row.ages.from}`);
  }
  return [...ofInsurer.values()].flatMap(({ row, there }) => {
    const region = regions.get(row.code);
    if (!region) return [];
    return SEXES.flatMap((sex) => {
      const missing = classes.filter(({ from }) => !there.has(`${sex} ${from}`)).map(({ id }) => id);
      return missing.length > 0 ? [lacking(row, item, region.name, sex, missing)] : [];
    });
  });
}

function lacking(
  { year, insurer }: OwnRow,
  item: Item,
  name: string,
  sex: Sex,
  missing: readonly string[],
): RowProblem {
  const of = insurer === "" ? "" : `${insurer}、`;
  return {
    row: null,
    ja: `${year}年度の${name}、${of}${item.name.ja}、${sex === "male" ? "男" : "女"} ${missing.join("・")}歳の行がありません（だれも受けていなければ 0 と書いてください）`,
    en: `${year}, ${name}, ${insurer === "" ? "" : `${insurer}, `}${item.name.en}: no row of ${sex} ${missing.join(", ")} (write 0 where nobody was examined)`,
  };
}
