import { isMarked } from "../../model/marks.js";
import { type FigureRow, hasRatio, type KnownRow } from "../../model/ratios.js";
import { widestTextWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import { minus100, NO_VALUE, signed } from "../../text/numbers.js";
import { cutEndText, endTold, type Side } from "../chart/cut-ends.js";
import { fittingDomain } from "../chart/frame.js";
import { chartRow, doubted, NO_RATIO_MARK, rangeText } from "../chart/rows.js";
import { type Domain, intervalDomain, isWide } from "../difference-scale.js";
import { agesName } from "../figure-input.js";
import { paragraph } from "../sheet/paragraphs.js";
import { TYPE } from "../theme.js";
import {
  type AreaProfileInput,
  type ProfileChoice,
  type ProfileLine,
  type ProfileSide,
  SIDES,
} from "./choice.js";
import { NAME_GAP, type ProfileLayout } from "./layout.js";
import { type ProfileRanks, rankTexts } from "./ranks.js";

/** Where the profile shows a ratio. */
interface Place {
  readonly side: ProfileSide;
  /** 1 is the first item of its side. */
  readonly place: number;
  readonly itemName: string;
}

/** The share of the age bars that are drawn to their end. */
const WHOLE_BARS = 0.95;

/** The two scales of a profile, the same for men and women. */
export function profileScales(lines: readonly ProfileLine[]) {
  const sizes = lines
    .flatMap(({ byAge }) => byAge.map(({ row }) => row))
    .flatMap((row) => (row && row.difference !== null && !isWide(row) ? [Math.abs(row.difference)] : []))
    .sort((a, b) => a - b);
  const size = sizes[Math.floor((sizes.length - 1) * WHOLE_BARS)] ?? 0;
  return {
    /** Range of the items' ratios with their intervals, points. */
    domain: fittingDomain(
      lines.map(({ row }) => row),
      ({ item }) => item,
      intervalDomain,
    ),
    /** Bars by age end at ± so many points. */
    ageLimit: Math.max(10, Math.ceil(size / 10) * 10),
  };
}

type ProfileScales = ReturnType<typeof profileScales>;

/** A difference and its 95 % interval in whole points. */
const valueTexts = (row: KnownRow, language: Language): readonly string[] => [
  doubted(signed(row.difference, 0), row),
  rangeText(minus100(row.ratioOuter95Lower), minus100(row.ratioOuter95Upper), language, 0),
];

/** A name that is a little too long is written a little smaller; a longer one has several lines. */
const ONE_LINE = [TYPE.label, TYPE.label - 0.5, TYPE.label - 1] as const;
const SEVERAL_LINES = [TYPE.label, 10.5, 9, 7.5, 6] as const;
const LABEL_GAP = 1.1;

/** A name as large as it has room in the line of its item. */
function labelOf(name: string, { names, line }: ProfileLayout) {
  const room = names - NAME_GAP;
  const single = ONE_LINE.find((size) => widestTextWidth(name, size) <= room);
  if (single) return { label: [name], labelSize: single };
  const broken = SEVERAL_LINES.map((labelSize) => ({ label: paragraph(name, room, labelSize), labelSize }));
  return broken.find(({ label, labelSize }) => label.length * labelSize * LABEL_GAP < line) ?? broken.at(-1)!;
}

/** The text of what ends beyond a side of the frame: "" where nothing bounds it, undefined where all lies within. */
function textBeyond(value: number, end: number | null, side: Side, domain: Domain): string | undefined {
  const told = endTold(value, end, side, domain);
  if (!Number.isFinite(told)) return "";
  const isBeyond = side === "above" ? told > domain[1] : told < domain[0];
  return isBeyond ? cutEndText(value, told, side) : undefined;
}

/** What the rows of a profile share. */
interface ProfileSetting {
  readonly scales: ProfileScales;
  readonly layout: ProfileLayout;
  readonly ranks: ProfileRanks;
}

/** An item over all ages, with what stands in its columns: a text, and a smaller one below it. */
function itemRow(
  { item, row, second, peak }: ProfileLine,
  place: Place,
  { scales, layout, ranks }: ProfileSetting,
  input: AreaProfileInput,
) {
  const { language } = input;
  const least = minus100(row.ratioOuter95Lower ?? row.ratioLower ?? 0);
  const most = minus100(row.ratioOuter95Upper);
  const below = textBeyond(row.difference, least, "below", scales.domain);
  const above = textBeyond(row.difference, most, "above", scales.domain);
  const secondTexts = second && (hasRatio(second) ? valueTexts(second, language) : [NO_RATIO_MARK, ""]);
  return {
    ...chartRow(row, language),
    ...place,
    ...labelOf(item.name[language], layout),
    /** Ends of the 95 % interval in points, which covers what suppression leaves open; null where there is none. */
    least,
    most,
    value: valueTexts(row, language),
    ...(second ? { second: secondTexts, isSecondMarked: isMarked(second.mark) } : {}),
    positions: rankTexts(row, ranks, input),
    peak: peak ? [agesName(peak.ages, language), signed(peak.difference, 0)] : [NO_VALUE, ""],
    /** Text of the ratio or of the end of its interval, where it lies below the frame, or above it. */
    ...(below === undefined ? {} : { below }),
    ...(above === undefined ? {} : { above }),
  };
}

/** The same item in one age group. `said` is the text of a ratio beyond the frame, or that there is none. */
function ageRow(row: FigureRow, place: Place, { ageLimit }: ProfileScales, language: Language) {
  const { difference } = row;
  const said =
    difference === null ? NO_RATIO_MARK : Math.abs(difference) > ageLimit ? signed(difference, 0) : undefined;
  return { ...chartRow(row, language), ...place, ...(said === undefined ? {} : { said }) };
}

type ItemRow = ReturnType<typeof itemRow>;
export type AgeRow = ReturnType<typeof ageRow>;
export type ProfileRow = ItemRow | AgeRow;

/** The rows of one sex: each item's, followed by those of its ages. */
export function profileRows(
  choice: ProfileChoice,
  setting: ProfileSetting,
  input: AreaProfileInput,
): ProfileRow[] {
  const { language } = input;
  return SIDES.flatMap((side) =>
    choice[side].flatMap((line, index) => {
      const place = { side, place: index + 1, itemName: line.item.name[language] };
      const byAge = line.byAge.flatMap(({ row }) =>
        row ? [ageRow(row, place, setting.scales, language)] : [],
      );
      return [itemRow(line, place, setting, input), ...byAge];
    }),
  );
}

/** Is it the row of an item over all ages? */
export const isItemRow = (row: ProfileRow): row is ItemRow => "value" in row;
