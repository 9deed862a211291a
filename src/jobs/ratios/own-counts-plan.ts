import { createHash } from "node:crypto";
import type { Catalog } from "../../catalog/schema.js";
import type { ReferenceChoice } from "../../engine/reference/item-reference.js";
import { hideSmallCounts } from "../../engine/suppression/hide-small-counts.js";
import type { OwnCounts } from "../../ingest/own-counts/read-own-counts.js";
import type { AgeGroup } from "../../model/ages.js";
import { AGES, type ReleaseTables, tablesOf, withTables } from "../../model/counts.js";
import { type Failure, misuse, misuseAt } from "../../text/failure.js";
import { DEFAULT_REFERENCE } from "./reference/choose-reference.js";

/* What is special of a plan where the user brought the counts. */

/** Rates by 5-year classes do not go with counts by others. @throws Failure (`exitCode` 2) */
export function refuseOtherClasses({ ageClasses, releases }: OwnCounts, choice: ReferenceChoice): void {
  if (ageClasses.length === AGES || ["prefecture", "own-prefecture"].includes(choice.kind)) return;
  const classes = ageClasses.map(({ id }) => id);
  throw misuseAt(releases[0]!.pairs[0]!.area!.source.path, {
    ja: `集計の年齢階級は ${classes.join("、")} ですが、基準の該当率は 5 歳階級です。区切りの違う率とは比べられません。集計を 5 歳階級にするか、その県の合計（prefecture:22 など）と比べてください`,
    en: `the counts are by the age classes ${classes.join(", ")}, and the rates of the reference by 5-year classes: they do not go together. Give counts by 5-year classes, or compare with the sum of the prefecture (prefecture:22, say)`,
  });
}

/** @returns that none of the ages asked for can be made of the classes of the counts */
export function noAges(asked: readonly AgeGroup[], classes: OwnCounts["ageClasses"]): Failure {
  const [ages, there] = [asked, classes].map((groups) => groups.map(({ id }) => id));
  return misuse({
    ja: `集計の年齢階級（${there!.join("、")}）からは、年齢 ${ages!.join("、")} を作れません`,
    en: `the ages ${ages!.join(", ")} cannot be made of the age classes of the counts (${there!.join(", ")})`,
  });
}

/**
 * Counts that the user brought with the small ones hidden, and the catalog that says so.
 *
 * @throws Failure (`exitCode` 2) where the counts are not of the user's own
 */
export function withHidden(
  own: OwnCounts | null,
  catalog: Catalog,
  below: number | undefined,
): { readonly own: OwnCounts | null; readonly catalog: Catalog } {
  if (below === undefined) return { own, catalog };
  if (own) {
    const groups = catalog.regionGroups.map(({ members }) => members);
    const releases = withOtherHash(hideSmallCounts(own.releases, below, groups));
    return { own: { ...own, releases }, catalog: { ...catalog, ownHiddenBelow: below } };
  }
  throw misuse({
    ja: "小さな人数を秘匿できるのは、独自の集計（受診者数・該当者数の表）だけです。公表された表では、すでに秘匿されています",
    en: "small counts can be hidden in counts of one's own only (people examined and counted). In published tables they are hidden already",
  });
}

/**
 * Tables whose source has the hash of what they show: that of the file would tell whether guesses at what is hidden are
 * right.
 */
function withOtherHash(releases: readonly ReleaseTables[]): readonly ReleaseTables[] {
  const hash = createHash("sha256");
  for (const { male, female } of tablesOf({ releases })) hash.update(male.counts).update(female.counts);
  const sha256 = hash.digest("hex");
  return withTables(releases, (table) => ({ ...table, source: { ...table.source, sha256 } }));
}

/**
 * What ratios are compared with unless it is named: the nation; own counts with all of them together, their prefecture.
 *
 * @throws Failure (`exitCode` 2) where own counts are of several prefectures
 */
export function usualReference(own: OwnCounts | null): string {
  if (!own) return DEFAULT_REFERENCE;
  const [prefecture, ...others] = own.prefectures;
  if (others.length === 0) return `prefecture:${prefecture}`;
  throw misuse({
    ja: `複数の都道府県（${own.prefectures.join("、")}）の集計なので、比べる基準を指定してください（national@8、prefecture:${prefecture}、基準のファイルなど）`,
    en: `the counts are of several prefectures (${own.prefectures.join(", ")}): say what they are compared with (national@8, prefecture:${prefecture}, a file of rates)`,
  });
}
