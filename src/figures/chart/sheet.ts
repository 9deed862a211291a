import type { TopLevelSpec } from "vega-lite";
import { INK, TYPE } from "../theme.js";
import { CHART_CONFIG } from "./config.js";
import { type KeyEntry, keyAndNotes } from "./key.js";
import { paragraph } from "./paragraphs.js";

export interface ChartSheet {
  readonly title: string;
  readonly subtitle: string;
  /** One sentence for those who cannot see the figure. */
  readonly description: string;
  /** From the left edge of the plots to the right one: texts are broken at it. */
  readonly width: number;
  /** Stands above the panels, so that no one can crop it away unseen. */
  readonly banner?: string;
  /** What the panels read beside the rows: the order of regions, their names, the range. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly rows: readonly object[];
  readonly panels: readonly object[];
  /** Panels beside each other, else one above the other. */
  readonly sideBySide: boolean;
  readonly key: readonly KeyEntry[];
  readonly notes: readonly string[];
}

/** Each panel has its own scales and legends. Else they would become one, above all panels. */
const APART = Object.fromEntries(
  ["scale", "legend"].map((what) => [
    what,
    Object.fromEntries(["shape", "fill", "stroke", "strokeDash"].map((channel) => [channel, "independent"])),
  ]),
);

const bannerView = (text: string, width: number) => ({
  width,
  height: 26,
  view: { fill: INK.warning },
  data: { values: [{}] },
  mark: { type: "text", text, color: "white", fontSize: TYPE.heading - 1, fontWeight: "bold" },
});

/**
 * Title, banner, panels, key and notes of a figure as a Vega-Lite chart. Its rows are the table `rows`, and what differs
 * between figures of one kind and layout are params: such figures share one compiled spec.
 */
export function chartSpec(sheet: ChartSheet): TopLevelSpec {
  const { banner, width, panels, sideBySide } = sheet;
  const { params, view } = keyAndNotes(sheet.key, sheet.notes, width);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: banner ? `${banner} ${sheet.description}` : sheet.description,
    config: CHART_CONFIG,
    title: {
      text: paragraph(sheet.title, width, TYPE.title, "bold"),
      subtitle: paragraph(sheet.subtitle, width, TYPE.subtitle),
      // Everything starts at the left edge of the plots; only the values of the axis stand left of it.
      frame: "group",
      offset: 18,
    },
    params: [...Object.entries(sheet.params).map(([name, value]) => ({ name, value })), ...params],
    data: { name: "rows", values: sheet.rows },
    resolve: APART,
    spacing: 18,
    vconcat: [
      ...(banner ? [bannerView(banner, width)] : []),
      { [sideBySide ? "hconcat" : "vconcat"]: panels, resolve: APART },
      view,
    ],
  } as unknown as TopLevelSpec;
}
