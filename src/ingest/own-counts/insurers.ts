import { madeOnce } from "../../model/grouped.js";
import { misuseAt } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import { comparable } from "../files/text.js";
import type { RowProblem } from "../row-problems.js";
import type { OwnRow } from "./own-rows.js";
import { isSameNumber, peopleWords, wrongSums } from "./sums.js";
import { WHOLE_PREFECTURE } from "./sums-of-rows.js";

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

/**
 * An insurer that is called a sum of others (国保計, 国保＋協会けんぽ beside 国保), or is in each of its rows the sum of some of
 * the others (被用者保険, of 協会けんぽ and 健保組合) or the same as one (国保 and 国民健康保険): people would count twice.
 */
function hiddenSum(parts: readonly OwnRow[]): RowProblem | null {
  const firstRows = new Map<string, OwnRow>();
  for (const row of parts) if (!firstRows.has(row.insurer)) firstRows.set(row.insurer, row);
  if (firstRows.size < 2) return null;
  const names = [...firstRows.keys()];
  const found =
    [...firstRows.values()].find(
      ({ insurer }) => LIKE_SUM.test(comparable(insurer)) || isOfOthers(insurer, names),
    ) ?? firstRows.get(sumOfSome(names, parts) ?? "");
  if (!found) return null;
  const { insurer, row, sheet } = found;
  return {
    row,
    sheet,
    ja: `保険者「${insurer}」は、ほかの保険者の合計か、同じもののようです（足すと二重に数えます。この保険者の行を除くか、使う保険者を選んでください）`,
    en: `the insurer "${insurer}" looks like a sum of others, or the same as another: people would count twice. Leave its rows out, or choose insurers`,
  };
}

/** 国保＋協会けんぽ, where one of these stands alone too. */
function isOfOthers(insurer: string, names: readonly string[]): boolean {
  const parts = comparable(insurer).split(/[+・、,&]|および|及び|と/);
  return parts.length > 1 && names.some((name) => name !== insurer && parts.includes(comparable(name)));
}

/** With more insurers there are too many sums to try. */
const MOST_INSURERS = 10;
/** Rows of fewer different counts may agree by chance, or are made up. */
const LEAST_COUNTS = 10;

/** An insurer that is in all its rows the sum of some others; of few rows and many insurers, of all of two or more others. */
function sumOfSome(names: readonly string[], rows: readonly OwnRow[]): string | null {
  const counts = new Map<string, (OwnRow | undefined)[]>();
  for (const row of rows) madeOnce(counts, keyOf(row), () => [])[names.indexOf(row.insurer)] = row;
  const ofAll = names.length > 2 ? [names.map(() => true)] : [];
  const ofSome = names.length > MOST_INSURERS ? ofAll : choicesOf(names.length);
  for (const [i, name] of names.entries()) {
    const own = [...counts.values()].filter((insurers) => (insurers[i]?.examined ?? 0) > 0);
    if (own.length === 0) continue;
    const isVaried = new Set(own.map((insurers) => peopleWords(insurers[i]!).en)).size >= LEAST_COUNTS;
    const sums = isVaried ? ofSome : ofAll;
    if (sums.some((chosen) => own.every((insurers) => isSumOf(insurers, i, chosen)))) return name;
  }
  return null;
}

/** Every choice of one or more of so many. */
const choicesOf = (count: number): boolean[][] =>
  Array.from({ length: 2 ** count - 1 }, (_, choice) =>
    Array.from({ length: count }, (_, i) => ((choice + 1) >> i) % 2 === 1),
  );

/** Is one of the insurers of a row the sum of those of the others that are chosen? */
function isSumOf(
  insurers: readonly (OwnRow | undefined)[],
  sum: number,
  chosen: readonly boolean[],
): boolean {
  let [examined, observed] = [0, 0];
  for (const [i, row] of insurers.entries()) {
    if (!row || i === sum || !chosen[i]) continue;
    examined += row.examined;
    observed += row.observed;
  }
  return insurers[sum]!.examined === examined && insurers[sum]!.observed === observed;
}

function notTheSum(sum: OwnRow, total: Pick<OwnRow, "examined" | "observed">): Bilingual {
  if (WHOLE_PREFECTURE.test(sum.code)) {
    return {
      ja: `県全体の行（コード ${sum.code}）です。除いてください（県の値は市区町村を合計して求めます）`,
      en: `a row of the whole prefecture (code ${sum.code}): leave it out (the prefecture is computed as the sum of its municipalities)`,
    };
  }
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
