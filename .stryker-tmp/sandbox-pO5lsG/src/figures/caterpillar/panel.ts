// @ts-nocheck
import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import { signed } from "../../text/numbers.js";
import { axisBelow, differenceAxis, onPixel, pixelOf } from "../difference-axis.js";
import { type Domain, differenceBounds, isWide } from "../difference-scale.js";
import { prefectureName, SEX_NAMES, zeroName } from "../figure-input.js";
import type { SheetPart } from "../figure-sheet.js";
import { measureTitle } from "../measure-title.js";
import { type NationalInput, type NationalRows, nationalDomain } from "../national-rows.js";
import {
  type Caption,
  type Drawing,
  type Layer,
  type Line,
  lineLayer,
  moved,
  pixels,
} from "../pixel-marks.js";
import { spreadLabels } from "../text/label-row.js";
import { darkestOf, INK, TYPE } from "../theme.js";
import { caterpillarLabels } from "./labels.js";

export const PANEL = { left: 58, width: 1050, right: 92, height: 250 } as const;

/** Of the areas that are not the prefecture's: they are the background. */
export const OTHERS = { interval: "#c4c4c4", dot: "#7d7d7d", bounds: "#e9e9e6" } as const;

/** Of the names at the right edge; longer ones are smaller. */
const [NAME_SIZE, LEAST_NAME_SIZE] = [TYPE.label, 8];
const NAME_ROOM = PANEL.right - 6;
/** From the labels to the heading's baseline. */
const HEADING_GAP = 10;
/** Bounds narrower than this are hidden by their interval. */
const LEAST_BAND = 1;
/** Of the axis of ranks, from the plot down: its ticks, its values, its title, its end. */
const RANKS = { ticks: 5, values: 16, title: 31, end: 33 } as const;

/** What is drawn of one area: x in pixels from the plot's left edge, low and high where its line is drawn. */
interface IntervalDatum {
  readonly code: string;
  readonly sex: SexOrBoth;
  readonly position: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly x: number;
}

/** How many areas are marked high and low, and how many given the spread among areas of their size. */
function countsText({ areas }: NationalRows, language: NationalInput["language"]): string {
  const count = (of: "mark" | "adjustedMark", side: string) =>
    areas.filter((row) => row[of]?.startsWith(side)).length;
  const [high, low] = [count("mark", "high"), count("mark", "low")];
  const rest = areas.length - high - low;
  const isAdjusted = areas.some(({ adjustedMark }) => adjustedMark !== null);
  const [outHigh, outLow] = [count("adjustedMark", "high"), count("adjustedMark", "low")];
  if (language === "ja") {
    const adjusted = isAdjusted ? `（同じ規模の医療圏のばらつきを超えて 高い${outHigh}、低い${outLow}）` : "";
    return `有意に高い医療圏 ${high}、低い医療圏 ${low}、差があるといえない ${rest}${adjusted}`;
  }
  const adjusted = isAdjusted
    ? ` (more than areas of their size differ: ${outHigh} high, ${outLow} low)`
    : "";
  return `areas significantly high ${high}, low ${low}, neither ${rest}${adjusted}`;
}

/** The reference and the prefecture as level lines, named at the right edge. */
function levels(input: NationalInput, rows: NationalRows, sex: SexOrBoth, domain: Domain) {
  const [low, high] = domain;
  const own = rows.prefecture?.flags.includes("is-reference") ? null : (rows.prefecture?.difference ?? null);
  const all = [
    {
      text: zeroName(input, (text) => textWidth(text, LEAST_NAME_SIZE) <= NAME_ROOM),
      value: 0,
      line: { stroke: INK.zero, strokeWidth: 1.4 },
    },
    ...(own !== null && own >= low && own <= high
      ? [
          {
            text: `${prefectureName(input)} ${signed(own, 0)}`,
            value: own,
            line: { stroke: INK.zero, strokeWidth: 1, dash: [5, 3], code: input.prefecture.code, sex },
          },
        ]
      : []),
  ];
  const middles = spreadLabels(
    all.map(({ value }) => pixelOf(value, domain, PANEL)),
    all.map(() => NAME_SIZE + 3),
  );
  return {
    lines: all.map(({ value, line }): Line => {
      const y = pixelOf(value, domain, PANEL);
      return { x: 0, x2: PANEL.width, y, y2: y, ...line };
    }),
    captions: all.map(({ text }, index): Caption => {
      const size = Math.min(NAME_SIZE, (NAME_SIZE * NAME_ROOM) / textWidth(text, NAME_SIZE));
      return { text, x: PANEL.width + 6, y: middles[index]! + size * 0.36, size, fill: INK.text };
    }),
  };
}

/** The axis of ranks. */
function rankAxis(count: number, pixelX: (position: number) => number, input: NationalInput): Drawing {
  const shown = [1, 50, 100, 150, 200, 250, 300].filter((rank) => rank <= count - 20);
  const ticks = (count > 0 ? [...shown, count] : []).map((rank) => ({ text: String(rank), x: pixelX(rank) }));
  const title =
    input.language === "ja"
      ? `順位（${count}医療圏、比の高い順）`
      : `rank (${count} areas, highest ratio first)`;
  return {
    lines: ticks.map(({ x }): Line => {
      const [at, y] = [onPixel(x), onPixel(PANEL.height)];
      return { x: at, x2: at, y, y2: y + RANKS.ticks, stroke: INK.soft, strokeWidth: 1 };
    }),
    captions: axisBelow(ticks, title, PANEL, RANKS),
  };
}

