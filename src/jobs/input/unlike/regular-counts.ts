import type { OwnCounts } from "../../../ingest/own-counts/read-own-counts.js";
import { grouped } from "../../../model/grouped.js";
import type { Bilingual } from "../../../text/language.js";
import { firstFive } from "../first-five.js";

/**
 * Of 70,288 prefectures and areas by item of releases 6 to 9, as published and by a fifth to a two-hundredth of the people, none has
 * the same count of ten people or more in all sexes and ages, and none has multiples of 5 or more alone where all are printed.
 */
const LEAST_COUNTS = 12;
const LEAST_SAME = 10;
const LEAST_DIVISOR = 5;

const HEADS = {
  examined: { ja: "受診者数", en: "people examined" },
  observed: { ja: "該当者数", en: "people observed" },
} as const;

type Rows = OwnCounts["rows"];

/** Says which counts of one's own are hardly of people counted one by one: a single number, or multiples of one. */
export function regularCounts({ rows, catalog }: Pick<OwnCounts, "rows" | "catalog">): Bilingual[] {
  return [...grouped(rows, ({ year }) => year)].flatMap(([year, ofYear]) =>
    (["examined", "observed"] as const).flatMap((head) => {
      const found = [...grouped(ofYear, ({ item }) => item)].flatMap(([id, of]): Bilingual[] => {
        const { ja, en } = catalog.items.find((item) => item.id === id)!.name;
        const whole = regularity(of, head);
        if (whole) return [{ ja: `「${ja}」は ${whole.ja}`, en: `"${en}": ${whole.en}` }];
        const parts = grouped(of, ({ code, insurer }) => JSON.stringify([code, insurer]));
        return [...parts.values()].flatMap((part) => {
          const [{ name, insurer }] = part as [Rows[number]];
          const place = insurer === "" ? name : `${name}（${insurer}）`;
          const numbers = regularity(part, head);
          return numbers
            ? [{ ja: `「${ja}」の${place}は ${numbers.ja}`, en: `"${en}" in ${place}: ${numbers.en}` }]
            : [];
        });
      });
      if (found.length === 0) return [];
      const named = firstFive(found, "件");
      return [
        {
          ja: `${year}年度の${HEADS[head].ja}が、1 つの数か、その倍数ばかりです（${named.ja}）。丸めた人数や率（人口千対など）でないか、写し間違いでないか確かめてください`,
          en: `FY${year}: the ${HEADS[head].en} are one number, or multiples of one, alone (${named.en}). Are they rounded, or rates, or copied by mistake?`,
        },
      ];
    }),
  );
}

/** "1000", "10 の倍数": what all counts but 0 are; null where they are as people are counted, or few. */
function regularity(rows: Rows, head: keyof typeof HEADS): Bilingual | null {
  const counts = rows.map((row) => row[head]).filter((count) => count > 0);
  if (counts.length < LEAST_COUNTS) return null;
  const divisor = counts.reduce(greatestDivisor);
  if (counts.every((count) => count === divisor))
    return divisor < LEAST_SAME ? null : { ja: `${divisor}`, en: `${divisor}` };
  return divisor < LEAST_DIVISOR ? null : { ja: `${divisor} の倍数`, en: `multiples of ${divisor}` };
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));
