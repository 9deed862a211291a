import { isPrefecture } from "../../catalog/levels.js";
import { areasOfYear, yearsRemark } from "../../catalog/regions/areas.js";
import type { Catalog } from "../../catalog/schema.js";
import {
  AGES,
  COLUMNS,
  type CountTable,
  HIDDEN,
  SEXES,
  SUBTOTAL,
  type TablePair,
} from "../../model/counts.js";
import { describePlace } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import type { Told } from "../../text/told.js";
import { nameAgreement } from "../area-name.js";
import { lacksSubtotals } from "../built-in/origin.js";
import { comparable } from "../files/text.js";
import { checkClasses } from "./classes.js";
import { type CheckFinding, cellPlace, finding } from "./finding.js";
import { checkSums } from "./sums.js";

/** All checks of the tables of one subject. No finding means: as the official tables are. */
export function checkPair(pair: TablePair, catalog: Catalog): CheckFinding[] {
  const findings: CheckFinding[] = [];
  for (const table of [pair.prefecture, pair.area]) {
    // What people bring is checked where it is read.
    if (!table || table.own) continue;
    findings.push(
      ...checkSmallCounts(table),
      ...checkSubtotals(table),
      ...checkHiddenSubtotals(table),
      ...checkClasses(table, catalog),
      ...checkRegions(table, catalog),
      ...checkNames(table, catalog),
      ...checkWording(table, catalog),
    );
  }
  if (pair.prefecture && pair.area) findings.push(...checkSums(pair.prefecture, pair.area));
  return findings;
}

/** Σ ages = 中計 wherever nothing is hidden; with hidden ages the printed ones must not exceed 中計. */
function checkSubtotals(table: CountTable): CheckFinding[] {
  let wrong = 0;
  let first: Bilingual = { ja: "", en: "" };
  for (const sex of SEXES) {
    const { counts } = table[sex];
    for (let row = 0; row < counts.length; row += COLUMNS) {
      const subtotal = counts[row + SUBTOTAL]!;
      if (subtotal === HIDDEN) continue;
      let sum = 0;
      let hidden = 0;
      for (let age = 0; age < AGES; age++) {
        const count = counts[row + age]!;
        if (count === HIDDEN) hidden++;
        else sum += count;
      }
      if (hidden > 0 ? sum <= subtotal : sum === subtotal) continue;
      if (wrong++ === 0) first = cellPlace(table, sex, row + SUBTOTAL, `${sum} ≠ ${subtotal}`);
    }
  }
  if (wrong === 0) return [];
  return [
    finding("ages-make-subtotal", "error", table, {
      ja: `年齢の合計と中計が ${wrong} か所で合いません（最初：${first.ja}）`,
      en: `ages do not add up to 中計 in ${wrong} places (first: ${first.en})`,
    }),
  ];
}

/** The smallest count that is printed. */
const LEAST_PRINTED = 10;

/**
 * A prefecture's 中計 is hidden only where it is under 10, so no age beside it is printed; that of an area may be hidden
 * with another area's.
 */
function checkHiddenSubtotals(table: CountTable): CheckFinding[] {
  if (!isPrefecture(table.geography) || lacksSubtotals(table)) return [];
  let wrong = 0;
  let first: Bilingual = { ja: "", en: "" };
  for (const sex of SEXES) {
    const { counts } = table[sex];
    for (let row = 0; row < counts.length; row += COLUMNS) {
      if (counts[row + SUBTOTAL] !== HIDDEN) continue;
      if (!counts.subarray(row, row + AGES).some((count) => count >= LEAST_PRINTED)) continue;
      if (wrong++ === 0) first = cellPlace(table, sex, row + SUBTOTAL, "-");
    }
  }
  if (wrong === 0) return [];
  return [
    finding("hidden-subtotal", "error", table, {
      ja: `年齢別の人数があるのに中計が秘匿（空）の行が ${wrong} 行あります（最初：${first.ja}）。都道府県の表の中計が秘匿されるのは 10 人未満のときだけなので、値が消えていないか元のファイルと比べてください`,
      en: `中計 is hidden or blank in ${wrong} rows whose ages are printed (first: ${first.en}). That of a prefecture is hidden only under 10: compare with the original file whether the value was lost`,
    }),
  ];
}

/** How many printed counts are 0–9, which the ministry never prints, and how many of them 0. */
export function smallCountsOf(table: CountTable): { readonly small: number; readonly zeros: number } {
  let small = 0;
  let zeros = 0;
  for (const sex of SEXES) {
    for (const count of table[sex].counts) {
      if (count >= 0 && count < 10) small++;
      if (count === 0) zeros++;
    }
  }
  return { small, zeros };
}

/** No official count is 0 to 9: small counts mean that somebody filled in the hidden cells. */
function checkSmallCounts(table: CountTable): CheckFinding[] {
  const { small, zeros } = smallCountsOf(table);
  if (small === 0) return [];
  const text = small === zeros ? onlyZeros(zeros) : smallCountsText(small, zeros);
  return [finding("no-small-counts", "error", table, text)];
}

