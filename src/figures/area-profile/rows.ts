import { isMarked } from "../../model/marks.js";
import type { FigureRow } from "../../model/ratios.js";
import { widestTextWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import { lowerEnd, NO_VALUE, type Printed, signed, signedText, upperEnd } from "../../text/numbers.js";
import { type ChartRow, chartRow, doubted, less100, NO_RATIO_MARK, rangeText } from "../chart/rows.js";
import { agesName } from "../figure-input.js";
import type { KnownRow } from "../national/rows.js";
import { paragraph } from "../sheet/paragraphs.js";
import { TYPE } from "../theme.js";
import {
  type AreaProfileInput,
  isKnown,
  type ProfileChoice,
  type ProfileLine,
  SIDES,
  type Side,
} from "./choice.js";
import { NAME_GAP, type ProfileLayout } from "./layout.js";
import { type ProfileRanks, rankTexts } from "./ranks.js";
import type { ProfileScales } from "./scales.js";

/** Where the profile shows a ratio. */
interface Place {
  readonly side: Side;
  /** 1 is the first item of its side. */
  readonly place: number;
  readonly itemName: string;
}

/** An item over all ages, with what stands in its columns: a text, and a smaller one below it. */
export interface ItemRow extends ChartRow, Place {
  /** The item's name in the lines that its column has room for, and how large it is. */
  readonly label: readonly string[];
  readonly labelSize: number;
  /** Ends of the 95 % interval in points, which covers what suppression leaves open; null where there is none. */
  readonly least: number | null;
  readonly most: number | null;
  readonly value: readonly [string, string];
  /** The ratio against a second reference, where that is shown. */
  readonly second?: readonly [string, string];
  readonly isSecondMarked?: boolean;
  readonly positions: readonly [string, string];
  readonly peak: readonly [string, string];
  /** In figures where the interval, or the ratio itself, ends below the frame, or above it. */
  readonly below?: string;
  readonly above?: string;
}

/** The same item in one age class. */
export interface AgeRow extends ChartRow, Place {
  /** A ratio beyond the frame in figures, or that there is none. */
  readonly said?: string;
}

export type ProfileRow = ItemRow | AgeRow;

/** A difference and its 95 % interval in whole points. */
const valueTexts = (row: KnownRow, language: Language): readonly [string, string] => [
  doubted(signed(row.difference, 0), row),
  rangeText(less100(row.ratioOuter95Lower), less100(row.ratioOuter95Upper), language, 0),
];

/** A name that is a little too long is a little smaller; a longer one has several lines. */
const ONE_LINE = [TYPE.label, TYPE.label - 0.5, TYPE.label - 1] as const;
const SEVERAL_LINES = [TYPE.label, 10.5, 9, 7.5, 6] as const;
const LABEL_GAP = 1.1;

/** A name as large as it has room in the line of its item. */
function labelOf(name: string, { names, line }: ProfileLayout): Pick<ItemRow, "label" | "labelSize"> {
  const room = names - NAME_GAP;
  const single = ONE_LINE.find((size) => widestTextWidth(name, size) <= room);
  if (single) return { label: [name], labelSize: single };
  const broken = SEVERAL_LINES.map((labelSize) => ({ label: paragraph(name, room, labelSize), labelSize }));
  return broken.find(({ label, labelSize }) => label.length * labelSize * LABEL_GAP < line) ?? broken.at(-1)!;
}

/** In figures what ends beyond the frame: the ratio itself, or its interval, whose ends are rounded outwards. */
function beyond(
  difference: number,
  end: number | null,
  isBeyond: (value: number) => boolean,
  rounded: (end: number, decimals: number) => Printed,
): string | undefined {
  if (isBeyond(difference)) return signed(difference, 0);
  if (end === null) return "";
  return isBeyond(end) ? signedText(rounded(end, 0)) : undefined;
}

function itemRow(
  { item, row, second, peak }: ProfileLine,
  place: Place,
  { domain: [low, high] }: ProfileScales,
  layout: ProfileLayout,
  ranks: ProfileRanks,
  input: AreaProfileInput,
): ItemRow {
  const { language } = input;
  const least = less100(row.ratioOuter95Lower ?? row.ratioLower ?? 0);
  const most = less100(row.ratioOuter95Upper);
  const below = beyond(row.difference, least, (value) => value < low, lowerEnd);
  const above = beyond(row.difference, most, (value) => value > high, upperEnd);
  return {
    ...chartRow(row, language),
    ...place,
    ...labelOf(item.name[language], layout),
    least,
    most,
    value: valueTexts(row, language),
    ...(second
      ? {
          second: isKnown(second) ? valueTexts(second, language) : ([NO_RATIO_MARK, ""] as const),
          isSecondMarked: isMarked(second.mark),
        }
      : {}),
    positions: rankTexts(row, ranks, input),
    peak: peak ? [agesName(peak.ages, language), signed(peak.difference, 0)] : [NO_VALUE, ""],
    ...(below === undefined ? {} : { below }),
    ...(above === undefined ? {} : { above }),
  };
}

function ageRow(row: FigureRow, place: Place, { ageLimit }: ProfileScales, language: Language): AgeRow {
  const { difference } = row;
  const said =
    difference === null ? NO_RATIO_MARK : Math.abs(difference) > ageLimit ? signed(difference, 0) : undefined;
  return { ...chartRow(row, language), ...place, ...(said === undefined ? {} : { said }) };
}

/** The rows of one sex: each item's, followed by those of its ages. */
export function profileRows(
  choice: ProfileChoice,
  scales: ProfileScales,
  layout: ProfileLayout,
  ranks: ProfileRanks,
  input: AreaProfileInput,
): ProfileRow[] {
  const { language } = input;
  return SIDES.flatMap((side) =>
    choice[side].flatMap((line, index) => {
      const place = { side, place: index + 1, itemName: line.item.name[language] };
      const byAge = line.byAge.flatMap(({ row }) => (row ? [ageRow(row, place, scales, language)] : []));
      return [itemRow(line, place, scales, layout, ranks, input), ...byAge];
    }),
  );
}

export const isItemRow = (row: ProfileRow): row is ItemRow => "value" in row;
