import type { OwnCounts } from "../ingest/own-counts/read-own-counts.js";
import type { CountTable } from "../model/counts.js";

/** The line that the ministry's terms of use ask for, a release each; of counts of one's own whose they are. */
export function credits(tables: readonly CountTable[], own: OwnCounts | null = null): string[] {
  if (own) return [ownCredit(own)];
  return [...new Set(tables.map(({ release }) => release))]
    .sort((a, b) => a - b)
    .map((release) => `第${release}回NDBオープンデータ（厚生労働省）を加工して作成`);
}

/** 保険者（国保、協会けんぽ）の集計をもとに作成。 */
export function ownCredit({ insurers, missing }: Pick<OwnCounts, "insurers" | "missing">): string {
  const of = insurers.length > 0 ? `${insurers.join("、")}の健診の集計` : "独自に集計した健診の人数";
  const lacking = missing.map(({ insurer, regions }) => `${insurer}は${regions.join("、")}がない`);
  return `${of}をもとに作成${lacking.length > 0 ? `（${lacking.join("、")}）` : ""}`;
}

/**
 * Made-up tables say so in their title or file name (fixtures/ and its `synthetic-….xlsx`), and so must everything that
 * is made of them.
 */
export function isSynthetic({ title, source }: CountTable): boolean {
  return title.includes("合成データ") || /(^|[/\\!])synthetic-[^/\\!]*$/.test(source.path);
}
