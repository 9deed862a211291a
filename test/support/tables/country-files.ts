import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadCatalog } from "../../../src/catalog/load.js";
import { COLUMNS, type CountTable, HIDDEN, SEXES } from "../../../src/model/counts.js";
import { type CountryShape, syntheticCountry } from "../../engine/synthetic-country.js";

const AGES = ["40～44歳", "45～49歳", "50～54歳", "55～59歳", "60～64歳", "65～69歳", "70～74歳", "中計"];

const PREFECTURES = new Map<string | null, string>(
  loadCatalog().prefectures.map(({ code, name }) => [code, name.ja]),
);

/**
 * Writes both BMI tables of a made-up nation of 47 prefectures as CSV into a folder; of a release before areas and 判別不可
 * were listed, the prefectures alone.
 *
 * @param isListed whose areas stand in the table by area
 */
export function writeNation(
  folder: string,
  seed: number,
  shape: Partial<CountryShape> = {},
  isListed: (prefecture: string) => boolean = () => true,
): void {
  const { published } = syntheticCountry(seed, { prefectures: 47, areas: 30, ...shape });
  const [pair] = published.pairs;
  const listed = loadCatalog().releases.find(({ release }) => release === published.release);
  for (const table of [pair!.prefecture!, ...(listed?.areaTables === false ? [] : [pair!.area!])]) {
    writeFileSync(
      join(folder, `synthetic-bmi-${table.geography}.csv`),
      csvOf(table, listed?.unassigned ?? true, isListed),
    );
  }
}

/** The sheet as Excel saves it: title, four rows of heads, then a row a region and class. */
function csvOf(
  { geography, regions, fiscalYear, male, female }: CountTable,
  withUnassigned: boolean,
  isListed: (prefecture: string) => boolean,
): string {
  const keys = geography === "area" ? ["都道府県名", "二次医療圏番号", "二次医療圏名"] : ["都道府県名"];
  const blanks = (count: number) => new Array<string>(count).fill("");
  const k = keys.length + 1;
  const lines: string[][] = [
    [`特定健診（BMI)：${fiscalYear}年度　合成データ（実在しない数値）`],
    [...keys, "検査値階層(kg/㎡)", "全体"],
    [...blanks(k), "男", ...blanks(7), "女"],
    [...blanks(k), ...AGES, ...AGES],
    [...blanks(k), ...new Array<string>(16).fill("人数")],
  ];
  for (const [region, { code, name, prefectureCode }] of regions.entries()) {
    if (code === null && !withUnassigned) continue;
    if (geography === "area" && prefectureCode !== null && !isListed(prefectureCode)) continue;
    for (const [i, stratum] of male.strata.entries()) {
      const start = (region * male.strata.length + i) * COLUMNS;
      const counts = SEXES.flatMap((sex) => [
        ...(sex === "male" ? male : female).counts.subarray(start, start + COLUMNS),
      ]);
      lines.push([
        ...keysOf(geography, code, name, prefectureCode),
        stratum.label,
        ...counts.map((count) => (count === HIDDEN ? "-" : String(count))),
      ]);
    }
  }
  return `${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

function keysOf(
  geography: string,
  code: string | null,
  name: string,
  prefectureCode: string | null,
): string[] {
  if (geography === "prefecture") return [code === null ? "都道府県判別不可" : name];
  if (code === null) return ["二次医療圏判別不可", "", ""];
  return [PREFECTURES.get(prefectureCode) ?? "", code, name];
}