function headingOf(input: NationalInput, sex: SexOrBoth, rows: NationalRows, y: number): Caption[] {
  const text = SEX_NAMES[sex][input.language];
  const x = -PANEL.left + 2;
  return [
    { text, x, y, size: TYPE.heading, weight: "bold", fill: darkestOf(sex) },
    {
      text: countsText(rows, input.language),
      x: x + textWidth(text, TYPE.heading, "bold") + 16,
      y,
      size: TYPE.label,
      fill: INK.text,
    },
  ];
}

/** One sex: all areas from the highest ratio to the lowest. */
export function caterpillarPanel(input: NationalInput, sex: SexOrBoth, rows: NationalRows): SheetPart {
  const { areas } = rows;
  const domain = nationalDomain(rows);
  const [low, high] = domain;
  const clamp = (value: number) => Math.min(high, Math.max(low, value));
  const pixelX = (position: number) => (PANEL.width * (position - 0.5)) / areas.length;
  const colour = darkestOf(sex);

  const own: IntervalDatum[] = [];
  const others: IntervalDatum[] = [];
  const ownBands: IntervalDatum[] = [];
  const otherBands: IntervalDatum[] = [];
  for (const [index, row] of areas.entries()) {
    const isOwn = row.prefectureCode === input.prefecture.code;
    const lower = (row.ratioOuter95Lower ?? row.ratioLower ?? 0) - 100;
    const upper = (row.ratioOuter95Upper ?? Number.POSITIVE_INFINITY) - 100;
    const { code, difference } = row;
    const position = index + 1;
    const datum = {
      code,
      sex,
      position,
      difference,
      low: clamp(lower),
      high: clamp(upper),
      x: pixelX(position),
    };
    (isOwn ? own : others).push(datum);
    const bounds = differenceBounds(row);
    if (!bounds || !(isOwn ? bounds[1] - bounds[0] >= LEAST_BAND : isWide(row))) continue;
    (isOwn ? ownBands : otherBands).push({ ...datum, low: clamp(bounds[0]), high: clamp(bounds[1]) });
  }
  const inside = ({ difference }: IntervalDatum) => difference >= low && difference <= high;
  const beyond = [...others, ...own]
    .filter((datum) => !inside(datum))
    .sort((a, b) => a.position - b.position);

  const labels = caterpillarLabels(
    own.map(({ code, position, difference, high: top, x }) => ({
      row: areas[position - 1]!,
      subject: { code, sex },
      x,
      y: pixelOf(Math.max(top, difference), domain, PANEL),
    })),
    PANEL.width + PANEL.right,
    colour,
    input.language,
  );
  const level = levels(input, rows, sex, domain);
  const headingY = -labels.height - HEADING_GAP;
  const axes = [
    differenceAxis(domain, PANEL, { ...measureTitle(input, PANEL.height), x: -PANEL.left + 2 }),
    rankAxis(areas.length, pixelX, input),
  ];
  return {
    above: Math.round(TYPE.heading * 0.8 - headingY),
    below: PANEL.height + RANKS.end,
    drawing: {
      lines: axes.flatMap(({ lines = [] }) => lines),
      dots: beyond.map(({ code, x, difference }) => {
        const isOwn = own.some((datum) => datum.code === code);
        return {
          code,
          sex,
          x,
          y: difference > high ? 4 : PANEL.height - 4,
          area: isOwn ? 64 : 14,
          fill: isOwn ? colour : OTHERS.dot,
          shape: difference > high ? ("triangle-up" as const) : ("triangle-down" as const),
        };
      }),
      captions: [
        ...axes.flatMap(({ captions = [] }) => captions),
        ...labels.captions,
        ...level.captions,
        ...headingOf(input, sex, rows, headingY),
      ],
    },
    marks: (left, top) => {
      const scale = { domain, range: [top + PANEL.height, top], nice: false, zero: false };
      const y = (field: string) => ({ field, type: "quantitative", scale, axis: null });
      const placed = (data: readonly IntervalDatum[]) =>
        data.map((datum) => ({ ...datum, x: datum.x + left }));
      const intervals = (data: readonly IntervalDatum[], mark: object) => ({
        data: { values: placed(data) },
        mark: { type: "rule", ...mark },
        encoding: { x: pixels("x"), y: y("low"), y2: { field: "high" } },
      });
      const dots = (data: readonly IntervalDatum[], mark: object) => ({
        data: { values: placed(data.filter(inside)) },
        mark: { type: "point", filled: true, opacity: 1, ...mark },
        encoding: { x: pixels("x"), y: y("difference") },
      });
      const layer = [
        intervals(otherBands, { stroke: OTHERS.bounds, strokeWidth: 3 }),
        intervals(others, { stroke: OTHERS.interval, strokeWidth: 1.2 }),
        dots(others, { fill: OTHERS.dot, size: 5 }),
        lineLayer(moved({ lines: [...level.lines, ...labels.lines] }, left, top).lines),
        intervals(own, { stroke: colour, strokeWidth: 2 }),
        intervals(ownBands, { stroke: INK.wideBand, strokeWidth: 5, opacity: 0.75 }),
        dots(own, { fill: colour, stroke: "white", strokeWidth: 1, size: 50 }),
      ];
      return [{ layer } as unknown as Layer];
    },
  };
}
