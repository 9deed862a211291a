import { type RankRange, rankRange } from "../../model/ranked-regions.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import { minus100, signed } from "../../text/numbers.js";
import { rateAt, rateLabel } from "../chart/measure.js";
import type { PlotRows } from "../chart/plot-rows.js";
import { chartRow } from "../chart/rows.js";
import type { Domain } from "../difference-scale.js";
import { prefectureName } from "../figure-input.js";
import { endsBeyond, nationalRow } from "../national/chart.js";
import type { NationalInput, NationalRows } from "../national/rows.js";
import { zeroName } from "../reading.js";
import { type FigureLook, plotsWidth } from "../sheet/look.js";
import { spreadLabels } from "../text/label-row.js";
import { TYPE } from "../theme.js";

const USUAL = { width: 1092, height: 250 } as const;
/** Right of the plot: the names of its level lines. */
export const NAMES_WIDTH = 92;
/** Width of the axis left of the plot, and how far left of the plot labels above it may begin. */
const AXIS_WIDTH = 56;
const LABELS_LEFT = 44;

/** Plots narrower than this do not stand beside each other. */
const LEAST_WIDTH = 380;

/** The plots of the sexes, in so many columns: as wide as the size asked for leaves room, and as high as usual. */
export function caterpillarLayout(panels: number, look: FigureLook, columns: number) {
  const plots = plotsWidth(look, { usual: USUAL.width, beside: AXIS_WIDTH + NAMES_WIDTH });
  const panelWidth = Math.floor((plots - (columns - 1) * (AXIS_WIDTH + NAMES_WIDTH)) / columns);
  return {
    columns,
    rows: Math.ceil(panels / columns),
    panelWidth,
    panelHeight: USUAL.height,
    leastHeight: 90,
    rowGap: 24,
    width: plots + NAMES_WIDTH,
    /** Height of what stands between a heading's first line and its plot, where plots are to begin at one height. */
    headroom: 0,
  };
}

export type CaterpillarLayout = ReturnType<typeof caterpillarLayout>;

/** Is there room for two plots beside each other? */
export const haveRoomBeside = (panels: number, look: FigureLook): boolean =>
  panels > 1 && caterpillarLayout(panels, look, 2).panelWidth >= LEAST_WIDTH;

export const NAME_SIZE = TYPE.label;
export const VALUE_SIZE = 10;
const GAP = 7;
/** How much of the row a turned label takes. */
const PITCH = NAME_SIZE + 3;
/** Where level labels would take more of the row than this they would end far from their intervals: they are turned. */
const MOST_LEVEL_SHARE = 0.6;

/** From one name of a line to the next. */
const LINE_NAME_PITCH = TYPE.label + 3;

/** "+7・38位", "+7 #38"; "+7・36～40位" where what is hidden leaves the rank open. */
function valueText(value: string, ranks: RankRange | null, language: Language): string {
  if (ranks === null) return value;
  const { best, worst } = ranks;
  const until = best === worst ? "" : language === "ja" ? `～${worst}` : `–${worst}`;
  return language === "ja" ? `${value}・${best}${until}位` : `${value} #${best}${until}`;
}

/**
 * How a difference is printed: "+7", or as a rate, "34.2%".
 *
 * @param referenceRate null where ratios are measured
 */
const textOf = (referenceRate: number | null) => (points: number) =>
  referenceRate === null ? signed(points, 0) : rateLabel(rateAt(referenceRate, points), referenceRate);

/** One sex: its areas, the range of its axis, and the rate that they are compared with. */
interface CaterpillarPanel {
  readonly sex: SexOrBoth;
  readonly rows: NationalRows;
  /** Points of difference. */
  readonly domain: Domain;
  /** Per cent; null where ratios are measured. */
  readonly referenceRate: number | null;
}

/**
 * The areas of one sex in their order, those of the prefecture with their labels. No two labels overlap along the axis of
 * places, and each stands as near to its place as it can: they are level where there is room near their intervals, and run
 * upwards where there are many (北海道 has 21 areas, most of them at one end).
 *
 * @param hasRanks do ranks stand at the names?
 */
export function areaRows(
  { rows: { areas }, domain, referenceRate }: CaterpillarPanel,
  { panelWidth }: PlotRows,
  input: NationalInput,
  hasRanks: boolean,
) {
  const text = textOf(referenceRate);
  const width = panelWidth + NAMES_WIDTH;
  const rows = areas.map((row, index) => ({
    ...nationalRow(row, input),
    /** In the order of the figure, from 1, the highest. */
    place: index + 1,
    /** 95 % interval, points; an upper end that is not known is null. */
    intervalLower: (row.ratioOuter95Lower ?? row.ratioLower ?? 0) - 100,
    intervalUpper: minus100(row.ratioOuter95Upper),
  }));
  const ofRates = referenceRate === null ? undefined : text;
  const labels = rows
    .filter(({ isOwn }) => isOwn)
    .map(({ place, name, difference, intervalLower, intervalUpper }, index) => {
      /** The name with the ends of an interval beyond the frame. */
      const labelName = [name, ...endsBeyond(intervalLower, intervalUpper, domain, ofRates)].join(" ");
      const labelValue = valueText(
        text(difference),
        hasRanks ? rankRange(areas[place - 1]!) : null,
        input.language,
      );
      const size = Math.max(textWidth(labelName, NAME_SIZE, "bold"), textWidth(labelValue, VALUE_SIZE)) + GAP;
      return { place, size, label: { labelName, labelValue, labelNumber: index + 1 } };
    });
  const isTurned = labels.reduce((sum, { size }) => sum + size, 0) > MOST_LEVEL_SHARE * (width + LABELS_LEFT);
  /** Places in a unit of the type. */
  const unit = rows.length / panelWidth;
  const middles = spreadLabels(
    labels.map(({ place }) => place),
    labels.map(({ size }) => (isTurned ? PITCH : size) * unit),
    0.5 - LABELS_LEFT * unit,
    0.5 + width * unit,
  );
  const placed = new Map(
    labels.map(({ place, label }, index) => [place, { ...label, labelPlace: middles[index]! }]),
  );
  return { isTurned, areas: rows.map((row) => ({ ...row, ...placed.get(row.place) })) };
}

/** The level lines of one sex, and where their names stand on the axis: the line of the reference is that at 0. */
export function lineRows(
  { sex, rows: { prefecture }, domain: [low, high], referenceRate }: CaterpillarPanel,
  { panelHeight }: PlotRows,
  input: NationalInput,
) {
  const text = textOf(referenceRate);
  const value = referenceRate === null ? "" : ` ${text(0)}`;
  const name = zeroName(input, (text) => textWidth(text + value, TYPE.label) <= NAMES_WIDTH) + value;
  const own = prefecture?.flags.includes("is-reference") ? null : (prefecture?.difference ?? null);
  const lines = [
    { sex, difference: 0, lineName: name },
    ...(prefecture && own !== null && own >= low && own <= high
      ? [
          {
            ...chartRow(prefecture, input.language),
            difference: own,
            lineName: `${prefectureName(input)} ${text(own)}`,
          },
        ]
      : []),
  ];
  const pitch = (LINE_NAME_PITCH * (high - low)) / panelHeight;
  const middles = spreadLabels(
    lines.map(({ difference }) => difference),
    lines.map(() => pitch),
    low,
    high,
  );
  return lines.map((line, index) => {
    const middle = middles[index]!;
    return { ...line, lineNameAt: referenceRate === null ? middle : rateAt(referenceRate, middle) };
  });
}
