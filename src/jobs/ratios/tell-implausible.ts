import type { Catalog } from "../../catalog/schema.js";
import type { Implausible } from "../../engine/plausibility/implausible.js";
import type { ComputeRequest } from "../../engine/request.js";
import { yearOfRelease } from "../../model/fiscal-year.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import type { Effects } from "../../process/effects.js";
import type { Bilingual } from "../../text/language.js";
import { signed } from "../../text/numbers.js";
import type { Told } from "../../text/told.js";

/** Moves of the reference under this many percent are not told on the terminal; the header has them all. */
const LEAST_TOLD = 0.1;

/** The regions that somebody chose; null for all. */
export type ChosenRegions = Pick<ComputeRequest, "prefectures" | "areas">;

/**
 * Says in one line on standard error how many gross errors of the source were found, how many of them in the regions chosen,
 * and how far they move the reference at most. `inspect` lists them.
 */
export function tellImplausible(
  { implausible, referenceMoves }: Pick<ResultHeader, "implausible" | "referenceMoves">,
  chosen: ChosenRegions,
  { items }: Pick<Catalog, "items">,
  effects: Pick<Effects, "say">,
): void {
  if (implausible.length === 0) return;
  const own = implausible.filter((found) => isChosen(found, chosen)).length;
  const moves = [...referenceMoves].sort((a, b) => Math.abs(b.percent) - Math.abs(a.percent));
  effects.say(summary(implausible.length, own, moveWords(moves[0], items)));
}

/** The counts of a prefecture's area are its own too. */
function isChosen(
  { code, level, prefectureCode, release }: Implausible,
  { prefectures, areas }: ChosenRegions,
): boolean {
  if (prefectures && !prefectures.has(prefectureCode)) return false;
  return !areas || (level === "area" && areas.has(code, yearOfRelease(release)));
}

function summary(all: number, own: number, moves: Told): Told {
  const where = {
    ja: own === all ? "" : own === 0 ? "（選んだ地域にはありません）" : `（選んだ地域には ${own} 件）`,
    en: own === all ? "" : ` (${own === 0 ? "none" : own} in the regions chosen)`,
  };
  const found =
    all === 1
      ? "1 count of the source looks like a gross error"
      : `${all} counts of the source look like gross errors`;
  return (name) => {
    const { ja, en } = typeof moves === "function" ? moves(name) : moves;
    return {
      ja: `元の表の誤りとみられる人数が ${all} 件あり${where.ja}、それを含む比を順位などから除きました。${ja}一覧は ndb-ratio inspect で表示できます`,
      en: `${found}${where.en}; ratios that hold them have no rank.${en} \`ndb-ratio inspect\` lists them`,
    };
  };
}

/** The furthest move of the people expected, with the item that it is of. */
function moveWords(
  furthest: ResultHeader["referenceMoves"][number] | undefined,
  items: Catalog["items"],
): Told {
  if (!furthest || Math.abs(furthest.percent) < LEAST_TOLD) return { ja: "", en: "" };
  const { release, item, sex, ages, percent, leftOut } = furthest;
  const itemName: Bilingual = items.find(({ id }) => id === item)?.name ?? { ja: item, en: item };
  const most = signed(percent, 1);
  const of = {
    ja: `第${release}回「${itemName.ja}」${sex === "male" ? "男" : "女"} ${ages.replace("-", "～")}歳`,
    en: `release ${release}, ${itemName.en}, ${sex === "male" ? "men" : "women"} ${ages}`,
  };
  if (leftOut)
    return {
      ja: `その地域は基準からも除きました（除かないと期待数は最大 ${most}％：${of.ja}）。`,
      en: ` Their regions are left out of the reference too (else people expected would move by up to ${most}%: ${of.en}).`,
    };
  return (name) => ({
    ja: `基準による期待数も最大 ${most}％ 動いています（${of.ja}。${name("exclude-implausible")} で除けます）。`,
    en: ` They move the people expected by up to ${most}% (${of.en}; ${name("exclude-implausible")} leaves them out).`,
  });
}
