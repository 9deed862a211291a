import { INK } from "../../../figures/theme.js";
import type { ChartSlide } from "../slides.js";
import { addBarChart } from "./bar-chart.js";
import { fittingSize, heightOf, POINTS_AN_INCH } from "./fit.js";
import { addFootnotes, fittedFootnotes } from "./footnotes.js";
import { colour, type Pptx } from "./library.js";
import { addFitting, addSubtitle, addText, type OpenSlide, SUBTITLE_SIZES } from "./text-box.js";

const STATEMENT_SIZES = [20, 10] as const;
const ONE_LINE_FROM = 17;
const STATEMENT_MARGIN = 0.15;
const CHART_GAP = 0.25;
/** More bars than this have small names already. */
const MANY_BARS = 15;

/** The sentence on a band: on one line if that can be large, else a line each part. */
function addStatement(slide: OpenSlide, parts: readonly string[]): void {
  const place = slide.places.statement;
  const inner = { w: place.w - 2 * STATEMENT_MARGIN, h: place.h - 0.04 };
  const line = { ...inner, h: inner.h / 2 };
  const whole = parts.join("");
  const isOneLine = fittingSize([whole], line, STATEMENT_SIZES, "bold") >= ONE_LINE_FROM;
  const texts = isOneLine ? [whole] : parts.map((part) => part.trimEnd());
  addText(slide, texts.join("\n"), place, {
    fontSize: fittingSize(texts, isOneLine ? line : inner, STATEMENT_SIZES, "bold"),
    bold: true,
    valign: "middle",
    fill: { color: colour(INK.backdrop) },
    margin: [STATEMENT_MARGIN * POINTS_AN_INCH, STATEMENT_MARGIN * POINTS_AN_INCH, 0, 0],
  });
}

/**
 * An item: its sentence, its charts, and what is needed to read them.
 *
 * @returns footnotes without room, for the speaker's notes
 */
export function addChartPage(pptx: Pptx, slide: OpenSlide, content: ChartSlide): readonly string[] {
  const { subtitle, description, statement, detail, charts, footnotes } = content;
  const { page, places } = slide;
  const full = description === "" ? subtitle : `${subtitle}　${description}`;
  const isRoom = heightOf([full], places.subtitle.w, SUBTITLE_SIZES[1]) <= places.subtitle.h;
  addSubtitle(slide, isRoom ? full : subtitle);
  addStatement(slide, statement);
  addFitting(slide, [detail], places.detail, [15, 9], { valign: "middle" });
  const isCrowded = charts.some(({ bars }) => bars.length > MANY_BARS);
  const notes = fittedFootnotes(footnotes, slide, isCrowded);
  const width = (places.charts.w - CHART_GAP * (charts.length - 1)) / charts.length;
  for (const [index, chart] of charts.entries()) {
    addBarChart(pptx, page, chart, {
      ...places.charts,
      x: places.charts.x + index * (width + CHART_GAP),
      w: width,
      h: places.charts.h - notes.taken,
    });
  }
  addFootnotes(slide, notes);
  return notes.leftOut;
}
