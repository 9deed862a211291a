import { itemName } from "../../../catalog/items/description.js";
import { isArea } from "../../../catalog/levels.js";
import type { Catalog } from "../../../catalog/schema.js";
import { type Implausible, liesIn } from "../../../engine/plausibility/implausible.js";
import type { ReferenceChoice } from "../../../engine/reference/item-reference.js";
import type { ChosenRegions } from "../../../engine/request.js";
import { releaseWords, yearOfRelease } from "../../../model/fiscal-year.js";
import type { ResultHeader } from "../../../outputs/tables/result.js";
import type { Effects } from "../../../process/effects.js";
import type { Bilingual } from "../../../text/language.js";
import { signed } from "../../../text/numbers.js";
import { type Told, worded } from "../../../text/told.js";

/** Moves of the reference under this many percent are not told on the terminal; the header has them all. */
const LEAST_TOLD = 0.1;

/** What may hold errors, and what is said of them. */
interface TellJob {
  readonly shown: ChosenRegions;
  /** What the regions are compared with: one reference or two. */
  readonly references: readonly ReferenceChoice[];
  readonly catalog: Pick<Catalog, "items" | "regionGroups" | "ownCredit">;
}

/**
 * Says in one line on standard error how many gross errors of the source there are in the regions chosen and in what they are
 * compared with, how many of them in the regions, and how far they move the reference at most. `inspect` lists them.
 */
export function tellImplausible(
  { implausible, referenceMoves }: Pick<ResultHeader, "implausible" | "referenceMoves">,
  { shown, references, catalog }: TellJob,
  effects: Pick<Effects, "say">,
): void {
  const isShown = (error: Implausible) => holdsError(error, shown, catalog);
  const found = implausible.filter(
    (error) => isShown(error) || references.some((reference) => isPart(error, reference, shown)),
  );
  if (found.length === 0) return;
  const moves = referenceMoves
    .filter(({ prefectureCode }) => prefectureCode === undefined || isOfShown(prefectureCode, shown))
    .sort((a, b) => Math.abs(b.percent) - Math.abs(a.percent));
  const told = moveWords(moves[0], catalog);
  const shownOnes = found.filter(isShown).length;
  effects.say(summary(found.length, shownOnes, told, catalog.ownCredit !== null));
}

/** The counts of a prefecture's area are its own too, and those of its members a region's that is put together from them. */
function holdsError(
  error: Implausible,
  { prefectures, areas }: ChosenRegions,
  { regionGroups }: Pick<Catalog, "regionGroups">,
): boolean {
  const { code, level, prefectureCode, release } = error;
  if (prefectures && !prefectures.has(prefectureCode)) return false;
  if (!areas) return true;
  if (isArea(level) && areas.has(code, yearOfRelease(release))) return true;
  const codes = new Set(areas.chosen.map((area) => area.code));
  return regionGroups.some((group) => codes.has(group.code) && liesIn(error, new Set(group.members)));
}

/** Is an error in what the regions shown are compared with? A file holds rates that were made before. */
function isPart(
  { release, prefectureCode }: Implausible,
  reference: ReferenceChoice,
  shown: ChosenRegions,
): boolean {
  switch (reference.kind) {
    case "own-prefecture":
      return isOfShown(prefectureCode, shown);
    case "prefecture":
      return reference.code === prefectureCode;
    case "release": {
      const { population } = reference;
      if (release !== reference.release) return false;
      return population.kind !== "prefecture" || population.code === prefectureCode;
    }
    case "file":
      return false;
    default:
      return true;
  }
}

/** Is it a prefecture shown, or that of an area shown? */
function isOfShown(prefectureCode: string, { prefectures, areas }: ChosenRegions): boolean {
  const ofAreas = areas && new Set(areas.chosen.map((area) => area.prefectureCode));
  return (prefectures ?? ofAreas)?.has(prefectureCode) ?? true;
}

function inRegionsChosen(all: number, shown: number): Bilingual {
  return {
    ja: shown === all ? "" : shown === 0 ? "（選んだ地域にはありません）" : `（選んだ地域には ${shown} 件）`,
    en: shown === all ? "" : ` (${shown === 0 ? "none" : shown} in the regions chosen)`,
  };
}

/** @param isOwn are they counts that the user brought, which `inspect` does not judge? */
function summary(all: number, shown: number, moves: Told, isOwn: boolean): Told {
  const where = inRegionsChosen(all, shown);
  const found =
    all === 1
      ? "1 count of the source looks like a gross error"
      : `${all} counts of the source look like gross errors`;
  const list = isOwn
    ? {
        ja: "どの人数かと理由は、JSON の結果の implausible にあります",
        en: "A result in JSON lists them with the reason (implausible)",
      }
    : { ja: "一覧は ndb-ratio inspect で表示できます", en: "`ndb-ratio inspect` lists them" };
  return (name) => {
    const { ja, en } = worded(moves, name);
    return {
      ja: `元データの誤りとみられる人数が ${all} 件あり${where.ja}、それを含む比を順位などから除きました。${ja}${list.ja}`,
      en: `${found}${where.en}; ratios that hold them have no rank.${en} ${list.en}`,
    };
  };
}

/** The furthest move of the people expected, with the item that it is of. */
function moveWords(
  furthest: ResultHeader["referenceMoves"][number] | undefined,
  { items, ownCredit }: Pick<Catalog, "items" | "ownCredit">,
): Told {
  if (!furthest || Math.abs(furthest.percent) < LEAST_TOLD) return { ja: "", en: "" };
  const { release, item, sex, ages, percent, leftOut } = furthest;
  const named = itemName(item, { items });
  const most = signed(percent, 1);
  const when = releaseWords([release], ownCredit !== null);
  const of = {
    ja: `${when.ja}「${named.ja}」${sex === "male" ? "男" : "女"} ${ages.replace("-", "～")}歳`,
    en: `${when.en}, ${named.en}, ${sex === "male" ? "men" : "women"} ${ages}`,
  };
  if (leftOut)
    return {
      ja: `その地域は基準からも除きました（除かないと期待該当者数が最大 ${most}％ 変わります：${of.ja}）。`,
      en: ` Their regions are left out of the reference too (else people expected would move by up to ${most}%: ${of.en}).`,
    };
  return (name) => ({
    ja: `基準の該当率もこれを含み、期待該当者数が最大 ${most}％ 変わっています（${of.ja}。${name("exclude-implausible")} で基準から除けます）。`,
    en: ` They move the people expected by up to ${most}% (${of.en}; ${name("exclude-implausible")} leaves them out).`,
  });
}
