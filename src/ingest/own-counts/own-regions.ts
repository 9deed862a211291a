import { cityOfWard } from "../../catalog/regions/wards.js";
import type { Catalog } from "../../catalog/schema.js";
import type { Region } from "../../model/counts.js";
import type { Bilingual } from "../../text/language.js";
import type { RowProblem } from "../row-problems.js";
import type { DefinedRegions } from "./defined-regions.js";
import { designatedCities, endsAndBegins, type Municipalities } from "./municipalities.js";
import { municipalityCodes } from "./municipality-codes.js";
import type { OwnRow } from "./own-rows.js";
import { isPlaceIn } from "./place-names.js";

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
  const { names } = municipalities;
  const codes = level === "area" ? null : municipalityCodes([...first.values()], names, { areas });
  for (const [written, { name, row }] of first) {
    // 北海道 comes without its zero: "101" of areas.
    const read = codes?.get(written) ?? { code: written.padStart(4, "0") };
    if ("problem" in read) {
      problems.push({ row, text: read.problem });
      continue;
    }
    const { code } = read;
    const known = level === "area" ? areas.find((area) => area.code === code)?.name : names.get(code);
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
      ...otherNames(regions, rows, names),
      ...countedTwice(regions, rows, municipalities),
      ...beforeAndAfter(regions, rows, municipalities),
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
  names: Municipalities["names"],
): RowProblem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ code: written, name, row }) => {
    const key = `${written} ${name}`;
    const region = regions.get(written);
    if (name === "" || !region || seen.has(key)) return [];
    seen.add(key);
    const { code } = region;
    const known = names.get(code)!;
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

/** Wards of a designated city beside the city itself. */
function countedTwice(
  regions: OwnRegions["regions"],
  rows: readonly OwnRow[],
  municipalities: Municipalities,
): RowProblem[] {
  const cities = designatedCities(municipalities);
  const codes = new Set([...regions.values()].map(({ code }) => code));
  return [...regions].flatMap(([written, { code, name }]) => {
    const city = cityOfWard(code, cities);
    if (city === null || !codes.has(city)) return [];
    return [
      {
        row: rows.find((row) => row.code === written)!.row,
        text: {
          ja: `${name}（${code}）は${municipalities.names.get(city)}（${city}）の区で、市の行もあります（二重に数えられます。どちらかを削除してください）`,
          en: `${name} (${code}) is a ward of ${municipalities.names.get(city)} (${city}), which has rows too: people would count twice. Leave one of them out`,
        },
      },
    ];
  });
}

/** Codes of one year beside those that took their place: the same people may be in both. */
function beforeAndAfter(
  regions: OwnRegions["regions"],
  rows: readonly OwnRow[],
  { names, changes }: Municipalities,
): RowProblem[] {
  return changes.flatMap((change) => {
    const { ends, begins } = endsAndBegins(change);
    const rowsOf = (codes: readonly string[]) =>
      rows.filter((row) => codes.includes(regions.get(row.code)?.code ?? ""));
    const old = rowsOf(ends);
    const both = rowsOf(begins).find(({ year, item }) =>
      old.some((row) => row.year === year && row.item === item),
    );
    if (!both) return [];
    const before = old.find(({ year, item }) => year === both.year && item === both.item)!;
    const named = (row: OwnRow) => {
      const { code } = regions.get(row.code)!;
      return `${names.get(code)}（${code}）`;
    };
    return [
      {
        row: both.row,
        text: {
          ja: `${named(both)}は ${change.fiscalYear} 年度の再編後のコードで、同じ年度に再編前の${named(before)}の行（${before.row} 行目）もあります（二重に数えるおそれがあります。どちらかにそろえてください）`,
          en: `${named(both)} came with the change of FY${change.fiscalYear}, and the same year has rows of ${named(before)} from before it (row ${before.row}): people could count twice. Take either`,
        },
      },
    ];
  });
}
