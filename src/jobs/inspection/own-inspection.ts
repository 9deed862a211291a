import { isArea, levelName } from "../../catalog/levels.js";
import type { Catalog } from "../../catalog/schema.js";
import type { OwnCounts } from "../../ingest/own-counts/read-own-counts.js";
import { AGES, tablesOf } from "../../model/counts.js";
import type { Bilingual, Language } from "../../text/language.js";
import { visible } from "../../text/visible-text.js";
import { doubtsOfOwnCounts } from "../input/unlike/unlike-own-counts.js";

/** What there is to say of counts of one's own, before anything is computed with them. */
export interface OwnInspection
  extends Pick<OwnCounts, "level" | "prefectures" | "insurers" | "missing">,
    Partial<Pick<OwnCounts, "gaps">> {
  /** What is far from the nation, as if something were mixed up. */
  readonly doubts?: readonly Bilingual[];
  readonly path: string;
  /** Fiscal years of the checkups, oldest first. */
  readonly years: readonly number[];
  readonly regions: number;
  readonly ageClasses: readonly string[];
  /** `isKnown`: the program has rates of the nation of it. */
  readonly items: readonly { readonly id: string; readonly name: Bilingual; readonly isKnown: boolean }[];
}

/** @param catalog the project's own */
export function ownInspection(own: OwnCounts, { items }: Pick<Catalog, "items">): OwnInspection {
  const tables = tablesOf(own).filter(({ geography }) => isArea(geography));
  const known = new Set(items.map(({ id }) => id));
  const doubts = doubtsOfOwnCounts(own);
  return {
    path: tables[0]!.source.path,
    years: [...new Set(own.releases.map(({ fiscalYear }) => fiscalYear))].sort(),
    level: own.level,
    regions: new Set(tables.flatMap(({ regions }) => regions.map(({ code }) => code))).size,
    prefectures: own.prefectures,
    insurers: own.insurers,
    missing: own.missing,
    ...(own.gaps.length > 0 && { gaps: own.gaps }),
    ...(doubts.length > 0 && { doubts }),
    ageClasses: own.ageClasses.map(({ id }) => id),
    items: own.catalog.items.map(({ id, name }) => ({ id, name, isKnown: known.has(id) })),
  };
}

/** The same for people. */
export function describeOwn(
  own: OwnInspection,
  { prefectures }: Pick<Catalog, "prefectures">,
  language: Language,
): string {
  const ja = language === "ja";
  const and = ja ? "、" : ", ";
  const places = own.prefectures.map(
    (code) => prefectures.find((known) => known.code === code)?.name[language] ?? code,
  );
  const items = own.items.map(({ id, name, isKnown }) => {
    const only = isKnown ? "" : ja ? "、全国の値なし" : ", without rates of the nation";
    return ja ? `${name.ja}（${id}${only}）` : `${name.en} (${id}${only})`;
  });
  const missing = own.missing.map(({ insurer, regions }) =>
    ja ? `${insurer}は${regions.join("、")}の行がない` : `${insurer} has no rows of ${regions.join(", ")}`,
  );
  const doubts = own.doubts ?? [];
  const gaps = (own.gaps ?? []).map((gap) => gap[language]);
  const level = levelName(own.level)[language];
  const ages = own.ageClasses.join(and);
  const lines = ja
    ? [
        `年度：${own.years.join("、")}`,
        `地域：${level} ${own.regions}（${places.join("、")}）`,
        ...(own.insurers.length > 0 ? [`保険者：${own.insurers.join("、")}（計算では合計する）`] : []),
        ...(missing.length > 0 ? [`保険者のない地域：${missing.join("、")}`] : []),
        ...(gaps.length > 0 ? [`そろっていないもの：${gaps.join("、")}`] : []),
        `年齢階級：${own.ageClasses.length === AGES ? "5 歳階級" : ages}`,
        `項目 ${items.length}：${items.join("、")}`,
        doubts.length === 0
          ? "確認：問題なし（すべての行を読めました）"
          : `確認：注意 ${doubts.length}（すべての行を読めました）`,
        ...doubts.map(({ ja: text }) => `[注] ${text}`),
      ]
    : [
        `fiscal years: ${own.years.join(", ")}`,
        `regions: ${own.regions}, level ${level} (${places.join(", ")})`,
        ...(own.insurers.length > 0 ? [`insurers: ${own.insurers.join(", ")} (added up)`] : []),
        ...(missing.length > 0 ? [`regions without an insurer: ${missing.join("; ")}`] : []),
        ...(gaps.length > 0 ? [`incomplete: ${gaps.join("; ")}`] : []),
        `age classes: ${own.ageClasses.length === AGES ? "5-year" : ages}`,
        `items ${items.length}: ${items.join(", ")}`,
        doubts.length === 0
          ? "checks: ok (every row was read)"
          : `checks: ${doubts.length} note${doubts.length === 1 ? "" : "s"} (every row was read)`,
        ...doubts.map(({ en: text }) => `[note] ${text}`),
      ];
  const title = ja
    ? `独自の集計（受診者数・該当者数の表）：${own.path}`
    : `Counts of one's own (people examined and observed): ${own.path}`;
  const shown = [title, ...lines.map((line) => `  ${line}`)];
  return `${shown.map((line) => visible(line, Number.POSITIVE_INFINITY)).join("\n")}\n`;
}
