import { cityOfWard } from "../../catalog/regions/wards.js";
import type { Catalog } from "../../catalog/schema.js";
import type { Region } from "../../model/counts.js";
import type { Bilingual } from "../../text/language.js";
import type { RowProblem } from "../row-problems.js";
import type { DefinedRegions } from "./defined-regions.js";
import type { OwnRow } from "./own-rows.js";

/** Municipalities by code ("22100", "22101"), with names. */
export type Municipalities = ReadonlyMap<string, string>;

/** What the regions of a file are. */
export interface OwnRegions {
  readonly level: DefinedRegions["level"];
  /** By code as rows have it; none for one that there is not. */
  readonly regions: ReadonlyMap<string, Region & { readonly code: string; readonly prefectureCode: string }>;
  readonly problems: readonly RowProblem[];
}

/**
 * The regions that codes name: municipalities ("22100"; six digits have a check digit behind) or, where no code has more
 * than four digits, secondary medical areas ("2201"). A zero that a spreadsheet took from the front is put back.
 */
export function ownRegions(
  rows: readonly OwnRow[],
  { areas, prefectures }: Pick<Catalog, "areas" | "prefectures">,
  municipalities: Municipalities,
  defined: DefinedRegions | null,
): OwnRegions {
  if (defined) return definedOnes(rows, defined);
  const first = new Map<string, OwnRow>();
  for (const row of rows) if (row.code !== "" && !first.has(row.code)) first.set(row.code, row);
  const digits = Math.max(...[...first.keys()].map((code) => code.length));
  const level = digits > 4 ? "municipality" : "area";
  const regions = new Map<string, Region & { code: string; prefectureCode: string }>();
  const problems: RowProblem[] = [];
  for (const [written, { name, row }] of first) {
    // 北海道 comes without its zero: "1100" of municipalities, "101" of areas.
    const code =
      level === "area" ? written.padStart(4, "0") : written.padStart(digits === 6 ? 6 : 5, "0").slice(0, 5);
    const known =
      level === "area" ? areas.find((area) => area.code === code)?.name : municipalities.get(code);
    const prefecture = prefectures.find((one) => code.startsWith(one.code));
    if (known === undefined || !prefecture) {
      const whole = /^\d\d000$/.test(code) ? prefecture?.name : undefined;
      problems.push({
        row,
        text: whole
          ? wholePrefecture(written, whole)
          : {
              ja: `「${written}」という${level === "area" ? "二次医療圏" : "市区町村"}のコードはありません`,
              en: `there is no ${level === "area" ? "secondary medical area" : "municipality"} with the code "${written}"`,
            },
      });
      continue;
    }
    regions.set(written, { code, name: name || known, prefectureCode: prefecture.code });
  }
  if (level === "municipality") {
    problems.push(
      ...otherNames(regions, rows, municipalities),
      ...countedTwice(regions, rows, municipalities),
    );
  }
  return { level, regions, problems };
}

function wholePrefecture(written: string, { ja, en }: Bilingual): Bilingual {
  return {
    ja: `「${written}」は${ja}全体のコードです（この行は除いてください。${ja}の値は市区町村を合計して求めます）`,
    en: `"${written}" is the code of ${en} as a whole (leave its rows out; ${en} is computed as the sum of its municipalities)`,
  };
}

/** Regions that another file gives their names and prefectures. */
function definedOnes(rows: readonly OwnRow[], { level, regions: known }: DefinedRegions): OwnRegions {
  const regions = new Map<string, Region & { code: string; prefectureCode: string }>();
  const problems: RowProblem[] = [];
  for (const { code, row } of rows) {
    const region = known.get(code);
    if (region) regions.set(code, { code, ...region });
    else {
      problems.push({
        row,
        text: {
          ja: `コード「${code}」は地域のファイルにありません`,
          en: `the file of regions has no code "${code}"`,
        },
      });
    }
  }
  return { level, regions, problems };
}

/** Names that are not of the code beside them, in whatever row: people of another place would be added to it. Each is told once. */
function otherNames(
  regions: OwnRegions["regions"],
  rows: readonly OwnRow[],
  municipalities: Municipalities,
): RowProblem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ code: written, name, row }) => {
    const key = `${written} ${name}`;
    const region = regions.get(written);
    if (name === "" || !region || seen.has(key)) return [];
    seen.add(key);
    const { code } = region;
    const known = municipalities.get(code)!;
    if (isPlaceIn(known, name) || isPlaceIn(name, known)) return [];
    return [
      {
        row,
        text: {
          ja: `コード ${code} は「${known}」ですが、「${name}」とあります`,
          en: `the code ${code} is of ${known}, but the row says ${name}`,
        },
      },
    ];
  });
}

/** 葵区 of 静岡市葵区, 熱海市 of 静岡県熱海市; 津市 is no part of 沼津市. */
const isPlaceIn = (whole: string, name: string): boolean =>
  whole.endsWith(name) &&
  /(^|[都道府県市郡区局庁]|[^\p{L}\p{N}])$/u.test(whole.slice(0, whole.length - name.length));

/** Wards of a designated city beside the city itself. */
function countedTwice(
  regions: OwnRegions["regions"],
  rows: readonly OwnRow[],
  municipalities: Municipalities,
): RowProblem[] {
  const cities = [...municipalities].flatMap(([code, name]) =>
    /^\d\d1\d\d$/.test(code) && name.endsWith("市") ? [code] : [],
  );
  const codes = new Set([...regions.values()].map(({ code }) => code));
  return [...regions].flatMap(([written, { code, name }]) => {
    const city = cityOfWard(code, cities);
    if (city === null || !codes.has(city)) return [];
    return [
      {
        row: rows.find((row) => row.code === written)!.row,
        text: {
          ja: `${name}（${code}）は${municipalities.get(city)}（${city}）の区で、市の行もあります（二重に数えられます。どちらかを削除してください）`,
          en: `${name} (${code}) is a ward of ${municipalities.get(city)} (${city}), which has rows too: people would count twice. Leave one of them out`,
        },
      },
    ];
  });
}
