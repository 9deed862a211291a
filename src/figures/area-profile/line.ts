import { rankRange } from "../../model/rank-range.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import { signed, signedRange } from "../../text/numbers.js";
import { differenceBounds, isWide } from "../difference-scale.js";
import { agesName } from "../figure-input.js";
import { about, type Box, type Caption, type Dot, type Drawing, type Line } from "../pixel-marks.js";
import { FRAME, HOLLOW, significanceStyle } from "../significance-style.js";
import { darkestOf, INK, shadesOf, TYPE } from "../theme.js";
import type { AreaProfileInput, ProfileLine } from "./choice.js";
import type { ProfileScales } from "./scales.js";

/** Columns of the profile, in pixels from the left edge of the page. */
export const COLUMNS = {
  names: { x: 0, x2: 172 },
  plot: { x: 184, x2: 424 },
  value: { x: 432, x2: 520 },
  rank: { x: 526, x2: 604 },
  peak: { x: 610, x2: 700 },
  ages: { x: 712, x2: 900 },
} as const;
export const PAGE_WIDTH = 900;
export const LINE_HEIGHT = 29;

const SMALL = 9.5;
/** Bounds narrower than this many points are not worth a band. */
const LEAST_BAND = 1;
const MINUTE = 2;

export const middleOf = ({ x, x2 }: { x: number; x2: number }) => (x + x2) / 2;

/** Where a difference stands on the plot, cut at its edges. */
export function plotX(value: number, { domain: [low, high] }: ProfileScales): number {
  const share = (Math.min(high, Math.max(low, value)) - low) / (high - low);
  return COLUMNS.plot.x + share * (COLUMNS.plot.x2 - COLUMNS.plot.x);
}

/** The ratio as a dot, its interval as a line, its bounds as a band behind. */
function interval({ row }: ProfileLine, y: number, scales: ProfileScales, colour: string): Drawing {
  const [low, high] = scales.domain;
  const at = (value: number) => plotX(value, scales);
  const lower = (row.ratioOuter95Lower ?? row.ratioLower ?? 0) - 100;
  const upper = (row.ratioOuter95Upper ?? Number.POSITIVE_INFINITY) - 100;
  const bounds = differenceBounds(row);
  const arrow = (x: number, shape: "triangle-left" | "triangle-right") => ({
    x,
    y,
    area: 36,
    fill: colour,
    shape,
  });
  return {
    boxes:
      bounds && bounds[1] - bounds[0] >= LEAST_BAND
        ? [{ x: at(bounds[0]), x2: at(bounds[1]), y: y - 5, y2: y + 5, fill: "#cfcfcb" }]
        : [],
    lines: [{ x: at(lower), x2: at(upper), y, y2: y, stroke: colour, strokeWidth: 2 }],
    dots: [
      ...(lower < low ? [arrow(COLUMNS.plot.x + 2, "triangle-left")] : []),
      ...(upper > high ? [arrow(COLUMNS.plot.x2 - 2, "triangle-right")] : []),
      { x: at(row.difference), y, area: 52, fill: colour, stroke: "white", strokeWidth: 1 },
    ],
  };
}

/** "+9～+15", of ratios; one number where both ends are the same. */
function rangeText(ratioLower: number | null, ratioUpper: number | null, language: "ja" | "en"): string {
  const difference = (ratio: number | null) => (ratio === null ? null : ratio - 100);
  const { lower, upper } = signedRange(difference(ratioLower), difference(ratioUpper), 0);
  if (lower === upper) return lower ?? "";
  return `${lower ?? ""}${language === "ja" ? "～" : " to "}${upper ?? ""}`;
}

function rankTexts(row: FigureRow, language: "ja" | "en"): readonly [string, string] {
  const ja = language === "ja";
  const ranks = rankRange(row);
  if (!ranks) return ["—", ""];
  const range = ranks.best === ranks.worst ? "" : `${ranks.best}–${ranks.worst}`;
  return ja ? [`${row.rank}位`, range && `${range}位`] : [`${row.rank}`, range];
}

