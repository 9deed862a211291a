import { AREA } from "../../../catalog/levels.js";
import { cityOfWard } from "../../../catalog/regions/wards.js";
import type { Catalog } from "../../../catalog/schema.js";
import type { Region } from "../../../model/counts.js";
import { grouped } from "../../../model/grouped.js";
import type { Bilingual } from "../../../text/language.js";
import { type RowProblem, rowWords } from "../../row-problems.js";
import type { OwnRow } from "../own-rows.js";
import type { DefinedRegions } from "./defined-regions.js";
import { levelOfCodes } from "./level-of-codes.js";
import { designatedCities, endsAndBegins, type Municipalities } from "./municipalities.js";
import { municipalityCodes, type WrittenCode } from "./municipality-codes.js";
import { areaOfRows, otherAreaNames, otherName } from "./own-areas.js";
import { isMunicipalityNamed, isSameRegion } from "./place-names.js";

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
 *
 * @param isOfAreas does the head of the codes say that they are of areas?
 */
export function ownRegions(
  rows: readonly OwnRow[],
  { areas, prefectures }: Pick<Catalog, "areas" | "prefectures">,
  municipalities: Municipalities,
  defined: DefinedRegions | null,
  isOfAreas = false,
): OwnRegions {
  if (defined) return definedOnes(rows, defined);
  const byCode = grouped(
    rows.filter(({ code }) => code !== ""),
    ({ code }) => code,
  );
  const written = [...byCode].map(([code, of]) => ({
    code,
    name: of.find(({ name }) => name !== "")?.name ?? "",
  }));
  const found = levelOfCodes(written, isOfAreas, municipalities.names, { areas, prefectures });
  if ("problem" in found) {
    const { row, sheet } = byCode.get(found.code)![0]!;
    return { level: AREA, regions: new Map(), problems: [{ row, sheet, ...found.problem }] };
  }
  return found.level === "municipality"
    ? ownMunicipalities(byCode, written, rows, { areas, prefectures }, municipalities)
    : ownAreas(byCode, { areas, prefectures });
}

/** Rows by their codes as they are written. */
type RowsByCode = ReadonlyMap<string, readonly OwnRow[]>;
type Places = Pick<Catalog, "areas" | "prefectures">;

function ownAreas(byCode: RowsByCode, places: Places): OwnRegions {
  const regions = new Map<string, Region & { code: string; prefectureCode: string }>();
  const problems: RowProblem[] = [];
  for (const [written, rows] of byCode) {
    const { name, row, sheet } = rows[0]!;
    // 北海道 comes without its zero: "101".
    const code = written.padStart(4, "0");
    const whole = /^(\d{1,2}|\d\d00)$/.test(written)
      ? places.prefectures.find((one) => one.code === written.padStart(2, "0").slice(0, 2))
      : undefined;
    const found = areaOfRows(rows, code, places);
    if (whole) problems.push({ row, sheet, ...wholePrefecture(written, whole.name) });
    else if ("problem" in found) problems.push({ row, sheet, ...found.problem });
    else {
      const { area } = found;
      problems.push(...otherAreaNames(rows, area, places));
      regions.set(written, { code, name: name || area.name, prefectureCode: area.prefectureCode });
    }
  }
  return { level: AREA, regions, problems };
}

function ownMunicipalities(
  byCode: RowsByCode,
  written: readonly WrittenCode[],
  rows: readonly OwnRow[],
  { areas, prefectures }: Places,
  municipalities: Municipalities,
): OwnRegions {
  const regions = new Map<string, Region & { code: string; prefectureCode: string }>();
  const problems: RowProblem[] = [];
  const { names } = municipalities;
  for (const [one, read] of municipalityCodes(written, names, { areas })) {
    const { name, row, sheet } = byCode.get(one)![0]!;
    if ("problem" in read) {
      problems.push({ row, sheet, ...read.problem });
      continue;
    }
    const { code } = read;
    const known = names.get(code);
    const prefecture = prefectures.find((of) => code.startsWith(of.code));
    if (known !== undefined && prefecture) {
      regions.set(one, { code, name: name || known, prefectureCode: prefecture.code });
      continue;
    }
    const whole = /^\d\d000$/.test(code) ? prefecture?.name : undefined;
    problems.push({
      row,
      sheet,
      ...(whole
        ? wholePrefecture(one, whole)
        : {
            ja: `「${one}」という市区町村のコードはありません`,
            en: `there is no municipality with the code "${one}"`,
          }),
    });
  }
  problems.push(
    ...otherNames(regions, rows, (code, name) =>
      isMunicipalityNamed(names.get(code)!, name) ? null : names.get(code)!,
    ),
    ...countedTwice(regions, rows, municipalities),
    ...beforeAndAfter(regions, rows, municipalities),
  );
  return { level: "municipality", regions, problems };
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
  for (const { code, row, sheet } of rows) {
    const region = known.get(code);
    if (region) regions.set(code, { code, ...region });
    else {
      problems.push({
        row,
        sheet,
        ja: `コード「${code}」は地域のファイルにありません`,
        en: `the file of regions has no code "${code}"`,
      });
    }
  }
  problems.push(
    ...otherNames(regions, rows, (code, name) => {
      const own = known.get(code)!.name;
      return isSameRegion(own, name) ? null : own;
    }),
  );
  return { level, regions, problems };
}

/**
 * Names that are not of the code beside them, in whatever row: people of another place would be added to it. Each is told once.
 *
 * @param otherOf the name of a code, where another is not of it
 */
function otherNames(
  regions: OwnRegions["regions"],
  rows: readonly OwnRow[],
  otherOf: (code: string, name: string) => string | null,
): RowProblem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ code: written, name, row, sheet }) => {
    const key = `${written} ${name}`;
    const region = regions.get(written);
    if (name === "" || !region || seen.has(key)) return [];
    seen.add(key);
    const known = otherOf(region.code, name);
    return known === null ? [] : [{ row, sheet, ...otherName(region.code, known, name) }];
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
    const { row, sheet } = rows.find((one) => one.code === written)!;
    return [
      {
        row,
        sheet,
        ja: `${name}（${code}）は${municipalities.names.get(city)}（${city}）の区で、市の行もあります（二重に数えられます。どちらかを削除してください）`,
        en: `${name} (${code}) is a ward of ${municipalities.names.get(city)} (${city}), which has rows too: people would count twice. Leave one of them out`,
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
        sheet: both.sheet,
        ja: `${named(both)}は ${change.fiscalYear} 年度の再編後のコードで、同じ年度に再編前の${named(before)}の行（${rowWords(before).ja}）もあります（二重に数えるおそれがあります。どちらかにそろえてください）`,
        en: `${named(both)} came with the change of FY${change.fiscalYear}, and the same year has rows of ${named(before)} from before it (${rowWords(before).en}): people could count twice. Take either`,
      },
    ];
  });
}
