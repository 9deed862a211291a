import type { CaseRule, ItemRule } from "../catalog/schema.js";
import type { Sex, Stratum } from "../model/counts.js";
import type { Bilingual } from "../text/language.js";

/** People of a stratum that are cases; those of the other strata of the table are not, and all are examined. */
export const CASE = 1;
/** Cases that stand in another stratum of the table too, which is of everybody examined. */
export const CASE_OF_EXAMINED = 2;

/** Which strata are cases (`CASE`, `CASE_OF_EXAMINED`) and which are not (0), or why that cannot be told. */
export type CaseStrata = { readonly cases: Uint8Array } | { readonly problem: Bilingual };

/**
 * Matches an item to the strata of a table. A threshold has to fall on a class edge: a class that lies on both
 * sides of it cannot be counted, and then the item cannot be computed from this table.
 */
export function caseStrata(of: ItemRule, sex: Sex, strata: readonly Stratum[]): CaseStrata {
  const rule = "male" in of ? of[sex] : of;
  return "labels" in rule ? byLabel(rule.labels, strata) : byThreshold(rule, strata);
}

function byLabel(labels: readonly string[], strata: readonly Stratum[]): CaseStrata {
  const missing = labels.find((label) => !strata.some((stratum) => stratum.label === label));
  if (missing !== undefined) {
    const present = strata.map(({ label }) => label);
    return {
      problem: {
        ja: `この表に「${missing}」という回答・階層がありません（あるのは ${present.join("、")}）`,
        en: `the table has no answer or class "${missing}" (it has ${present.join(", ")})`,
      },
    };
  }
  return {
    cases: Uint8Array.from(strata, ({ label, isPart }) =>
      labels.includes(label) ? (isPart ? CASE_OF_EXAMINED : CASE) : 0,
    ),
  };
}

function byThreshold(rule: Exclude<CaseRule, { labels: unknown }>, strata: readonly Stratum[]): CaseStrata {
  const cases = new Uint8Array(strata.length);
  for (const [i, { label, values }] of strata.entries()) {
    if (values === null) {
      return {
        problem: {
          ja: `この表の階層「${label}」を検査値の範囲（○以上○未満、○以下、○～○など）として読めないため、該当者を数えられません`,
          en: `the class "${label}" cannot be read as a range of test values (such as 31以上50以下 or 31～50)`,
        },
      };
    }
    const side = sideOf(values, rule);
    if (side === null) {
      return {
        problem: {
          ja: `この表の階層「${label}」の途中にしきい値（${describe(rule, "ja")}）があるため、該当者を数えられません`,
          en: `the threshold (${describe(rule, "en")}) does not fall on an edge of the class "${label}"`,
        },
      };
    }
    cases[i] = side ? CASE : 0;
  }
  return { cases };
}

/** true: the whole class is of cases; false: none of it; null: the threshold cuts it. */
function sideOf(
  values: NonNullable<Stratum["values"]>,
  rule: Exclude<CaseRule, { labels: unknown }>,
): boolean | null {
  const lowest = values.atLeast ?? Number.NEGATIVE_INFINITY;
  if ("atLeast" in rule) {
    if (lowest >= rule.atLeast) return true;
    return isBelow(values, rule.atLeast) ? false : null;
  }
  if ("below" in rule) {
    if (isBelow(values, rule.below)) return true;
    return lowest >= rule.below ? false : null;
  }
  if ((values.atMost ?? values.below ?? Number.POSITIVE_INFINITY) <= rule.atMost) return true;
  return lowest > rule.atMost ? false : null;
}

/** Every value of the class is below the threshold: 未満 t, or 以下 something smaller. */
function isBelow(values: NonNullable<Stratum["values"]>, threshold: number): boolean {
  if (values.below !== undefined) return values.below <= threshold;
  return values.atMost !== undefined && values.atMost < threshold;
}

function describe(rule: Exclude<CaseRule, { labels: unknown }>, language: "ja" | "en"): string {
  if ("atLeast" in rule) return language === "ja" ? `${rule.atLeast} 以上` : `≥ ${rule.atLeast}`;
  if ("below" in rule) return language === "ja" ? `${rule.below} 未満` : `< ${rule.below}`;
  return language === "ja" ? `${rule.atMost} 以下` : `≤ ${rule.atMost}`;
}
