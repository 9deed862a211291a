import { DIVERGING, INK } from "../../../figures/theme.js";
import { FONT_NAME, textWidth } from "../../../render/text-width.js";
import type { TableCell, TableSlide } from "../slides.js";
import { POINTS_AN_INCH, SPARE } from "./fit.js";
import { addFootnotes, fittedFootnotes } from "./footnotes.js";
import { colour, type TableRows } from "./library.js";
import { addSubtitle, langOf, type OpenSlide, SOFT } from "./text-box.js";

const MOST_SIZE = 16;
/** Smaller type is not read in a room: texts without room break into lines. */
const LEAST_SIZE = 9;
/** Inches left and right in a cell. */
const MARGIN = 0.08;
/** Height of a row in sizes of its type, with what stands above and below the text. */
const ROW = 1.85;
const RULE = { type: "solid", pt: 0.75, color: colour(INK.soft) } as const;
const NONE = { type: "none" } as const;

const TONES = {
  high: { bold: true, color: colour(DIVERGING[2]) },
  low: { bold: true, color: colour(DIVERGING[0]) },
  soft: SOFT,
} as const;

/**
 * How wide columns are, by the longest of their texts, and the largest whole size at which all rows fit the height, and each cell
 * its column on one line.
 */
function settingOf({ head, rows }: TableSlide, width: number, height: number) {
  const textsOf = (c: number) => rows.flatMap((row) => ("cells" in row ? [row.cells[c]?.text ?? ""] : []));
  const longest = head.map((text, c) =>
    Math.max(...[text, ...textsOf(c)].map((each) => textWidth(each, 1, "bold"))),
  );
  const all = longest.reduce((sum, each) => sum + each, 0);
  const room = width - 2 * MARGIN * head.length;
  const byHeight = (height * POINTS_AN_INCH) / ((rows.length + 1) * ROW);
  const byWidth = (room * POINTS_AN_INCH) / (SPARE * all);
  return {
    columns: longest.map((each) => 2 * MARGIN + (room * each) / all),
    size: Math.max(LEAST_SIZE, Math.floor(Math.min(MOST_SIZE, byHeight, byWidth))),
  };
}

/**
 * A list: its head, its rows, and what is needed to read it.
 *
 * @returns footnotes without room, for the speaker's notes
 */
export function addTablePage(slide: OpenSlide, content: TableSlide): readonly string[] {
  const { subtitle, head, rows, footnotes } = content;
  const { page, places, deck } = slide;
  addSubtitle(slide, subtitle);
  const notes = fittedFootnotes(footnotes, slide, false);
  const { columns, size } = settingOf(content, places.table.w, places.table.h - notes.taken);
  const plain = { fontFace: FONT_NAME, fontSize: size, color: colour(INK.text), lang: langOf(deck) };
  const cell = ({ text, tone }: TableCell) => ({ text, options: { ...plain, ...(tone && TONES[tone]) } });
  const table: TableRows = [
    head.map((text) => ({ text, options: { ...plain, bold: true, fill: { color: colour(INK.backdrop) } } })),
    ...rows.map((row) =>
      "heading" in row
        ? [{ text: row.heading, options: { ...plain, bold: true, colspan: head.length } }]
        : row.cells.map(cell),
    ),
  ];
  page.addTable(table, {
    x: places.table.x,
    y: places.table.y,
    w: places.table.w,
    colW: columns,
    rowH: (size * ROW) / POINTS_AN_INCH,
    border: [NONE, NONE, RULE, NONE],
    margin: [0, MARGIN, 0, MARGIN],
    valign: "middle",
  });
  addFootnotes(slide, notes);
  return notes.leftOut;
}
