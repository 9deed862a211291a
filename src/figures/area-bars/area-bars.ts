import type { TopLevelSpec } from "vega-lite";
import { isNation } from "../../catalog/levels.js";
import { isMarked } from "../../model/marks.js";
import type { FigureRow } from "../../model/ratios.js";
import { absentNotes, placesOf } from "../absent-values.js";
import { fittingDomain } from "../chart/frame.js";
import { isRate, referenceRateOf } from "../chart/measure.js";
import { measureTitle } from "../chart/measure-title.js";
import { withHeight } from "../chart/plot-rows.js";
import { type Domain, differenceBounds, figureDomain, isWide, ratesDomain } from "../difference-scale.js";
import { regionsOf, rowIndex, rowsOf, sexesOf } from "../figure-input.js";
import type { RatioFigure, SpecMaker } from "../plan/planned-figure.js";
import { readingOf } from "../reading.js";
import { plotsWidth } from "../sheet/look.js";
import { chartSpec, panelsHeight } from "../sheet/sheet.js";
import { keyOf } from "./key.js";
import {
  AXIS_WIDTH,
  areaBarsLayout,
  besideFrame,
  GROUP_SHARE,
  haveNoRoom,
  heightAround,
  PLOTS_WIDTH,
  regionNames,
} from "./layout.js";
import { barsPanel } from "./panel.js";
import { type AreaBarsInput, barRows, isJudgedTwoWays } from "./rows.js";
import { formOf, notesOf, titleOf } from "./texts.js";

type FrameRow = Pick<FigureRow, "code" | "difference" | "ratioLower" | "ratioUpper">;

/** The row once for each end of its ordinary range, which then stands for the ratio: the frame is to hold the range. */
function withEnds(row: FrameRow): FrameRow[] {
  const bounds = differenceBounds(row);
  if (row.difference === null || !bounds || isWide(row)) return [row];
  return bounds.map((difference) => ({ ...row, difference }));
}

/**
 * The range of the bars' frame: their ratios and ordinary ranges. What goes beyond it (a wide range, or the bars of a
 * region that would flatten those of all others) ends in an arrow with its value.
 */
const barsDomain = (rows: readonly FigureRow[], { measure }: AreaBarsInput): Domain =>
  fittingDomain(
    rows,
    ({ code }) => code,
    (some) => (isRate(measure) ? ratesDomain(some) : figureDomain(some.flatMap(withEnds))),
  );

/** The rows that the figure shows: this item, this prefecture and its areas, these ages and sexes. */
const figureRows = (input: AreaBarsInput, rows = input.rows): FigureRow[] =>
  rowsOf({ ...input, rows }, [input.item.id], input.ages).filter(
    ({ prefectureCode, level }) => prefectureCode === input.prefecture.code && !isNation(level),
  );

/** Bars begin at 0: the frame must hold it, whatever range was asked for. */
const withZero = ([low, high]: Domain): Domain => [Math.min(0, low), Math.max(0, high)];

/** The rows ordered by sex, region and age, so that the figure does not depend on the order of the result. */
function inOrder(rows: readonly FigureRow[], codes: readonly string[], { ages }: AreaBarsInput): FigureRow[] {
  return rows.toSorted(
    (a, b) =>
      (a.sex < b.sex ? 1 : a.sex > b.sex ? -1 : 0) ||
      codes.indexOf(a.code) - codes.indexOf(b.code) ||
      ages.indexOf(a.ages) - ages.indexOf(b.ages),
  );
}

/**
 * The figure of one prefecture and item, after the published Saitama one: ratio − 100 of the prefecture and each of
 * its secondary medical areas, by sex and age group, around a firm zero line.
 *
 * @throws Failure where two rows claim one bar
 */
export function areaBarsSpec(asked: AreaBarsInput): TopLevelSpec {
  const rows = figureRows(asked);
  // Ages of which the result has nothing take no room; a note names them.
  const ages = asked.ages.filter((age) => rows.some((row) => row.ages === age));
  const input = { ...asked, ages };
  const { look = {} } = input;
  const rowOf = rowIndex(rows);
  const seconds = input.second ? figureRows(input, input.second.rows) : [];
  const secondOf = rowIndex(seconds);
  const regions = regionsOf(input, rows);
  const codes = regions.map(({ code }) => code);
  const sexes = sexesOf(input);
  const places = placesOf(
    sexes,
    regions,
    asked.ages,
    (sex, code, age) => rowOf(input.item.id, code, sex, age) !== undefined,
  );
  if (isRate(input.measure)) referenceRateOf(rows);
  const domain = input.domain ? withZero(input.domain) : barsDomain([...rows, ...seconds], input);
  const plan = areaBarsLayout(
    regions.length,
    ages.length,
    sexes.length,
    plotsWidth(look, { usual: PLOTS_WIDTH, beside: AXIS_WIDTH }),
  );
  const step = plan.panelWidth / (regions.length + (plan.isApart ? 1 : 0));
  const barWidth = (step * GROUP_SHARE) / ages.length;
  const gap = step * (1 - GROUP_SHARE);
  const bars = barRows(inOrder(rows, codes, input), domain, { barWidth, gap }, input, (row) =>
    secondOf(row.item, row.code, row.sex, row.ages),
  );
  const names = regionNames(regions, step);
  const areValuesTurned = haveNoRoom(bars, step);
  const around = besideFrame(bars, domain, areValuesTurned);
  const frame = {
    input,
    title: titleOf(input),
    subtitle: readingOf(input),
    form: formOf(input),
    width: plan.width,
    key: keyOf(bars, domain, input),
    notes: notesOf(input, rows, seconds, absentNotes(places, input)),
  };
  const layout = withHeight(plan, panelsHeight(frame), heightAround(around, names));
  const axisTitle = measureTitle(input, layout.panelHeight);
  const hasRings =
    isJudgedTwoWays(bars) && bars.some((bar) => bar.adjustedMark === null && isMarked(bar.mark));
  return chartSpec({
    ...frame,
    params: {
      // An empty step sets the prefecture apart.
      regions: plan.isApart ? [codes[0], "", ...codes.slice(1)] : codes,
      names: { "": "", ...names },
      ages,
      domain,
      ...around,
      areValuesTurned,
    },
    rows: bars,
    panels: sexes.map((sex, index) =>
      barsPanel(sex, input, layout, layout.sideBySide && index > 0 ? null : axisTitle, hasRings),
    ),
    sideBySide: layout.sideBySide,
  });
}

export const areaBarsFigures: SpecMaker<RatioFigure> = {
  spec: ({ input, items, request: { ages, domain } }) =>
    areaBarsSpec({ ...input, item: items[0]!, ages, ...(domain ? { domain } : {}) }),
};
