import type { Catalog } from "../../catalog/schema.js";
import type { ResultHeader } from "../../outputs/tables/result.js";
import type { Effects } from "../../process/effects.js";
import type { Bilingual } from "../../text/language.js";
import { signed } from "../../text/numbers.js";

/** Moves of the reference under this many percent are not told on the terminal; the header has them all. */
const LEAST_TOLD = 0.1;

/** Says on standard error how many gross errors of the source were found, and how far they move the reference. */
export function tellImplausible(
  { implausible, referenceMoves }: Pick<ResultHeader, "implausible" | "referenceMoves">,
  { items }: Pick<Catalog, "items">,
  effects: Pick<Effects, "say">,
): void {
  if (implausible.length > 0) effects.say(howMany(implausible.length));
  const told = referenceMoves
    .filter(({ percent }) => Math.abs(percent) >= LEAST_TOLD)
    .sort((a, b) => Math.abs(b.percent) - Math.abs(a.percent));
  if (told.length > 0) effects.say(movesText(told, items));
}

function howMany(count: number): Bilingual {
  return {
    ja: `元の表の誤りとみられる人数が ${count} 件あります。それを含む比には implausible を付け、順位などから除きました（一覧は ndb-ratio inspect か、結果の implausible）。`,
    en: `${count} counts of the source look like gross errors. Ratios that hold them are flagged implausible and have no rank (listed by ndb-ratio inspect, and under "implausible" in the result).`,
  };
}

const MOST_TOLD = 3;

function movesText(moves: ResultHeader["referenceMoves"], items: Catalog["items"]): Bilingual {
  const nameOf = (id: string) => items.find((item) => item.id === id)?.name ?? { ja: id, en: id };
  const isOut = moves[0]?.leftOut ?? false;
  const list = (words: (move: ResultHeader["referenceMoves"][number]) => string, and: string, more: string) =>
    moves.slice(0, MOST_TOLD).map(words).join(and) + (moves.length > MOST_TOLD ? more : "");
  const ja = list(
    ({ release, item, sex, ages, percent: value }) =>
      `第${release}回 ${nameOf(item).ja} ${sex === "male" ? "男" : "女"} ${ages.replace("-", "～")}歳 ${signed(value, 1)}％`,
    "、",
    " ほか",
  );
  const en = list(
    ({ release, item, sex, ages, percent: value }) =>
      `release ${release} ${nameOf(item).en} ${sex === "male" ? "men" : "women"} ${ages} ${signed(value, 1)}%`,
    ", ",
    ", and others",
  );
  return isOut
    ? {
        ja: `誤りとみられる地域を基準から除きました（除かないときの期待数の違い：${ja}）。`,
        en: `regions with these counts are left out of the reference (else people expected would differ: ${en}).`,
      }
    : {
        ja: `誤りとみられる人数が基準を動かしています（期待数：${ja}）。--exclude-implausible で除けます。`,
        en: `these counts move the reference (people expected: ${en}). --exclude-implausible leaves them out.`,
      };
}
