import type { Origin } from "../../ingest/built-in/origin.js";
import type { Language } from "../../text/language.js";

const WORDS = {
  ja: {
    "built-in": "内蔵の公表値",
    same: "同じファイル",
    "same-counts": "数値は同じ",
    part: "一部の地域、数値は同じ",
    new: "内蔵なし",
    changed: (differing: number) => `違う人数 ${differing}`,
    all: {
      "built-in": "内蔵の公表値です",
      same: "内蔵の公表値の元になったファイルそのものです",
      "same-counts": "内蔵の公表値の元とは別のファイルで、数値は同じです",
      part: "内蔵の公表値の一部の地域だけの表で、数値は同じです",
      changed: "内蔵の公表値と数値が違います",
      new: "内蔵の公表値にはない表です",
    },
    some: {
      "built-in": "内蔵",
      same: "同じファイル",
      "same-counts": "数値が同じ別のファイル",
      part: "一部の地域だけで数値が同じ",
      changed: "数値が違う",
      new: "内蔵にない",
    },
    compared: (parts: readonly string[]) => `内蔵の公表値との照合：${parts.join("、")}`,
  },
  en: {
    "built-in": "built in",
    same: "same file",
    "same-counts": "same counts",
    part: "some regions, same counts",
    new: "not built in",
    changed: (differing: number) => `${differing} counts differ`,
    all: {
      "built-in": "from the built-in counts",
      same: "the very files that the built-in counts were made from",
      "same-counts": "other files than those of the built-in counts, with the same counts",
      part: "some of the regions of the built-in counts, with the same counts",
      changed: "with other counts than the built-in ones",
      new: "not among the built-in counts",
    },
    some: {
      "built-in": "built in",
      same: "same file",
      "same-counts": "other file, same counts",
      part: "some regions, same counts",
      changed: "counts differ",
      new: "not built in",
    },
    compared: (parts: readonly string[]) => `against the built-in counts: ${parts.join(", ")}`,
  },
} as const;

const KINDS = ["built-in", "same", "same-counts", "part", "changed", "new"] as const;
type Kind = (typeof KINDS)[number];

/** @param origin null of a built-in table */
function kindOf(origin: Origin | null): Kind {
  if (origin === null) return "built-in";
  if (origin.kind !== "changed" || origin.differing > 0) return origin.kind;
  return origin.missing > 0 ? "part" : "same-counts";
}

/** How the file of a table goes with the built-in counts, for a cell of a list. */
export function originWord(origin: Origin | null, language: Language): string {
  const words = WORDS[language];
  const kind = kindOf(origin);
  return kind === "changed" ? words.changed(origin!.differing) : words[kind];
}

/** The same of all tables of a release, in a line: one word where all go alike, else how many are of each kind. */
export function originSummary(
  tables: readonly { readonly origin: Origin | null }[],
  language: Language,
): string {
  const words = WORDS[language];
  const kinds = tables.map(({ origin }) => kindOf(origin));
  const found = KINDS.filter((kind) => kinds.includes(kind));
  if (found.length === 1) return words.all[found[0]!];
  return words.compared(
    found.map((kind) => `${words.some[kind]} ${kinds.filter((other) => other === kind).length}`),
  );
}
