import { besideOthers, SEX_COLOURS, sexNames } from "../over-years/by-sex.js";
import { SHORT_SEX } from "../over-years/change-label.js";
import { CHANGE_FRAME, CHANGE_WEIGHT, GREY_IF_WIDE, IS_FRAMED } from "../over-years/changes.js";
import { INK, TYPE } from "../theme.js";
import { headingBar, type Looks, lines, ofColumn } from "./lines.js";

const HEAD_SIZE = 10;
const MOST_LINE = 16;

/** First and last value of each sex, and the change: framed where it is certain, hollow where it says little. */
export function numbersView(column: number, { language, layout, sexes }: Looks) {
  const { height, y, rise } = lines(layout);
  const line = Math.min(MOST_LINE, (layout.lineHeight - 1) / sexes);
  const fontSize = Math.min(TYPE.value, line - 1.5);
  const width = layout.numbersWidth;
  const yOffset = { expr: `${rise} + ${besideOthers(line).expr}` };
  const text = (at: number, align: "left" | "right", looks: object, encoding: object = {}) => ({
    mark: { type: "text", align, fontSize, yOffset, ...looks },
    encoding: { x: { value: at }, fill: SEX_COLOURS, ...encoding },
  });
  /** A number in the colour of its sex, or in grey where it says little. */
  const number = (at: number, field: string, condition: object, looks: object) =>
    text(at, "right", looks, { fill: { ...SEX_COLOURS, legend: null, condition }, text: { field } });
  const value = (at: number, field: "first" | "last", wide: string) =>
    number(
      at,
      field,
      { test: `datum.${wide}`, value: INK.soft },
      // A longer value is written smaller, so that it is no wider than four signs.
      { fontSize: { expr: `length(datum.${field}) > 4 ? ${0.75 * fontSize} : ${fontSize}` } },
    );
  const head = (at: number, words: { ja: string; en: string }) => ({
    data: { values: [{}] },
    mark: { type: "text", text: words[language], align: "right", fontSize: HEAD_SIZE, color: INK.soft },
    encoding: { x: { value: at }, y: { value: -11 } },
  });
  const ends = { first: width - 104, last: width - 66, change: width - 3 };
  return {
    width,
    height,
    transform: [ofColumn(column)],
    encoding: { y },
    layer: [
      headingBar(rise),
      head(ends.first, { ja: "最初", en: "first" }),
      head(ends.last, { ja: "最後", en: "last" }),
      head(ends.change + 3, { ja: "変化", en: "change" }),
      {
        transform: [{ filter: "isValid(datum.first)" }],
        layer: [
          {
            transform: [{ filter: IS_FRAMED }],
            mark: {
              type: "bar",
              height: line,
              yOffset,
              ...CHANGE_FRAME,
            },
            encoding: { x: { value: ends.last + 4 }, x2: { value: ends.change + 3 } },
          },
          text(0, "left", {
            text: { expr: sexNames(SHORT_SEX, language, "datum.sex") },
            fontSize: HEAD_SIZE,
          }),
          value(ends.first, "first", "isWideFirst"),
          value(ends.last, "last", "isWideLast"),
          number(ends.change, "change", GREY_IF_WIDE, { fontWeight: CHANGE_WEIGHT }),
        ],
      },
    ],
  };
}
