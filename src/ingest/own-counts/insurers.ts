import { madeOnce } from "../../model/grouped.js";
import { misuseAt } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import { comparable } from "../files/text.js";
import type { RowProblem } from "../row-problems.js";
import type { OwnRow } from "./own-rows.js";
import { isSameNumber, peopleWords, wrongSums } from "./sums.js";

/** Insurers whose counts are added up, and where they are not all. */
export interface Insurers {
  /** As the file names them; none where it has no such column. */
  readonly insurers: readonly string[];
  /** Insurers of which a region has no rows. */
  readonly missing: readonly { readonly insurer: string; readonly regions: readonly string[] }[];
}

const ALL_INSURERS = /^(計|合計|総計|総数|全体|全保険者|すべて|total|all|allinsurers)?$/i;

const keyOf = ({ year, code, sex, ages, item }: OwnRow) => [year, code, sex, ages.id, item].join(" ");

/** All insurers together, or nobody. */
const isSum = (insurer: string): boolean => ALL_INSURERS.test(comparable(insurer));

/**
 * The rows of the insurers that are to be added up. Beside insurers, rows of all together are the sum of these and left out.
 *
 * @param chosen insurers to add up; all where none is named
 * @returns the rows, and what is wrong with rows of all insurers
 * @throws Failure where the file has no rows of an insurer chosen, or all insurers are chosen beside one of them
 */
export function insurersRows(
  rows: readonly OwnRow[],
  chosen: readonly string[] | undefined,
  path: string,
): { readonly rows: readonly OwnRow[]; readonly problems: readonly RowProblem[] } {
  if (chosen) return { rows: chosenRows(rows, chosen, path), problems: [] };
  const parts = rows.filter(({ insurer }) => !isSum(insurer));
  if (parts.length === 0) return { rows, problems: [] };
  const hidden = hiddenSum(parts);
  if (hidden) return { rows: parts, problems: [hidden] };
  const sums = rows.filter(({ insurer }) => isSum(insurer));
  const problemOf = (sum: OwnRow, total = { examined: 0, observed: 0 }) =>
    isSameNumber(sum, total)
      ? null
      : { ...notTheSum(sum, total), kind: `not the sum of insurers: ${sum.insurer}` };
  return { rows: parts, problems: wrongSums(sums, parts, keyOf, problemOf) };
}

const LIKE_SUM = /.(計|合計|総計|小計|total)$/i;

/** An insurer that is called a sum of others (国保計, 被用者保険計), or is in each row the sum of all others: people would count twice. */
function hiddenSum(parts: readonly OwnRow[]): RowProblem | null {
  const firstRows = new Map<string, OwnRow>();
  for (const row of parts) if (!firstRows.has(row.insurer)) firstRows.set(row.insurer, row);
  if (firstRows.size < 2) return null;
  const found = [...firstRows.values()].find(
    ({ insurer }) =>
      LIKE_SUM.test(comparable(insurer)) || (firstRows.size > 2 && isSumOfOthers(insurer, parts)),
  );
  if (!found) return null;
  const { insurer, row, sheet } = found;
  return {
    row,
    sheet,
    ja: `保険者「${insurer}」は、ほかの保険者の合計のようです（足すと二重に数えます。この保険者の行を除くか、使う保険者を選んでください）`,
    en: `the insurer "${insurer}" looks like a sum of others: people would count twice. Leave its rows out, or choose insurers`,
  };
}

function isSumOfOthers(insurer: string, rows: readonly OwnRow[]): boolean {
  const totals = new Map<string, { examined: number; observed: number }>();
  for (const row of rows) {
    const total = madeOnce(totals, keyOf(row), () => ({ examined: 0, observed: 0 }));
    const sign = row.insurer === insurer ? -1 : 1;
    total.examined += sign * row.examined;
    total.observed += sign * row.observed;
  }
  const isAnybody = rows.some((row) => row.insurer === insurer && row.examined > 0);
  return (
    isAnybody && [...totals.values()].every(({ examined, observed }) => examined === 0 && observed === 0)
  );
}

function notTheSum(sum: OwnRow, total: Pick<OwnRow, "examined" | "observed">): Bilingual {
  const [all, ofOthers] = [peopleWords(sum), peopleWords(total)];
  if (sum.insurer === "") {
    return {
      ja: `保険者の名前がない行（${all.ja}）が、ほかの保険者の合計（${ofOthers.ja}）と合いません（合計の行なら数を直すか除き、別の保険者なら名前を入れてください）`,
      en: `a row without an insurer (${all.en}) is not the sum of the insurers (${ofOthers.en}); where it is their sum mend it or leave it out, where it is another insurer name it`,
    };
  }
  return {
    ja: `保険者「${sum.insurer}」の人数（${all.ja}）が、ほかの保険者の合計（${ofOthers.ja}）と合いません（この行だけか、ほかの保険者だけか、使う保険者を選んでください）`,
    en: `the people of the insurer "${sum.insurer}" (${all.en}) are not the sum of the other insurers (${ofOthers.en}): choose these rows alone, or the other insurers`,
  };
}

function chosenRows(rows: readonly OwnRow[], chosen: readonly string[], path: string): readonly OwnRow[] {
  const known = new Set(rows.map(({ insurer }) => insurer));
  const unknown = chosen.filter((insurer) => !known.has(insurer));
  if (unknown.length > 0) {
    const there = [...known].filter((insurer) => insurer !== "").join("、") || "—";
    throw misuseAt(path, {
      ja: `保険者「${unknown.join("、")}」の行がありません（あるのは：${there}）`,
      en: `there are no rows of the insurer ${unknown.join(", ")} (there are: ${there})`,
    });
  }
  const sum = chosen.find(isSum);
  if (sum !== undefined && chosen.length > 1) {
    throw misuseAt(path, {
      ja: `保険者「${sum}」はほかの保険者の合計です。どちらかだけを選んでください`,
      en: `the insurer "${sum}" is the sum of the others: choose either`,
    });
  }
  return rows.filter(({ insurer }) => chosen.includes(insurer));
}

/** Whose counts they are, and which of them a region lacks. */
export function insurersOf(rows: readonly OwnRow[], nameOf: (code: string) => string): Insurers {
  const insurers = [...new Set(rows.map(({ insurer }) => insurer))].filter((insurer) => !isSum(insurer));
  const codes = [...new Set(rows.map(({ code }) => code))];
  const missing = insurers.flatMap((insurer) => {
    const having = new Set(rows.flatMap((row) => (row.insurer === insurer ? [row.code] : [])));
    const regions = codes.filter((code) => !having.has(code)).map(nameOf);
    return regions.length > 0 ? [{ insurer, regions }] : [];
  });
  return { insurers, missing };
}
