// @ts-nocheck
import { textWidth } from "../../render/text-width.js";
import type { Language } from "../../text/language.js";
import { signed } from "../../text/numbers.js";
import type { KnownRow } from "../national-rows.js";
import type { Caption, Line, Subject } from "../pixel-marks.js";
import { spreadLabels } from "../text/label-row.js";
import { INK, TYPE } from "../theme.js";

/** A labelled interval: where its upper end stands. */
export interface LabelledRow {
  readonly row: KnownRow;
  readonly subject: Subject;
  readonly x: number;
  readonly y: number;
}

export interface LabelRow {
  readonly captions: readonly Caption[];
  readonly lines: readonly Line[];
  /** How far the labels reach above the plot. */
  readonly height: number;
}

const NAME_SIZE = TYPE.label;
const VALUE_SIZE = 10;
const GAP = 7;
/** Where the leaders bend, above the plot. */
const BEND = { from: -24, to: -7 } as const;
/** A turned label takes so much of the row. */
const PITCH = NAME_SIZE + 3;
/** Level labels that take more of the row than this end far from their intervals: they are turned. */
const MOST_LEVEL_SHARE = 0.6;

function valueText({ difference, rank }: KnownRow, language: Language): string {
  if (rank === null) return signed(difference, 0);
  return language === "ja" ? `${signed(difference, 0)}・${rank}位` : `${signed(difference, 0)} #${rank}`;
}

/** From each label to the top of its interval, bending in the strip between. */
function leaders(own: readonly LabelledRow[], middles: readonly number[], stroke: string): Line[] {
  const style = { stroke, strokeWidth: 0.6 };
  return own.flatMap(({ subject, x, y }, index): Line[] => [
    { ...subject, x: middles[index]!, y: BEND.from, x2: x, y2: BEND.to, ...style },
    { ...subject, x, y: BEND.to, x2: x, y2: y, ...style },
  ]);
}

/**
 * Names with value and rank in a row above the plot, in the intervals' order: level where they have room near their
 * intervals, running upwards where there are many (北海道 has 21 areas, most of them at one end).
 */
export function caterpillarLabels(
  own: readonly LabelledRow[],
  width: number,
  stroke: string,
  language: Language,
): LabelRow {
  const texts = own.map(({ row, subject }) => ({
    name: row.name,
    value: valueText(row, language),
    subject,
  }));
  const widths = texts.map(
    ({ name, value }) => Math.max(textWidth(name, NAME_SIZE, "bold"), textWidth(value, VALUE_SIZE)) + GAP,
  );
  const wanted = own.map(({ x }) => x);
  const isLevel = widths.reduce((sum, each) => sum + each, 0) <= MOST_LEVEL_SHARE * width;
  if (isLevel) {
    const middles = spreadLabels(wanted, widths, 0, width);
    const captions = texts.flatMap(({ name, value, subject }, index): Caption[] => {
      const base = { ...subject, x: middles[index]!, align: "center" } as const;
      return [
        { ...base, text: name, y: BEND.from - 17, size: NAME_SIZE, weight: "bold", fill: stroke },
        { ...base, text: value, y: BEND.from - 4, size: VALUE_SIZE, fill: INK.text },
      ];
    });
    return { captions, lines: leaders(own, middles, stroke), height: 17 + NAME_SIZE - BEND.from };
  }
  const middles = spreadLabels(
    wanted,
    own.map(() => PITCH),
    0,
    width,
  );
  const nameStart = BEND.from - 4;
  const nameLength = (name: string) => textWidth(name, NAME_SIZE, "bold") + 5;
  const captions = texts.flatMap(({ name, value, subject }, index): Caption[] => {
    const base = { ...subject, x: middles[index]! + NAME_SIZE * 0.36, align: "left", angle: -90 } as const;
    return [
      { ...base, text: name, y: nameStart, size: NAME_SIZE, weight: "bold", fill: stroke },
      { ...base, text: value, y: nameStart - nameLength(name), size: VALUE_SIZE, fill: INK.text },
    ];
  });
  const longest = Math.max(
    ...texts.map(({ name, value }) => nameLength(name) + textWidth(value, VALUE_SIZE)),
  );
  return { captions, lines: leaders(own, middles, stroke), height: longest - nameStart };
}
