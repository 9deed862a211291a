import { areasOfPrefecture, type Places } from "../catalog/regions/areas.js";
import {
  GROUP_CODE,
  isMunicipality,
  isNationName,
  isPrefectureMember,
  prefectureOfMember,
  type RegionGroup,
} from "../catalog/regions/region-groups.js";
import { madeOnce } from "../model/grouped.js";
import { type Failure, failureAt, type Place } from "../text/failure.js";
import type { Bilingual } from "../text/language.js";
import { visible } from "../text/visible-text.js";
import { readCsv } from "./files/csv.js";
import { type Cell, numberBeyond } from "./files/sheet.js";
import { comparable } from "./files/text.js";
import { failureOfRows, type RowProblem } from "./row-problems.js";

/** Heads of the three columns, NFKC in lower case without white space. */
const HEADS = {
  code: /^(地域)?(コード|番号)$|^(region|group)?code$/,
  name: /^(地域)?(名称?|名前)$|^(region|group)?name$/,
  members:
    /^(構成(地域|医療圏|コード)?|(二次)?医療圏(コード|番号)?|含(む|まれる)(地域|医療圏)|members?|areas?(codes?)?)$/,
} as const;
type Head = keyof typeof HEADS;

/** A region as it was written, or a part of one. */
interface Written {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly members: readonly string[];
  /** A number in a column without a head, which could be a member. */
  readonly beyond?: Cell;
}

/**
 * Regions of a user's own: CSV of UTF-8 or Shift_JIS with the heads `code,name,members` (コード, 名称, 構成), one region a row
 * with its members' codes separated by spaces, or a row a member. Members are areas ("1103", also as Excel leaves it, 103 for
 * "0103") and prefectures ("11").
 *
 * @param path for messages
 * @returns the regions in the order of the file
 * @throws Failure with all that is wrong, row by row, at most twenty
 */
export function readRegionsFile(content: Buffer, path: string, catalog: Places): readonly RegionGroup[] {
  const { rows } = readCsv(content, path);
  const columns = columnsOf(rows[0] ?? [], path);
  const written = rows.flatMap((cells, i): Written[] => {
    if (i === 0 || cells.every((cell) => cell === null)) return [];
    const textOf = (head: Head) => String(cells[columns[head]] ?? "").trim();
    const members = textOf("members")
      .split(/[\s,、・;]+/)
      .filter((text) => text !== "");
    const beyond = numberBeyond(rows[0]!, cells);
    return [{ row: i + 1, code: textOf("code"), name: textOf("name"), members, beyond }];
  });
  return groupsOf(written, { file: path }, catalog);
}

/**
 * Regions that a program hands over, checked as those of a file are.
 *
 * @throws Failure with all that is wrong, the number of the region in the place of the row
 */
export function checkedRegions(regions: readonly RegionGroup[], catalog: Places): readonly RegionGroup[] {
  return groupsOf(
    regions.map((region, i) => ({ ...region, row: i + 1 })),
    undefined,
    catalog,
  );
}

function groupsOf(written: readonly Written[], place: Place | undefined, catalog: Places): RegionGroup[] {
  const problems: RowProblem[] = [];
  const groups = new Map<string, { name: string; members: Set<string>; row: number }>();
  for (const { row, members, beyond = null, ...texts } of written) {
    const code = texts.code.normalize("NFKC");
    const name = visible(texts.name);
    const wrong = (text: Bilingual) => problems.push({ row, ...text });
    if (!GROUP_CODE.test(code)) wrong(badCode(code));
    if (name === "") wrong({ ja: "名称がありません", en: "the name is missing" });
    const group = madeOnce(groups, code, () => ({ name, members: new Set<string>(), row }));
    if (group.name !== name) wrong(otherName(code, name, group));
    if (beyond !== null) wrong(memberBeyond(beyond));
    if (members.length === 0)
      wrong({ ja: "構成する地域のコードがありません", en: "the members are missing" });
    for (const text of members) {
      const member = memberOf(text.normalize("NFKC"), catalog);
      if (typeof member === "string") group.members.add(member);
      else wrong(member);
    }
  }
  for (const { members, row } of groups.values()) {
    const twice = [...members].find(
      (member) => !isPrefectureMember(member) && members.has(prefectureOfMember(member)),
    );
    if (twice) problems.push({ row, ...heldTwice(twice) });
  }
  problems.push(...namesakes(groups), ...namesOfOthers(groups, catalog));
  if (groups.size === 0) problems.push({ row: 2, ja: "地域が1つもありません", en: "there is no region" });
  if (problems.length > 0) throw failureOfRows(problems, place?.file, 2);
  return [...groups].map(([code, { name, members }]) => ({ code, name, members: [...members].sort() }));
}

