import type { OwnCounts } from "../../../ingest/own-counts/read-own-counts.js";
import { grouped } from "../../../model/grouped.js";
import type { Bilingual } from "../../../text/language.js";
import { firstFive } from "../first-five.js";

/** So many digits of different counts do not agree by chance; those of one class of many people have 18, those of nobody few. */
const LEAST_DIGITS = 16;

/** The counts of an insurer in a region, of one year and item. */
interface Part {
  readonly year: number;
  readonly item: string;
  readonly place: Bilingual;
  /** All of its counts. */
  readonly counts: string;
  readonly digits: number;
}

/**
 * Says which counts of one's own are, in all sexes and ages, those of another year, item or region: a sheet or a block that was copied.
 */
export function copiedCounts({
  rows,
  catalog,
  insurers,
}: Pick<OwnCounts, "rows" | "catalog" | "insurers">): Bilingual[] {
  const itemOf = (id: string): Bilingual => catalog.items.find((item) => item.id === id)!.name;
  const parts = [
    ...grouped(rows, ({ year, item, code, insurer }) => JSON.stringify([year, item, code, insurer])).values(),
  ].map((of): Part => {
    const [{ year, item, name, insurer }] = of as [(typeof of)[number]];
    const people = new Map(
      of.map(({ sex, ages, examined, observed }) => [`${sex} ${ages.id}`, `${examined} ${observed}`]),
    );
    return {
      year,
      item,
      place:
        insurers.length > 1
          ? { ja: `${name}（${insurer}）`, en: `${name} (${insurer})` }
          : { ja: name, en: name },
      counts: JSON.stringify([...people].sort()),
      digits: [...new Set(people.values())].join("").replaceAll(" ", "").length,
    };
  });
  const copies = [...grouped(parts, ({ counts }) => counts).values()].flatMap(([first, ...others]) =>
    first!.digits < LEAST_DIGITS ? [] : others.map((other) => ({ first: first!, other })),
  );
  const whole = ({ year, item }: Part) => JSON.stringify([year, item]);
  const alike = grouped(copies, ({ first, other }) =>
    [whole(other), whole(first), first.place.ja === other.place.ja].join(" "),
  );
  return [...alike.values()].map((same) => {
    const { first, other } = same[0]!;
    const [now, before] = [other, first].map(({ year, item }) => {
      const { ja, en } = itemOf(item);
      return { ja: `${year}年度「${ja}」`, en: `"${en}" of FY${year}` };
    }) as [Bilingual, Bilingual];
    const places = firstFive(
      same.map(({ first: one, other: two }) =>
        one.place.ja === two.place.ja
          ? two.place
          : { ja: `${one.place.ja}と${two.place.ja}`, en: `${one.place.en} and ${two.place.en}` },
      ),
      "件",
    );
    const isOne = whole(first) === whole(other);
    return {
      ja: `${now.ja}の人数に、${isOne ? "ほかの地域" : before.ja}の人数とすべて同じものがあります（${places.ja}）。写し間違いでないか確かめてください`,
      en: `${now.en}: all counts are those of ${isOne ? "another region" : before.en} (${places.en}). Were they copied by mistake?`,
    };
  });
}
