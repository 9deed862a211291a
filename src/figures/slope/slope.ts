import type { TopLevelSpec } from "vega-lite";
import { Failure } from "../../text/failure.js";
import { linesBeside } from "../chart/heading.js";
import { withHeight } from "../chart/plot-rows.js";
import { ticksOf } from "../difference-scale.js";
import { SEX_NAMES, sexesOf } from "../figure-input.js";
import { CAUTIONED } from "../over-years/trend-figure.js";
import type { SpecMaker, TrendFigure } from "../plan/planned-figure.js";
import { plotsWidth } from "../sheet/look.js";
import { type ChartFrame, chartSpec, panelsHeight } from "../sheet/sheet.js";
import { type SlopeInput, slopeTrends, slopeYears } from "./input.js";
import { slopeKey } from "./key.js";
import { labelShare, slopeLayout } from "./layout.js";
import { slopeDomains, slopeLines } from "./lines.js";
import { slopeNotes } from "./notes.js";
import { heightAround, slopePanel } from "./panel.js";
import { slopeRows } from "./rows.js";
import { countsText, levelsText, readingText, titleOf } from "./texts.js";

/**
 * One item in a prefecture and its areas, the first year that compares against the last: a line each, coloured where
 * its change is more than what is usual.
 *
 * @throws Failure where there are no two years that compare for most regions
 */
export function slopeSpec(input: SlopeInput): TopLevelSpec {
  const { language, look = {} } = input;
  const sexes = sexesOf(input);
  const trends = slopeTrends(input);
  const years = slopeYears(input, trends);
  if (years instanceof Failure) throw years;
  const lines = sexes.map((sex) => ({ sex, lines: slopeLines(input, trends, sex, years) }));
  const domains = slopeDomains(lines.map((panel) => panel.lines));
  const labels = Math.max(...lines.map((panel) => panel.lines.length)) + 1;
  const plan = slopeLayout(sexes.length, labels, plotsWidth(look, { usual: undefined }));
  const headings = lines.map(({ sex, lines }, index) =>
    [countsText(lines, language), levelsText(ticksOf(domains[index]!), language)].flatMap((text) =>
      linesBeside(SEX_NAMES[sex][language], text, plan.panelWidth),
    ),
  );
  const headingLines = Math.max(...headings.map(({ length }) => length));
  const panelsOf = (height: number) =>
    lines.map((panel, index) => {
      const domain = domains[index]!;
      // Headings as high as each other, so that plots beside each other are level.
      const heading = Array.from({ length: headingLines }, (_, line) => headings[index]![line] ?? "");
      return {
        ...panel,
        domain,
        heading,
        rows: slopeRows(panel.lines, panel.sex, years, { domain, height }, input),
      };
    });
  const frame: ChartFrame = {
    input,
    title: titleOf(input, years),
    subtitle: readingText(
      input,
      domains.every((domain) => domain === domains[0]),
    ),
    form:
      language === "ja"
        ? "最初と最後の年度を結ぶスロープグラフ"
        : "Slopegraph of the first against the last year",
    width: plan.width,
    key: slopeKey(panelsOf(plan.panelHeight)),
    notes: slopeNotes(lines, years, trends, input),
  };
  const layout = withHeight(plan, panelsHeight(frame), heightAround(headingLines));
  const panels = panelsOf(layout.panelHeight);
  const ends = [years.first, years.last];
  return chartSpec({
    ...frame,
    params: {
      years: ends.map(({ fiscalYear }) => fiscalYear),
      yearNames: Object.fromEntries(
        ends.map(({ fiscalYear, era, isCautioned }) => [
          fiscalYear,
          era[language] + (isCautioned ? CAUTIONED : ""),
        ]),
      ),
      labelShare: labelShare(
        panels.flatMap(({ rows }) => rows),
        layout.panelWidth,
      ),
      ...Object.fromEntries(
        panels.flatMap(({ sex, domain, heading }) => [
          [`${sex}Domain`, domain],
          [`${sex}Levels`, ticksOf(domain)],
          [`${sex}Heading`, heading],
        ]),
      ),
    },
    rows: panels.flatMap(({ rows }) => rows),
    panels: panels.map(({ sex }) => slopePanel(sex, layout, language)),
    sideBySide: layout.sideBySide,
  });
}

export const slopeFigures: SpecMaker<TrendFigure> = {
  spec: ({ input, items, ages }) => slopeSpec({ ...input, item: items[0]!, ages }),
  canDraw: ({ input, items, ages }) =>
    !(slopeYears({ ...input, item: items[0]!, ages }, input.trends) instanceof Failure),
};