/** The nation and prefectures stand beside the regions with numbers of their own: one of their names is of these alone. */
function namesOfOthers(
  groups: ReadonlyMap<
    string,
    { readonly name: string; readonly members: ReadonlySet<string>; readonly row: number }
  >,
  catalog: Places,
): RowProblem[] {
  return [...groups.values()].flatMap(({ name, members, row }): RowProblem[] => {
    if (isNationName(name)) return [{ row, ...nameOfNation(name) }];
    const prefecture = catalog.prefectures.find((one) => one.name.ja === name);
    if (!prefecture || members.size === 0) return [];
    const areas = areasOfPrefecture(catalog, prefecture.code).map(({ code }) => code);
    const isWhole = [[prefecture.code], areas].some(
      (whole) => whole.length === members.size && whole.every((code) => members.has(code)),
    );
    return isWhole ? [] : [{ row, ...nameOfPrefecture(name, prefecture.code) }];
  });
}

const nameOfPrefecture = (name: string, code: string): Bilingual => ({
  ja: `名称「${name}」は都道府県の名前ですが、構成がその全体（${code}）ではありません（図や表に同じ名前が 2 つ並びます。「${name}の一部」など、見分けられる名称にしてください）`,
  en: `the name "${name}" is that of a prefecture, and the members are not all of it (${code}): figures and tables would have two of one name. Give the region another one`,
});

/** Two regions of the same prefectures that have one name cannot be told apart in figures. */
function namesakes(
  groups: ReadonlyMap<
    string,
    { readonly name: string; readonly members: ReadonlySet<string>; readonly row: number }
  >,
): RowProblem[] {
  const first = new Map<string, number>();
  return [...groups.values()].flatMap(({ name, members, row }): RowProblem[] => {
    const key = [...new Set([...members].map(prefectureOfMember))].sort().concat(name).join(" ");
    const before = madeOnce(first, key, () => row);
    if (before === row || name === "" || members.size === 0) return [];
    return [
      {
        row,
        ja: `名称「${name}」が ${before}行目と同じで、コードが違います（同じ地域ならコードをそろえ、別の地域なら見分けられる名称にしてください）`,
        en: `the name "${name}" is that of row ${before}, whose code is another: give one region one code, and two regions two names`,
      },
    ];
  });
}

/** Said of a region of one's own that is called as the nation is. */
export const nameOfNation = (name: string): Bilingual => ({
  ja: `名称「${name}」は全国の名前です（全国の値は別に求めるので、図や表に同じ名前が 2 つ並びます。見分けられる名称にしてください）`,
  en: `the name "${name}" is that of the nation, which is computed by itself: figures and tables would have two of one name. Give the region another one`,
});

const memberBeyond = (found: Cell): Bilingual => ({
  ja: `「${found}」が見出しのない列にあります（構成する地域のコードが 2 つ以上あるときは、コンマではなく空白で区切って 1 つの欄に書いてください）`,
  en: `"${found}" stands in a column without a head (write the codes of several members into one cell, with spaces between them, no commas)`,
});

