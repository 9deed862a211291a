import type { Catalog } from "../catalog/schema.js";
import type { CountTable } from "../model/counts.js";

/** The line that the ministry's terms of use ask for, a release each; of counts of one's own whose they are. */
export function credits(
  tables: readonly CountTable[],
  { ownCredit }: Partial<Pick<Catalog, "ownCredit">> = {},
): string[] {
  if (ownCredit) return [ownCredit.ja];
  return [...new Set(tables.map(({ release }) => release))]
    .sort((a, b) => a - b)
    .map((release) => `第${release}回NDBオープンデータ（厚生労働省）を加工して作成`);
}

/**
 * Made-up tables say so in their title or file name (fixtures/ and its `synthetic-….xlsx`), and so must everything that
 * is made of them.
 */
export function isSynthetic({ title, source }: CountTable): boolean {
  return title.includes("合成データ") || /(^|[/\\!])synthetic-[^/\\!]*$/.test(source.path);
}
