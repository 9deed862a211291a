import { AREA } from "../../../catalog/levels.js";
import { type Places, prefectureNamed } from "../../../catalog/regions/areas.js";
import { GROUP_CODE, isNationName } from "../../../catalog/regions/region-groups.js";
import { type Failure, misuseAt } from "../../../text/failure.js";
import { visible } from "../../../text/visible-text.js";
import { readCsv } from "../../files/csv.js";
import type { Cell } from "../../files/sheet.js";
import { comparable } from "../../files/text.js";
import { nameOfNation } from "../../regions-file.js";
import { failureOfRows, type RowProblem } from "../../row-problems.js";
import type { Municipalities } from "./municipalities.js";
import { otherName } from "./own-areas.js";
import { isMunicipalityNamed } from "./place-names.js";

/** Regions that counts of one's own are by, where they are no municipalities or areas: of codes that their file gives a meaning. */
export interface DefinedRegions {
  /** Which words figures have for them. */
  readonly level: "municipality" | typeof AREA | "group";
  readonly regions: ReadonlyMap<string, { readonly name: string; readonly prefectureCode: string }>;
}

/** NFKC in lower case without white space. */
const HEADS = {
  code: /^(地域|市区町村|医療圏)?(コード|番号)$|^(region)?code$/,
  name: /^(地域|市区町村|医療圏)?(名称?|名前)$|^(region)?name$/,
  parent: /^(都道府県(名|コード)?|上位(の)?(地域|コード)?|親|parent|prefecture(code)?)$/,
  level: /^(段階|種類|level)$/,
  members: /^(構成|members?)/,
} as const;

const LEVELS: readonly (readonly [DefinedRegions["level"], RegExp])[] = [
  ["municipality", /^(市区町村|市町村|municipality)$/],
  [AREA, /^((二次)?医療圏|area)$/],
  ["group", /^(独自の?地域|地域|group|region|)$/],
];

/**
 * A file `code,name,parent,level` (コード, 名称, 都道府県, 段階): what the codes of counts of one's own mean, a region a row.
 * The level may be left out.
 *
 * @returns null where the file says instead what regions are put together from (`readRegionsFile`)
 * @throws Failure with all that is wrong, row by row
 */
export function readDefinedRegions(
  content: Buffer,
  path: string,
  places: Places,
  municipalities: () => Municipalities,
): DefinedRegions | null {
  const [heads = [], ...rows] = readCsv(content, path).rows;
  const texts = heads.map((cell) => comparable(String(cell ?? "")).toLowerCase());
  const column = (head: keyof typeof HEADS) => texts.findIndex((text) => HEADS[head].test(text));
  const columns = {
    code: column("code"),
    name: column("name"),
    parent: column("parent"),
    level: column("level"),
  };
  if (columns.parent < 0 || column("members") >= 0) return null;
  const { names } = municipalities();
  const problems: RowProblem[] = [];
  const regions = new Map<string, { name: string; prefectureCode: string }>();
  const levels = new Map<DefinedRegions["level"], number>();
  for (const [i, cells] of rows.entries()) {
    if (cells.every((cell) => cell === null)) continue;
    const row = i + 2;
    const text = (at: number): string => (at < 0 ? "" : visible(textOf(cells[at] ?? null)));
    const wrong = (ja: string, en: string) => problems.push({ row, ja, en });
    const [code, name] = [text(columns.code), text(columns.name)];
    const level = LEVELS.find(([, word]) => word.test(text(columns.level).toLowerCase()))?.[0];
    const prefecture = prefectureNamed(text(columns.parent), places);
    if (!/^\d{3,6}$/.test(code) && !GROUP_CODE.test(code))
      wrong(`コード「${code}」は使えません`, `the code "${code}" cannot be used`);
    if (regions.has(code)) wrong(`コード「${code}」が 2 回あります`, `the code "${code}" stands there twice`);
    const known = nameOfOther(code, name, places, names);
    if (known !== null) wrong(otherName(code, known, name).ja, otherName(code, known, name).en);
    if (places.prefectures.some((one) => one.name.ja === name))
      wrong(
        `「${name}」は県全体の名前です（この行と、集計のその行は除いてください。県の値は地域を合計して求めます）`,
        `"${name}" is a prefecture as a whole (leave it out here and in the counts; it is computed as the sum of the regions)`,
      );
    if (isNationName(name)) wrong(nameOfNation(name).ja, nameOfNation(name).en);
    if (name === "") wrong("名称がありません", "the name is missing");
    if (!prefecture)
      wrong(
        `「${text(columns.parent)}」という都道府県はありません`,
        `there is no prefecture "${text(columns.parent)}"`,
      );
    if (!level)
      wrong(
        `段階「${text(columns.level)}」は使えません（市区町村、二次医療圏、地域のどれか）`,
        `the level "${text(columns.level)}" cannot be used (municipality, area or group)`,
      );
    if (level && !levels.has(level)) levels.set(level, row);
    regions.set(code, { name, prefectureCode: prefecture?.code ?? "" });
  }
  const [level = "group", other] = levels.keys();
  if (other) {
    problems.push({
      row: levels.get(other)!,
      ja: `段階が ${levels.get(level)} 行目と違います（1 つのファイルでは 1 つの段階にそろえてください）`,
      en: `the level is another than in row ${levels.get(level)} (one file has one level)`,
    });
  }
  if (columns.code < 0 || columns.name < 0) throw missingHeads(heads, path);
  if (problems.length > 0) throw failureOfRows(problems, path, 2);
  return { level, regions };
}

/** The name that a code has officially, where the name beside it is officially that of another code: a slip of one's hand. */
function nameOfOther(
  code: string,
  name: string,
  { areas }: Places,
  names: Municipalities["names"],
): string | null {
  const municipality = names.get(code);
  if (municipality !== undefined) {
    const isOther = [...names.values()].some((one) => one === name);
    return isOther && !isMunicipalityNamed(municipality, name) ? municipality : null;
  }
  const ofCode = areas.filter((one) => one.code === code).map((one) => one.name);
  const isOther = ofCode.length > 0 && !ofCode.includes(name) && areas.some((one) => one.name === name);
  return isOther ? ofCode[0]! : null;
}

const textOf = (cell: Cell): string =>
  String(cell ?? "")
    .normalize("NFKC")
    .trim();

function missingHeads(heads: readonly Cell[], path: string): Failure {
  const seen = heads.map((cell) => visible(String(cell ?? ""))).join("、");
  return misuseAt(
    { file: path, row: 1 },
    {
      ja: `地域ファイルの見出しに code か name がありません（あるのは：${seen}）。集計の地域を定義するときは 1 行目を code,name,parent,level とします`,
      en: `the heads of the regions file lack code or name (there is: ${seen}). To say what the regions of counts are, write code,name,parent,level in the first row`,
    },
  );
}
