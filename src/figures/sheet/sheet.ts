import type { TopLevelSpec } from "vega-lite";
import type { FigureInput } from "../figure-input.js";
import { INK, TYPE } from "../theme.js";
import { chartConfig, titleSizes } from "./config.js";
import { type KeyEntry, keyAndNotes, keyAndNotesHeight } from "./key.js";
import { marginOf } from "./look.js";
import { paragraph, titleLines } from "./paragraphs.js";
import { recoloured } from "./recoloured.js";

/** What stands around the panels of a figure. */
export interface ChartFrame {
  /** The look that the user wants, and a note, which stands above the panels so that nobody can crop it away unseen. */
  readonly input: Pick<FigureInput, "look" | "note" | "language">;
  readonly title: string;
  readonly subtitle: string;
  /** Stands behind the title for those who cannot see the figure: what it shows. */
  readonly form?: string;
  /** From the left edge of the plots to the right one: texts are broken at it. */
  readonly width: number;
  readonly key: readonly KeyEntry[];
  readonly notes: readonly string[];
}

/** A figure with what stands around its panels. */
export interface ChartSheet extends ChartFrame {
  /** What the panels read beside the rows: the order of regions, their names, the range. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly rows: readonly object[];
  /** Tables beside the rows, by name: borders. */
  readonly tables?: Readonly<Record<string, readonly object[]>>;
  readonly panels: readonly object[];
  /** Panels beside each other; one above the other unless given. */
  readonly sideBySide?: boolean;
}

/** Keeps scales and legends of panels apart; Vega-Lite would merge them into one above all panels. */
export const APART = Object.fromEntries(
  ["scale", "legend"].map((what) => [
    what,
    Object.fromEntries(["shape", "fill", "stroke", "strokeDash"].map((channel) => [channel, "independent"])),
  ]),
);

const BANNER = 26;
/** Between the banner, the panels and the key. */
const GAP = 18;
const TITLE_GAP = 18;

const bannerView = (text: string, width: number) => ({
  width,
  height: BANNER,
  view: { fill: INK.warning },
  data: { values: [{}] },
  mark: { type: "text", text, color: "#fff", fontSize: TYPE.heading - 1, fontWeight: "bold" },
});

/** Title and subtitle in their lines. Without a title the subtitle, which says how to read the numbers, stands alone. */
function brokenTitle({ input: { look = {} }, title, subtitle, width }: ChartFrame) {
  const text = look.title === undefined ? title : look.title;
  const size = titleSizes(look);
  return {
    size,
    title: text === null ? [] : titleLines(text, width, size.title),
    subtitle: paragraph(subtitle, width, size.subtitle),
  };
}

function titleOf(frame: ChartFrame) {
  const { title, subtitle, size } = brokenTitle(frame);
  return {
    ...(title.length > 0
      ? { text: title, subtitle }
      : {
          text: subtitle,
          color: INK.soft,
          fontSize: size.subtitle,
          fontWeight: "normal",
          lineHeight: size.subtitle + 5,
        }),
    // Everything starts at the left edge of the plots; only the values of the axis stand left of it.
    frame: "group",
    offset: TITLE_GAP,
  };
}

const notesOf = ({ input: { look }, notes }: ChartFrame) => (look?.hasNotes === false ? [] : notes);

/**
 * How high the panels may be in the size that is asked for, with their axes, their legends and the gaps between them;
 * undefined where they may be as high as they like.
 */
export function panelsHeight(frame: ChartFrame): number | undefined {
  const { look = {}, note } = frame.input;
  if (look.size?.height === undefined) return undefined;
  const { title, subtitle, size } = brokenTitle(frame);
  const lines = title.length * (size.title + 8) + subtitle.length * (size.subtitle + 5);
  const around =
    2 * marginOf(look) +
    lines +
    TITLE_GAP +
    (note ? BANNER + GAP : 0) +
    GAP +
    keyAndNotesHeight(frame, notesOf(frame));
  return Math.max(0, Math.floor(look.size.height - around));
}

/**
 * Title, banner, panels, key and notes of a figure as a Vega-Lite chart. Its rows are the table `rows`, and what differs
 * between figures of one kind and layout are params: such figures share one compiled spec.
 */
export function chartSpec(sheet: ChartSheet): TopLevelSpec {
  const { width, panels, sideBySide } = sheet;
  const { look = {}, note, language } = sheet.input;
  const banner = note?.[language];
  const description = [sheet.title, sheet.form].filter(Boolean).join(language === "ja" ? "。" : ". ");
  const { params, view } = keyAndNotes(sheet, notesOf(sheet));
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: banner ? `${banner} ${description}` : description,
    config: chartConfig(look),
    title: recoloured(titleOf(sheet), look.theme),
    params: [...Object.entries(sheet.params).map(([name, value]) => ({ name, value })), ...params],
    data: { name: "rows", values: sheet.rows },
    ...(sheet.tables ? { datasets: sheet.tables } : {}),
    resolve: APART,
    spacing: GAP,
    vconcat: recoloured(
      [
        ...(banner ? [bannerView(banner, width)] : []),
        { [sideBySide ? "hconcat" : "vconcat"]: panels, resolve: APART },
        view,
      ],
      look.theme,
    ),
  } as unknown as TopLevelSpec;
}