function columnsOf(heads: readonly Cell[], path: string): Readonly<Record<Head, number>> {
  const found = (head: Head) =>
    heads.findIndex((cell) => HEADS[head].test(comparable(String(cell ?? "")).toLowerCase()));
  const columns = { code: found("code"), name: found("name"), members: found("members") };
  const missing = (Object.keys(HEADS) as Head[]).filter((head) => columns[head] < 0);
  if (missing.length === 0) return columns;
  if (heads.length === 0) throw emptyRegions(path);
  const seen = heads.map((cell) => visible(String(cell ?? ""))).join("、");
  throw failureAt(
    { file: path, row: 1 },
    {
      ja: `地域ファイルの見出しに ${missing.join("、")} がありません（あるのは：${seen}）。1行目を code,name,members としてください`,
      en: `the heads of the regions file lack ${missing.join(", ")} (there is: ${seen}). Write code,name,members in the first row`,
    },
  );
}

/** A regions file of no bytes. */
const emptyRegions = (path: string): Failure =>
  failureAt(path, {
    ja: "地域ファイルが空です。1 行目を code,name,members とし、地域を 1 行に 1 つ書いてください（ndb-ratio help regions）",
    en: "the regions file is empty. Write code,name,members in the first row and a region in each row below (ndb-ratio help regions)",
  });

/** The code of an area or a prefecture; or why it is none. */
function memberOf(text: string, { areas, prefectures }: Places): string | Bilingual {
  const isOfMunicipalities = areas.some(({ code }) => isMunicipality(code));
  if (/^\d{5,6}$/.test(text)) {
    const code = text.slice(0, 5);
    if (areas.some((area) => area.code === code)) return code;
    if (isOfMunicipalities) return notInCounts(text);
    return {
      ja: `「${text}」は市区町村のコードのようです。NDBオープンデータの表は二次医療圏までなので、保健所管内や市区町村ではまとめられません`,
      en: `"${text}" looks like the code of a municipality. The NDB Open Data tables go down to secondary medical areas, so municipalities (保健所管内) cannot be put together`,
    };
  }
  if (/^\d{1,2}$/.test(text)) {
    const code = text.padStart(2, "0");
    if (prefectures.some((prefecture) => prefecture.code === code)) return code;
  }
  if (/^\d{3,4}$/.test(text)) {
    const code = text.padStart(4, "0");
    if (areas.some((area) => area.code === code)) return code;
  }
  const name = visible(text);
  if (isOfMunicipalities) return notInCounts(name);
  return {
    ja: `「${name}」は二次医療圏（1103 など）にも都道府県（11 など）にもないコードです。一覧は ndb-ratio areas で表示できます`,
    en: `"${name}" is no code of a secondary medical area (1103) or a prefecture (11). \`ndb-ratio areas\` lists them`,
  };
}

const notInCounts = (code: string): Bilingual => ({
  ja: `集計に、コードが「${code}」の地域はありません`,
  en: `the counts have no region with the code "${code}"`,
});

function badCode(code: string): Bilingual {
  const name = visible(code);
  return {
    ja: `コード「${name}」は使えません。英数字とハイフンで20字まで、数字だけのコード（都道府県・医療圏と紛れるもの）以外にしてください（例 g01、seibu）`,
    en: `the code "${name}" cannot be used. Take up to 20 letters, digits and hyphens, not digits alone, which prefectures and areas have (for example g01, seibu)`,
  };
}

function otherName(
  code: string,
  name: string,
  { name: first, row }: { name: string; row: number },
): Bilingual {
  return {
    ja: `コード「${code}」の名称が「${name}」ですが、${row}行目では「${first}」です`,
    en: `the code "${code}" has the name "${name}", and "${first}" in row ${row}`,
  };
}

function heldTwice(member: string): Bilingual {
  const prefecture = prefectureOfMember(member);
  return {
    ja: `${member} は、同じ地域に入っている都道府県 ${prefecture} に含まれます（二重に数えられます）`,
    en: `${member} lies in prefecture ${prefecture}, which is a member too: it would count twice`,
  };
}
