import { widestTextWidth } from "../../render/text-width.js";
import type { Bilingual, Language } from "../../text/language.js";
import { INK, TYPE } from "../theme.js";
import { legendColumns } from "./columns.js";
import { paragraph } from "./paragraphs.js";

/** How a symbol of a chart looks in the key. */
export interface KeySymbol {
  /** A name of Vega's, or a path in a square from −1 to 1. */
  readonly shape: string;
  readonly fill: string;
  readonly stroke: string;
  readonly dash?: readonly number[];
}

/**
 * A symbol, whether this figure has it, and what it says: figures of one kind share all entries, and with them a compiled
 * spec.
 */
export type KeyEntry = readonly [symbol: KeySymbol, isShown: boolean, text: Bilingual];

/** What the key is made of. */
interface Key {
  readonly key: readonly KeyEntry[];
  readonly width: number;
  readonly input: { readonly language: Language };
}

const SYMBOL = 10;
const GAP = 16;

const LINE = TYPE.note + 6;
const KEY_LINE = TYPE.note + 5;

/** The entries that this figure has, in their lines, and in how many columns they stand. */
function keyLines({ key, width, input: { language } }: Key) {
  const texts = key.map(([, isShown, text]) =>
    isShown ? paragraph(text[language], width - SYMBOL - GAP, TYPE.note) : [],
  );
  const shown = key.flatMap(([, isShown], index) => (isShown ? [index] : []));
  const widths = shown.map(
    (name) => SYMBOL + GAP + Math.max(...texts[name]!.map((line) => widestTextWidth(line, TYPE.note))),
  );
  return { texts, shown, columns: legendColumns(widths, width) };
}

const noteLines = (notes: readonly string[], width: number) =>
  notes.flatMap((note) => paragraph(note, width, TYPE.note));

/** How high the key and the notes are. */
export function keyAndNotesHeight(frame: Key, notes: readonly string[]): number {
  const { texts, shown, columns } = keyLines(frame);
  let height = 4;
  for (let first = 0; first < shown.length; first += columns) {
    const lines = shown.slice(first, first + columns).map((name) => texts[name]!.length);
    height += KEY_LINE + (Math.max(...lines) - 1) * LINE;
  }
  return height + noteLines(notes, frame.width).length * LINE;
}

const NOTES_TITLE = {
  text: { expr: "notes" },
  orient: "bottom",
  frame: "group",
  fontSize: TYPE.note,
  fontWeight: "normal",
  color: INK.soft,
  lineHeight: LINE,
  offset: 4,
};

/**
 * What stands below the panels: the symbols of the chart as a legend, and the notes. The notes say how the figure was made;
 * they are part of the picture, so that whoever doubts a number can read them.
 *
 * @param frame `width`: of the whole figure
 */
export function keyAndNotes(frame: Key, notes: readonly string[]) {
  const { texts, shown, columns } = keyLines(frame);
  const legend = {
    orient: "top",
    direction: "horizontal",
    values: { expr: "keys" },
    columns: { expr: "keyColumns" },
    columnPadding: GAP - 4,
    rowPadding: 4,
    labelExpr: "keyTexts[datum.value]",
    labelColor: INK.soft,
    labelFontSize: TYPE.note,
    symbolSize: SYMBOL ** 2,
    symbolOpacity: 1,
    symbolStrokeWidth: 0.9,
    offset: 0,
  };
  const symbols = frame.key.map(([symbol]) => symbol);
  const scaled = (of: (symbol: KeySymbol) => unknown) => ({
    field: "entry",
    type: "nominal",
    title: null,
    scale: { domain: symbols.map((_, index) => index), range: symbols.map(of) },
    legend,
  });
  return {
    params: [
      { name: "keys", value: shown },
      { name: "keyTexts", value: texts },
      { name: "keyColumns", value: columns },
      { name: "notes", value: noteLines(notes, frame.width) },
    ],
    view: {
      width: 1,
      height: 1,
      // Its legend is all that it shows.
      data: { values: [] },
      ...(notes.length > 0 ? { title: NOTES_TITLE } : {}),
      mark: { type: "point", opacity: 0 },
      encoding: {
        shape: scaled(({ shape }) => shape),
        fill: scaled(({ fill }) => fill),
        stroke: scaled(({ stroke }) => stroke),
        strokeDash: scaled(({ dash = [1, 0] }) => dash),
      },
    },
  };
}
