import type { Bilingual } from "../language.js";
import type { Level } from "../ratios.js";
import { itemInRelease, questionVersion } from "./comparability.js";
import type { AreaChange, Catalog, Item } from "./schema.js";

/** The part of the catalog that knows what changed over the years. */
export type Changes = Pick<
  Catalog,
  "tables" | "releases" | "questions" | "classChanges" | "areaChanges" | "suppressionRules"
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

/** What has to be known where these releases of an item stand beside each other: which lack it, and what was special. */
export function cautionsOf(changes: Changes, item: Item | null, releases: readonly number[]): Bilingual[] {
  const ofReleases = changes.releases
    .filter(({ release }) => releases.includes(release))
    .flatMap(({ release, cautions }) => cautions.map((caution) => ofRelease(release, caution)));
  const without = item ? releases.flatMap((release) => itemInRelease(changes, item, release) ?? []) : [];
  const newest = Math.max(...releases);
  const ofClasses = changes.classChanges
    .filter(({ table, to }) => table === item?.table && to !== null && to < newest)
    .filter(({ to }) => releases.some((release) => release <= to!))
    .map(({ note }) => note);
  return [...without, ...ofReleases, ...ofClasses];
}

/** 第8回：…, Release 8: … */
function ofRelease(release: number, { ja, en }: Bilingual): Bilingual {
  return { ja: `第${release}回：${ja}`, en: `Release ${release}: ${en}` };
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
  if (level !== "area") return null;
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

/** A line goes on through a new name and a merger, whose earlier counts add up, but not through a division. */
function breaksLine({ changes }: AreaChange, code: string): boolean {
  return changes === null || changes.some(({ to }) => to.length > 1 && to.includes(code));
}
