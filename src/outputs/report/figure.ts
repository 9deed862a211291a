import { NATION_CODE } from "../../catalog/levels.js";
import { areasOf } from "../../figures/figure-input.js";
import { phoneSize } from "../../figures/heatmap/layout.js";
import { type FigureKind, isOfRegion, isTrendKind } from "../../figures/kinds.js";
import { planFigures, planTrendFigures } from "../../figures/plan/plan.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import type { FigureTrend } from "../../model/trends.js";
import { type Pattern, patternOf } from "../../render/drawing/pattern.js";
import { Failure } from "../../text/failure.js";
import type { Choice } from "./choice.js";
import type { ReportHeader } from "./packed/format.js";

/** What a figure is looked at on. */
export type Screen = "wide" | "phone";

/** Kinds that are laid out anew for a phone; the others are made smaller, or moved sideways. */
export const hasPhoneLayout = (kind: FigureKind): boolean => kind === ("heatmap" satisfies FigureKind);

/** What figures and sentences of a release are made from. */
export const sourceOf = <Row extends FigureRow>(
  { groups, catalog, synthetic, reference, borders }: ReportHeader,
  rows: readonly Row[],
) => ({ rows, groups, ranked: groups, catalog, synthetic, reference, borders });

/** The figure of one release of a choice, taken apart; null where the rows give none. */
export function reportFigure(
  header: ReportHeader,
  choice: Choice,
  rows: readonly FigureRow[],
  screen: Screen = "wide",
): Pattern | null {
  const { figure: kind } = choice;
  if (isTrendKind(kind)) return null;
  const [figure] = planFigures(sourceOf(header, rows), {
    kind,
    ages: choice.ages.split(","),
    sexes: choice.sexes.split(",") as SexOrBoth[],
    language: choice.language,
    prefectures: choice.prefecture === NATION_CODE ? null : new Set([choice.prefecture]),
    areas: isOfRegion(kind) ? new Set([choice.area]) : null,
    onlyWorthwhile: true,
    ...(screen === "phone" && hasPhoneLayout(kind)
      ? { look: { size: phoneSize(1 + areasOf(rows, choice.prefecture).length) } }
      : {}),
  });
  return figure ? patternOf(figure.spec()) : null;
}

/**
 * The figure over the years of a choice, taken apart; null where the trends give none.
 *
 * @throws Failure where the years do not compare
 */
export function trendFigure(
  { catalog, synthetic, trends: grid }: ReportHeader,
  { figure: kind, sexes, language }: Choice,
  trends: readonly FigureTrend[],
): Pattern | null {
  if (!isTrendKind(kind) || !grid) return null;
  const { changes, years, referenceName, referenceRemark, isFixed, ages } = grid;
  const [figure] = planTrendFigures(
    {
      trends,
      years,
      catalog: { ...catalog, ...changes },
      synthetic,
      reference: referenceName,
      referenceRemark,
      isFixed,
    },
    { kind, ages, sexes: sexes.split(",") as SexOrBoth[], language, prefectures: null, areas: null },
  );
  return figure ? patternOf(figure.spec()) : null;
}

/** The same, with the failure in its place where the years do not compare. */
export function comparedFigure(...given: Parameters<typeof trendFigure>): Pattern | Failure | null {
  try {
    return trendFigure(...given);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** A short name of a pattern, by which the page finds its compiled spec: two hashes (FNV-1a, 32 bits) of its text. */
export function patternKey({ key }: Pattern): string {
  return `${fnv(key, 0x811c9dc5)}${fnv(key, 0x01000193)}`;
}

function fnv(text: string, start: number): string {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
