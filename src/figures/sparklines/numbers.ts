import { INK, TYPE } from "../theme.js";
import { besideOthers, SEX_COLOURS } from "../trend/by-sex.js";
import { CERTAIN, SHORT_SEX } from "../trend/change-label.js";
import { NUMBERS_GAP } from "./layout.js";
import { headingBar, type Looks, lines, ofColumn } from "./lines.js";

const HEAD_SIZE = 10;
const MOST_LINE = 16;
const IS_MARKED = "(datum.changeMark || 'none') !== 'none'";
const IS_CERTAIN = `(${IS_MARKED} && datum.q !== null && datum.q <= ${CERTAIN})`;

/** First and last value of each sex, and the change: framed where it is certain, hollow where it says little. */
export function numbersView(column: number, { language, layout, sexes }: Looks) {
  const { height, y, rise } = lines(layout, column);
  const line = Math.min(MOST_LINE, (layout.lineHeight - 1) / sexes);
  const fontSize = Math.min(TYPE.value, line - 1.5);
  const width = layout.numbersWidth;
  const yOffset = { expr: `${rise} + ${besideOthers(line).expr}` };
  const text = (
    at: number,
    align: "left" | "right",
    of: object,
    looks: object = {},
    encoding: object = {},
  ) => ({
    mark: { type: "text", align, fontSize, yOffset, ...of, ...looks },
    encoding: { x: { value: at }, fill: SEX_COLOURS, ...encoding },
  });
  const value = (at: number, field: "first" | "last", wide: string) =>
    text(
      at,
      "right",
      {},
      // As wide as four signs, whatever the value.
      { fontSize: { expr: `length(datum.${field}) > 4 ? ${0.75 * fontSize} : ${fontSize}` } },
      {
        text: { field },
        fill: { ...SEX_COLOURS, legend: null, condition: { test: `datum.${wide}`, value: INK.soft } },
      },
    );
  const head = (at: number, words: { ja: string; en: string }) => ({
    data: { values: [{}] },
    mark: { type: "text", text: words[language], align: "right", fontSize: HEAD_SIZE, color: INK.soft },
    encoding: { x: { value: at }, y: { value: -11 } },
  });
  const names = `{${Object.entries(SHORT_SEX)
    .map(([sex, name]) => `${sex}: '${name[language]}'`)
    .join(", ")}}[datum.sex]`;
  const ends = { first: width - 104, last: width - 66, change: width - 3 };
  return {
    width,
    height,
    transform: [ofColumn(column)],
    layer: [
      {
        ...headingBar(NUMBERS_GAP, { yOffset: rise }),
        encoding: { ...headingBar(NUMBERS_GAP, {}).encoding, y },
      },
      head(ends.first, { ja: "最初", en: "first" }),
      head(ends.last, { ja: "最後", en: "last" }),
      head(ends.change + 3, { ja: "変化", en: "change" }),
      {
        transform: [{ filter: "isValid(datum.first)" }],
        encoding: { y },
        layer: [
          {
            transform: [{ filter: `${IS_CERTAIN} || datum.isWideChange` }],
            mark: {
              type: "bar",
              height: line,
              yOffset,
              fill: { expr: `${IS_CERTAIN} ? 'transparent' : '${INK.faintFill}'` },
              stroke: { expr: `${IS_CERTAIN} ? '${INK.text}' : '${INK.faint}'` },
              strokeWidth: { expr: `${IS_CERTAIN} ? 1.2 : 0.9` },
              strokeDash: { expr: `${IS_CERTAIN} ? [1, 0] : [3, 2]` },
            },
            encoding: { x: { value: ends.last + 4 }, x2: { value: ends.change + 3 } },
          },
          text(0, "left", { text: { expr: names } }, { fontSize: HEAD_SIZE }),
          value(ends.first, "first", "isWideFirst"),
          value(ends.last, "last", "isWideLast"),
          text(
            ends.change,
            "right",
            {},
            { fontWeight: { expr: `${IS_MARKED} ? 'bold' : 'normal'` } },
            {
              text: { field: "change" },
              fill: {
                ...SEX_COLOURS,
                legend: null,
                condition: { test: "datum.isWideChange", value: INK.soft },
              },
            },
          ),
        ],
      },
    ],
  };
}
