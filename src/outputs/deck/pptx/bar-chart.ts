import { INK } from "../../../figures/theme.js";
import { FONT_NAME } from "../../../render/text-width.js";
import { decimalOf, stepsOf } from "../../../text/numbers.js";
import type { BarChart } from "../slides.js";
import { type Box, fittingNames, POINTS_AN_INCH } from "./fit.js";
import { colour, type Pptx, type PptxSlide } from "./library.js";

/** Between two bars, per cent of a bar. */
const GAP = 35;
/** One or two bars are as wide as three would be. */
const LEAST_BARS = 3;

const gapOf = (bars: number): number =>
  Math.round((100 + GAP) * Math.max(1, LEAST_BARS / Math.max(1, bars)) - 100);

/** Height of the title above the bars and of the axis and its title below them, inches. */
const TITLE_AND_AXIS = 0.95;
const NAME_SIZES = [13, 7] as const;
/** The names take at most this share of a chart's width. */
const NAMES_SHARE = 0.3;
const LABEL_FORMAT = "+0.0;−0.0;0.0";
const LABEL_DECIMALS = 1;

/** A native chart, with its numbers in a workbook of its own: what PowerPoint opens on "Edit Data". */
export function addBarChart(pptx: Pptx, page: PptxSlide, chart: BarChart, box: Box): void {
  const { title, titleColour, axisTitle, bars, domain, tick, description } = chart;
  const rowHeight = ((box.h - TITLE_AND_AXIS) * POINTS_AN_INCH) / bars.length;
  const names = bars.map(({ label }) => label);
  const [largest, least] = NAME_SIZES;
  const size = Math.min(
    fittingNames(names, box.w * NAMES_SHARE, NAME_SIZES),
    Math.max(least, Math.min(largest, Math.floor(rowHeight * 0.85))),
  );
  const font = { face: FONT_NAME, colour: colour(INK.text) };
  page.addChart(
    pptx.ChartType.bar,
    [{ name: title, labels: names, values: bars.map(({ value }) => cellValue(value)) }],
    {
      ...box,
      barDir: "bar",
      barGapWidthPct: gapOf(bars.length),
      chartColors: bars.map((bar) => colour(bar.colour)),
      displayBlanksAs: "gap",
      altText: description,
      objectName: title,
      chartArea: { roundedCorners: false },
      showTitle: true,
      title,
      titleFontFace: font.face,
      titleFontSize: 14,
      titleBold: true,
      titleColor: colour(titleColour),
      showLegend: false,
      showValue: true,
      dataLabelFormatCode: LABEL_FORMAT,
      dataLabelFontFace: font.face,
      dataLabelFontSize: size,
      dataLabelColor: font.colour,
      // The first on top, and the scale below nevertheless. The library's types have the other direction only.
      catAxisOrientation: "maxMin" as "minMax",
      catAxisLabelPos: "low",
      catAxisLabelFrequency: "1",
      catAxisLabelFontFace: font.face,
      catAxisLabelFontSize: size,
      catAxisLabelColor: font.colour,
      catAxisLineColor: colour(INK.zero),
      catAxisMajorTickMark: "none",
      valAxisLabelPos: "high",
      valAxisMinVal: domain[0],
      valAxisMaxVal: domain[1],
      valAxisMajorUnit: tick,
      valAxisLabelFontFace: font.face,
      valAxisLabelFontSize: 10,
      valAxisLabelColor: colour(INK.soft),
      valAxisLabelFormatCode: "+0;−0;0",
      valAxisLineShow: false,
      valAxisMajorTickMark: "none",
      valGridLine: { color: colour(INK.grid), size: 0.75 },
      showValAxisTitle: true,
      valAxisTitle: axisTitle,
      valAxisTitleFontFace: font.face,
      valAxisTitleFontSize: 10,
      valAxisTitleColor: colour(INK.soft),
    },
  );
}

/**
 * What PowerPoint rounds to its label: 0 where that is 0, since a label would keep the sign ("−0.0"). The library leaves
 * null out, as it should, but the number 0 too; the text "0" is written as the number.
 */
function cellValue(value: number | null): number {
  if (value === null) return value as unknown as number;
  return stepsOf(value, LABEL_DECIMALS) === 0 ? ("0" as unknown as number) : decimalOf(value);
}