/** A value over its range, in the middle of a column. */
function stacked(
  column: { x: number; x2: number },
  y: number,
  main: string,
  below: string,
  weight: "bold" | "normal",
): Caption[] {
  const base = { x: middleOf(column), align: "center" } as const;
  const captions: Caption[] = [
    { ...base, text: main, y: below === "" ? y + 4.5 : y - 1.5, size: TYPE.label, weight, fill: INK.text },
  ];
  if (below !== "") captions.push({ ...base, text: below, y: y + 12, size: SMALL, fill: INK.soft });
  return captions;
}

/** One bar an age class around a middle line; hollow where the bounds are wide, × where there is no ratio, nothing where the result has no row. */
function ageBars({ byAge }: ProfileLine, y: number, { ageLimit }: ProfileScales, sex: SexOrBoth): Drawing {
  const { x, x2 } = COLUMNS.ages;
  const slot = (x2 - x) / byAge.length;
  const width = Math.min(20, slot * 0.72);
  const half = LINE_HEIGHT / 2 - MINUTE;
  const [, fill = ""] = shadesOf(sex, 3);
  const boxes: Box[] = [];
  const dots: Dot[] = [];
  const captions: Caption[] = [];
  byAge.forEach(({ ages, row }, index) => {
    const middle = x + (index + 0.5) * slot;
    if (!row) return;
    if (row.difference === null) {
      captions.push({ ages, text: "×", x: middle, y: y + 4, size: SMALL, align: "center", fill: INK.soft });
      return;
    }
    const cut = Math.min(ageLimit, Math.max(-ageLimit, row.difference));
    const end = y - (half * cut) / ageLimit;
    const [left, right] = [middle - width / 2, middle + width / 2];
    const box = { ages, x: left, x2: right, y: Math.min(y, end), y2: Math.max(y, end) };
    boxes.push(isWide(row) ? { ...box, ...HOLLOW } : { ...box, fill });
    if (cut !== row.difference) {
      const isHigh = cut > 0;
      dots.push({
        ages,
        x: middle,
        y: end + (isHigh ? 4 : -4),
        area: 26,
        fill: INK.text,
        shape: isHigh ? "triangle-up" : "triangle-down",
      });
    }
  });
  const lines: Line[] = [{ x, x2, y, y2: y, stroke: INK.soft, strokeWidth: 0.8 }];
  return { boxes, dots, captions, lines };
}

/** One item of a profile; y is the middle of its line. */
export function profileLine(
  line: ProfileLine,
  y: number,
  sex: SexOrBoth,
  scales: ProfileScales,
  input: AreaProfileInput,
): Drawing[] {
  const { language } = input;
  const { item, row, peak } = line;
  const name = item.name[language];
  const room = COLUMNS.names.x2 - COLUMNS.names.x;
  const size = Math.floor(Math.min(TYPE.label, (TYPE.label * room) / textWidth(name, TYPE.label)) * 10) / 10;
  const { weight, framed } = significanceStyle(row);
  const value = signed(row.difference, 0);
  const halfFrame = textWidth(value, TYPE.label, weight) / 2 + 4;
  const centre = middleOf(COLUMNS.value);
  const [rank, ranks] = rankTexts(row, language);
  const drawings: Drawing[] = [
    interval(line, y, scales, darkestOf(sex)),
    ageBars(line, y, scales, sex),
    {
      boxes: framed
        ? [
            {
              x: centre - halfFrame,
              x2: centre + halfFrame,
              y: y - 13,
              y2: y + 1,
              ...FRAME,
              strokeWidth: 1.2,
            },
          ]
        : [],
      captions: [
        { text: name, x: COLUMNS.names.x2, y: y + size * 0.36, size, align: "right", fill: INK.text },
        ...stacked(
          COLUMNS.value,
          y,
          value,
          rangeText(row.ratioOuter95Lower, row.ratioOuter95Upper, language),
          weight,
        ),
        ...stacked(COLUMNS.rank, y, rank, ranks, "normal"),
        ...stacked(
          COLUMNS.peak,
          y,
          peak ? agesName(peak.ages, language) : "—",
          peak ? signed(peak.difference, 0) : "",
          "normal",
        ),
      ],
    },
  ];
  return drawings.map((drawing) => about(drawing, { code: row.code, item: item.id, sex }));
}
