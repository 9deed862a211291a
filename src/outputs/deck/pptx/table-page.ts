import { DIVERGING, INK } from "../../../figures/theme.js";
import { FONT_NAME } from "../../../render/text-width.js";
import type { TableCell, TableSlide } from "../slides.js";
import { fittingNames, POINTS_AN_INCH, SPARE } from "./fit.js";
import { addFootnotes, fittedFootnotes } from "./footnotes.js";
import { colour, type TableRows } from "./library.js";
import { addSubtitle, langOf, type OpenSlide, SOFT } from "./text-box.js";

const MOST_SIZE = 16;
const LEAST_SIZE = 7;
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

/** The largest whole size at which all rows fit the height, and each cell its column on one line. */
function sizeOf({ head, rows }: TableSlide, columns: readonly number[], height: number): number {
  const byHeight = Math.floor((height * POINTS_AN_INCH) / ((rows.length + 1) * ROW));
  const byWidth = columns.map((width, c) => {
    const texts = rows.flatMap((row) => ("cells" in row ? [row.cells[c]?.text ?? ""] : []));
    return fittingNames([head[c]!, ...texts], (width - 2 * MARGIN) / SPARE, [MOST_SIZE, LEAST_SIZE]);
  });
  return Math.max(LEAST_SIZE, Math.min(MOST_SIZE, byHeight, ...byWidth));
}

/**
 * A list: its head, its rows, and what is needed to read it.
 *
 * @returns footnotes without room, for the speaker's notes
 */
export function addTablePage(slide: OpenSlide, content: TableSlide): readonly string[] {
  const { subtitle, head, rows, widths, footnotes } = content;
  const { page, places, deck } = slide;
  addSubtitle(slide, subtitle);
  const all = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => (places.table.w * width) / all);
  const notes = fittedFootnotes(footnotes, slide, false);
  const size = sizeOf(content, columns, places.table.h - notes.taken);
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
