import type { Bilingual } from "../../text/language.js";
import { isInPrefecture, isNation, type Level } from "../levels.js";
import type { AreaChange } from "../regions/area-changes.js";
import type { Catalog, Item } from "../schema.js";
import { itemInRelease, questionVersion } from "./comparability.js";
import { listsUnassigned, publishedReference } from "./unassigned.js";

/** The part of the catalog that knows what changed over the years. */
export type Changes = Pick<
  Catalog,
  | "tables"
  | "releases"
  | "questions"
  | "questionnaireOfItems"
  | "classChanges"
  | "areaChanges"
  | "suppressionRules"
>;

/** Why the ratios of an item in two releases do not compare, or null if they do. The earlier release comes first. */
export function whyNotComparable(
  changes: Changes,
  item: Item,
  place: { readonly level: Level; readonly code: string },
  earlier: number,
  later: number,
): Bilingual | null {
  return questionChange(changes, item, earlier, later) ?? areaChange(changes, place, earlier, later);
}

/** A ratio of a line, as far as it says with which nation it was made. */
interface Compared {
  readonly release: number;
  readonly level: Level;
  /** "national@6" */
  readonly reference: string;
}

/**
 * Why two ratios of a line are not of the same nation, or null if they are: the nation that they are compared with, or
 * that they are of, is in one of them with 判別不可 and in the other without. The earlier one comes first.
 */
export function whyNotSameNation(changes: Changes, earlier: Compared, later: Compared): Bilingual | null {
  const [before, after] = [earlier, later].map(({ reference }) => nationOf(changes, reference));
  const isSame = before === after || before === null || after === null;
  const isOwn = isNation(later.level) && before !== "national-assigned";
  const listed = [earlier, later].map(({ release }) => listsUnassigned(changes, release));
  if (isSame && !(isOwn && listed[0] !== listed[1])) return null;
  const [from, to] = [earlier.release, later.release];
  return {
    ja: `第${from}回の都道府県の表には判別不可がなく第${to}回にはあるため、全国が同じものではない`,
    en: `the nation is not the same: the tables of release ${from} do not list people who are not assignable to a prefecture, those of release ${to} do`,
  };
}

/** Which nation a reference is; null where it is none. */
function nationOf(changes: Changes, reference: string): string | null {
  return /^(national|national-assigned)@/.exec(publishedReference(reference, changes))?.[1] ?? null;
}

/** What has to be known where these releases of an item stand beside each other: which lack it, and what was special. */
export function cautionsOf(changes: Changes, item: Item | null, releases: readonly number[]): Bilingual[] {
  const ofReleases = changes.releases
    .filter(({ release }) => releases.includes(release))
    .flatMap(({ release, cautions }) => cautions.map((caution) => ofReleasesNamed([release], caution)));
  const without = item ? releases.flatMap((release) => itemInRelease(changes, item, release) ?? []) : [];
  const newest = Math.max(...releases);
  const ofClasses = changes.classChanges
    .filter(({ table, to }) => table === item?.table && to !== null && to < newest)
    .flatMap(({ from, to, note }) => {
      const own = releases.filter((release) => from <= release && release <= to!);
      return own.length > 0 ? [ofReleasesNamed(own, note)] : [];
    });
  return [...without, ...ofReleases, ...ofClasses];
}

/** 第8回：…, Release 8: …; 第6・7回：…, Releases 6, 7: … */
function ofReleasesNamed(releases: readonly number[], { ja, en }: Bilingual): Bilingual {
  const word = releases.length > 1 ? "Releases" : "Release";
  return { ja: `第${releases.join("・")}回：${ja}`, en: `${word} ${releases.join(", ")}: ${en}` };
}

function questionChange(changes: Changes, item: Item, earlier: number, later: number): Bilingual | null {
  if (changes.tables.find(({ key }) => key === item.table)?.kind !== "questionnaire") return null;
  const [before, after] = [earlier, later].map((release) => questionVersion(changes, item.table, release));
  if (before && after && before.series === after.series) return null;
  const number = Number(item.table.slice(1));
  return {
    ja: `質問${number}は第${earlier}回と第${later}回で別の質問`,
    en: `question ${number} of release ${earlier} and of release ${later} are different questions`,
  };
}

function areaChange(
  { areaChanges }: Changes,
  { level, code }: { readonly level: Level; readonly code: string },
  earlier: number,
  later: number,
): Bilingual | null {
  if (!isInPrefecture(level)) return null;
  const change = areaChanges.find(
    (candidate) => earlier < candidate.from && candidate.from <= later && breaksLine(candidate, code),
  );
  if (!change) return null;
  return change.changes
    ? {
        ja: `第${change.from}回で区域が変わった（${change.note.ja}）`,
        en: `another territory from release ${change.from} on (${change.note.en})`,
      }
    : {
        ja: `${change.note.ja}。どの医療圏が変わったかがわからないため、線をつながない`,
        en: `${change.note.en}; which ones changed is not known here, so no line is drawn across`,
      };
}

/** A line continues through a new name and through a merger (the earlier counts are added up), but not through a division. */
function breaksLine({ changes }: AreaChange, code: string): boolean {
  return changes === null || changes.some(({ to }) => to.length > 1 && to.includes(code));
}

/** May an area of this code have become another with a change, or be one that others became? */
export function isTouched({ changes }: AreaChange, code: string): boolean {
  return changes === null || changes.some(({ from, to }) => from.includes(code) || to.includes(code));
}