const onlyZeros =
  (zeros: number): Told =>
  (name) => ({
    ja: `0 が ${zeros} 個あります。公表値に 10 未満はないので、秘匿（-）が 0 に置き換えられたものと思われます。${name("zeros", "hidden")} を付けると、0 を秘匿として読みます`,
    en: `${zeros} zeros; no count under 10 is ever published, so they seem to stand for hidden counts (-). With ${name("zeros", "hidden")} they are read as hidden`,
  });

const smallCountsText = (small: number, zeros: number): Bilingual => ({
  ja: `0～9 の人数が ${small} 個（うち 0 が ${zeros} 個）あります。公表値に 10 未満はないので、秘匿（-）が 0 などに置き換えられた可能性があります`,
  en: `${small} counts of 0–9 (${zeros} of them 0); none is ever published, so hidden cells may have been replaced by numbers`,
});

/** A table should have the regions that the list of its year has. */
function checkRegions(table: CountTable, catalog: Catalog): CheckFinding[] {
  const { geography, fiscalYear } = table;
  const listed = isPrefecture(geography) ? catalog.prefectures : areasOfYear(catalog, fiscalYear);
  if (!listed) return [];
  const findings: CheckFinding[] = [];
  const known = new Set(listed.map(({ code }) => code));
  const present = new Set(table.regions.flatMap(({ code }) => (code === null ? [] : [code])));
  const unknown = [...present].filter((code) => !known.has(code));
  if (unknown.length > 0) {
    findings.push(
      finding("known-area-codes", "note", table, {
        ja: `${fiscalYear}年度の一覧にない番号があります：${firstOf(unknown).ja}`,
        en: `codes that are not in the list of FY${fiscalYear}: ${firstOf(unknown).en}`,
      }),
    );
  }
  const missing = [...known].filter((code) => !present.has(code));
  if (missing.length > 0) {
    findings.push(
      finding("all-regions", "note", table, {
        ja: `${known.size} 地域のうち ${missing.length} 地域がありません（${firstOf(missing).ja}）`,
        en: `${missing.length} of ${known.size} regions are missing (${firstOf(missing).en})`,
      }),
    );
  }
  return findings;
}

/** Codes that a message names; of more it says that there are others. */
const MOST_NAMED = 5;

function firstOf(codes: readonly string[]): Bilingual {
  const named = codes.slice(0, MOST_NAMED);
  const hasMore = codes.length > MOST_NAMED;
  return {
    ja: `${named.join("、")}${hasMore ? " ほか" : ""}`,
    en: `${named.join(", ")}${hasMore ? ", …" : ""}`,
  };
}

/** Code and name of an area must go together, by the list of the table's year. */
export function checkNames(table: CountTable, catalog: Catalog): CheckFinding[] {
  const listed = isPrefecture(table.geography) ? null : areasOfYear(catalog, table.fiscalYear);
  if (!listed) return [];
  const ofYear = { areas: listed, prefectures: catalog.prefectures };
  const byCode = new Map(listed.map((area) => [area.code, area]));
  const differing = table.regions.flatMap((region, i) => {
    const area = region.code === null ? undefined : byCode.get(region.code);
    if (!area || region.name === area.name || region.name === "") return [];
    const agreement = nameAgreement(region.name, area, ofYear);
    if (agreement === "same") return [];
    const ofOtherYear = catalog.areas.find(
      (other) =>
        other.code === area.code && other !== area && nameAgreement(region.name, other, ofYear) === "same",
    );
    const isAnother = ofOtherYear !== undefined || agreement === "another-area";
    const row = table.male.sheetRows[i * table.male.strata.length];
    return [{ region, area, ofOtherYear, isAnother, row }];
  });
  const worst = differing.find(({ isAnother }) => isAnother) ?? differing[0];
  if (!worst) return [];
  const { region, area, ofOtherYear, row, isAnother } = worst;
  const place = { file: table.source.path, row };
  const years = ofOtherYear ? yearsRemark(catalog, ofOtherYear) : { ja: "", en: "" };
  return [
    finding("area-names", isAnother ? "error" : "note", table, {
      ja: `二次医療圏番号と名前が ${differing.length} か所で合いません（${describePlace(place, "ja")}：番号 ${area.code} は「${area.name}」ですが、「${region.name}」${years.ja}とあります）。行がずれたか、別の年度の医療圏かもしれません`,
      en: `code and name of an area do not go together in ${differing.length} places (${describePlace(place, "en")}: ${area.code} is ${area.name}, but the name is ${region.name}${years.en}); rows that slipped, or areas of another year?`,
    }),
  ];
}

/** The wording in the title must be that of the release's version of the question. */
function checkWording(table: CountTable, catalog: Catalog): CheckFinding[] {
  const version = catalog.questions[table.table]?.find(
    ({ from, to }) => table.release >= from && table.release <= (to ?? Number.POSITIVE_INFINITY),
  );
  if (!version?.signature || table.title === "" || comparable(table.title).includes(version.signature))
    return [];
  return [
    finding("question-wording", "error", table, {
      ja: `質問の文言が第${table.release}回のものと違います（「${version.signature}」がありません）`,
      en: `the question is not worded as in release ${table.release} ("${version.signature}" is missing)`,
    }),
  ];
}
