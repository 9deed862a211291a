import { DIVERGING, INK } from "../../figures/theme.js";
import { FONT_NAME } from "../../render/text-width.js";
import { fittingSize, POINTS_AN_INCH } from "./fit.js";
import { colour, type PptxSlide, type TableRows } from "./library.js";
import type { Places } from "./places.js";
import type { Deck, TableCell, TableSlide } from "./slides.js";
import { addText, langOf, SOFT } from "./text-box.js";

const SUBTITLE_SIZES = [13, 9] as const;
const MOST_SIZE = 16;
const LEAST_SIZE = 9;
/** Height of a row in sizes of its type, with what stands above and below the text. */
const ROW = 1.85;
const RULE = { type: "solid", pt: 0.75, color: colour(INK.soft) } as const;
const NONE = { type: "none" } as const;

const TONES = {
  high: { bold: true, color: colour(DIVERGING[2]) },
  low: { bold: true, color: colour(DIVERGING[0]) },
  soft: SOFT,
} as const;

/** A list: its head, its rows, and what is needed to read it. */
export function addTablePage(page: PptxSlide, slide: TableSlide, deck: Deck, places: Places): void {
  const { subtitle, head, rows, widths, footnotes } = slide;
  addText(
    page,
    subtitle,
    places.subtitle,
    { ...SOFT, fontSize: fittingSize([subtitle], places.subtitle, SUBTITLE_SIZES), valign: "middle" },
    deck,
  );
  const count = rows.length + 1;
  const size = Math.max(
    LEAST_SIZE,
    Math.min(MOST_SIZE, Math.floor((places.table.h * POINTS_AN_INCH) / (count * ROW))),
  );
  const plain = { fontFace: FONT_NAME, fontSize: size, color: colour(INK.text), lang: langOf(deck) };
  const cell = ({ text, tone }: TableCell) => ({
    text,
    options: { ...plain, ...(tone ? TONES[tone] : {}) },
  });
  const table: TableRows = [
    head.map((text) => ({
      text,
      options: { ...plain, bold: true, fill: { color: colour(INK.backdrop) } },
    })),
    ...rows.map((row) =>
      "heading" in row
        ? [{ text: row.heading, options: { ...plain, bold: true, colspan: head.length } }]
        : row.cells.map(cell),
    ),
  ];
  const all = widths.reduce((sum, width) => sum + width, 0);
  page.addTable(table, {
    x: places.table.x,
    y: places.table.y,
    w: places.table.w,
    colW: widths.map((width) => (places.table.w * width) / all),
    rowH: (size * ROW) / POINTS_AN_INCH,
    border: [NONE, NONE, RULE, NONE],
    margin: [0, 0.08, 0, 0.08],
    valign: "middle",
  });
  const fitting = fittingSize(footnotes, places.footnotes, [12, 8]);
  addText(page, footnotes.join("\n"), places.footnotes, { ...SOFT, fontSize: fitting }, deck);
}
