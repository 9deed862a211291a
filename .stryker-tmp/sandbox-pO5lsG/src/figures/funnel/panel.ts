// @ts-nocheck
import type { Spread } from "../../engine/statistics/spread.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import { people, plain, signed } from "../../text/numbers.js";
import { axisBelow, differenceAxis, onPixel, type Plot, pixelOf } from "../difference-axis.js";
import { type Domain, differenceBounds, isWide } from "../difference-scale.js";
import { SEX_NAMES } from "../figure-input.js";
import type { SheetPart } from "../figure-sheet.js";
import { measureTitle } from "../measure-title.js";
import { type KnownRow, type NationalInput, type NationalRows, nationalDomain } from "../national-rows.js";
import {
  boxLayer,
  type Caption,
  type Dot,
  type Drawing,
  type Layer,
  type Line,
  lineLayer,
  moved,
  type Subject,
} from "../pixel-marks.js";
import { placeLabels } from "../text/label-places.js";
import { darkestOf, INK, TYPE } from "../theme.js";
import { limitCurve, limitsInside } from "./limits.js";

/** Two panels side by side; one alone is wider. */
export const FUNNEL = { left: 58, width: 540, aloneWidth: 880, gap: 62, height: 420 } as const;
const HEADING_RISE = 12;
/** Of the axis of counts, from the plot down: its values, its title, its end. */
const COUNTS = { values: 15, title: 30, end: 32 } as const;

/** Limits of chance alone are faint: with so many people nearly every area lies outside them. */
export const LIMIT_LINES = [
  { level: 0.998, adjusted: false, stroke: "#a9a9a9", dash: undefined, strokeWidth: 1 },
  { level: 0.95, adjusted: false, stroke: "#a9a9a9", dash: [3, 3], strokeWidth: 1 },
  { level: 0.998, adjusted: true, stroke: "#3a3a3a", dash: undefined, strokeWidth: 1.3 },
  { level: 0.95, adjusted: true, stroke: "#3a3a3a", dash: [6, 4], strokeWidth: 1.3 },
] as const;

export const BACKGROUND_DOT = { fill: "#b5b5b5", area: 14 } as const;
export const OWN_DOT = { area: 60 } as const;
const ARROW_INSET = 5;

const LABEL_SIZE = TYPE.label;

/** Powers of ten, with 3, or 2 and 5, between them. */
function countTicks([from, to]: readonly [number, number]): number[] {
  const steps = to / from > 300 ? [1, 3] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(from)); power <= to; power *= 10) {
    for (const step of steps) {
      if (step * power >= from && step * power <= to) ticks.push(step * power);
    }
  }
  return ticks;
}

/** From the smallest to the largest expected count, with a little room for the dots. */
function countDomain(areas: readonly KnownRow[]): readonly [number, number] {
  const counts = areas.map(({ expected }) => expected).filter((expected) => expected > 0);
  if (counts.length === 0) return [1, 10];
  return [Math.min(...counts) * 0.75, Math.max(...counts) * 1.35];
}

/** What the dark curves are made of, or that there are none. */
function spreadText(spread: Spread | null, language: NationalInput["language"]): string {
  const ja = language === "ja";
  if (!spread) return ja ? "地域差のばらつきは推定していない" : "spread among areas not estimated";
  const tau = plain(100 * spread.tau, 1);
  const gamma = plain(spread.gamma, 2);
  const size = people(spread.meanExpected);
  return ja
    ? `地域差の標準偏差 τ = ${tau}％（期待数${size}人で）、γ = ${gamma}`
    : `spread τ = ${tau}% (at ${size} expected), γ = ${gamma}`;
}

function headingOf({ language }: NationalInput, sex: SexOrBoth, spread: Spread | null): Caption[] {
  const heading = SEX_NAMES[sex][language];
  return [
    { text: heading, x: 0, y: -HEADING_RISE, size: TYPE.heading, weight: "bold", fill: darkestOf(sex) },
    {
      text: spreadText(spread, language),
      x: textWidth(heading, TYPE.heading, "bold") + 16,
      y: -HEADING_RISE,
      size: TYPE.label,
      fill: INK.text,
    },
  ];
}

/** The axis of expected counts, on a logarithmic scale. */
function countAxis(
  counts: readonly [number, number],
  plot: Plot,
  pixelX: (expected: number) => number,
  { language }: NationalInput,
): Drawing {
  const ticks = countTicks(counts).map((count) => ({
    text: people(count),
    x: pixelX(count),
  }));
  const title =
    language === "ja" ? "期待される該当者数（人、対数目盛）" : "expected number of people (log scale)";
  return {
    lines: ticks.map(({ x }): Line => {
      const at = onPixel(x);
      return { x: at, x2: at, y: 0.5, y2: onPixel(plot.height), stroke: INK.grid, strokeWidth: 1 };
    }),
    captions: axisBelow(ticks, title, plot, COUNTS),
  };
}

/** Names at free places beside the prefecture's dots, on a veil, with lines to those that are not near. */
function labelsOf(
  own: readonly KnownRow[],
  others: readonly KnownRow[],
  sex: SexOrBoth,
  domain: Domain,
  plot: Plot,
  pixelX: (expected: number) => number,
): Required<Pick<Drawing, "boxes" | "lines" | "captions">> {
  const colour = darkestOf(sex);
  const [low, high] = domain;
  const isInside = ({ difference }: KnownRow) => difference >= low && difference <= high;
  // The farthest from 0 choose their places first: they are what the figure is about.
  const labelled = [...own].sort(
    (a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.code < b.code ? -1 : 1),
  );
  const labels = labelled.map((row) => {
    const text = isInside(row) ? row.name : `${row.name} ${signed(row.difference, 0)}`;
    const subject: Subject = { code: row.code, sex };
    const y = pixelOf(row.difference, domain, plot);
    return {
      text,
      subject,
      x: pixelX(row.expected),
      y: Math.min(plot.height - ARROW_INSET, Math.max(ARROW_INSET, y)),
      width: textWidth(text, LABEL_SIZE, "bold"),
      height: LABEL_SIZE,
    };
  });
  const places = placeLabels(
    labels,
    others.map((row) => ({ x: pixelX(row.expected), y: pixelOf(row.difference, domain, plot) })),
    plot,
  );
  const captions = labels.map(({ text, subject }, index): Caption => {
    const { x, y } = places[index]!;
    return {
      ...subject,
      text,
      x,
      y: y + LABEL_SIZE * 0.38,
      size: LABEL_SIZE,
      weight: "bold",
      align: "center",
      fill: colour,
    };
  });
  const lines = labels.flatMap(({ subject, x, y, width }, index): Line[] => {
    const label = places[index]!;
    if (!label.isAway) return [];
    // From the label's nearest edge.
    const half = width / 2 + 1;
    const rise = Math.abs(y - label.y) > LABEL_SIZE / 2 ? LABEL_SIZE / 2 + 1 : 0;
    return [
      {
        ...subject,
        x,
        y,
        x2: Math.min(label.x + half, Math.max(label.x - half, x)),
        y2: label.y + Math.sign(y - label.y) * rise,
        stroke: colour,
        strokeWidth: 0.7,
      },
    ];
  });
  const boxes = captions.map(({ x, y }, index) => ({
    x: x - labels[index]!.width / 2 - 1,
    x2: x + labels[index]!.width / 2 + 1,
    y: y - LABEL_SIZE * 0.9,
    y2: y + LABEL_SIZE * 0.18,
    fill: "rgba(255,255,255,0.75)",
  }));
  return { boxes, lines, captions };
}

/** One sex: all areas by expected count and ratio, with the limits around the reference. */
export function funnelPanel(
  input: NationalInput,
  sex: SexOrBoth,
  rows: NationalRows,
  spread: Spread | null,
  { width, isInner }: { readonly width: number; readonly isInner: boolean },
): SheetPart {
  const { areas, own } = rows;
  const plot = { width, height: FUNNEL.height };
  const domain = nationalDomain(rows);
  const [low, high] = domain;
  const counts = countDomain(areas);
  const perLog = width / Math.log(counts[1] / counts[0]);
  const pixelX = (expected: number) => perLog * Math.log(Math.max(expected, counts[0]) / counts[0]);
  const colour = darkestOf(sex);
  const isInside = ({ difference }: KnownRow) => difference >= low && difference <= high;
  const isOwn = ({ prefectureCode }: KnownRow) => prefectureCode === input.prefecture.code;
  const others = areas.filter((row) => !isOwn(row));

  const examined = areas.reduce((sum, row) => sum + row.examined, 0);
  const rate = examined > 0 ? areas.reduce((sum, row) => sum + row.expected, 0) / examined : 0;
  const curves = LIMIT_LINES.map(({ level, adjusted }) =>
    adjusted && !spread
      ? []
      : limitsInside(limitCurve(counts, { level, rate, spread: adjusted ? spread : null }), domain),
  );
  const arrows = areas
    .filter((row) => !isInside(row))
    .map((row): Dot => {
      const isHigh = row.difference > high;
      return {
        code: row.code,
        sex,
        x: pixelX(row.expected),
        y: isHigh ? ARROW_INSET : plot.height - ARROW_INSET,
        area: isOwn(row) ? 70 : 22,
        fill: isOwn(row) ? colour : BACKGROUND_DOT.fill,
        shape: isHigh ? "triangle-up" : "triangle-down",
      };
    });
  const ranges = own.flatMap((row): Line[] => {
    const bounds = differenceBounds(row);
    if (!bounds || !isWide(row)) return [];
    const x = pixelX(row.expected);
    const [y, y2] = [pixelOf(bounds[1], domain, plot), pixelOf(bounds[0], domain, plot)];
    return [{ code: row.code, sex, x, x2: x, y, y2, stroke: INK.wideBand, strokeWidth: 2.6 }];
  });
  const zero = pixelOf(0, domain, plot);
  const labels = labelsOf(own, others, sex, domain, plot, pixelX);
  const title = isInner ? null : { ...measureTitle(input, FUNNEL.height), x: -FUNNEL.left + 2 };
  const axes = [countAxis(counts, plot, pixelX, input), differenceAxis(domain, plot, title)];
  return {
    above: HEADING_RISE + TYPE.heading * 0.8,
    below: plot.height + COUNTS.end,
    drawing: {
      lines: axes.flatMap(({ lines = [] }) => lines),
      dots: arrows,
      captions: [
        ...axes.flatMap(({ captions = [] }) => captions),
        ...labels.captions,
        ...headingOf(input, sex, spread),
      ],
    },
    marks: (left, top) => {
      const xScale = { type: "log", domain: counts, range: [left, left + width], nice: false };
      const yScale = { domain, range: [top + plot.height, top], nice: false, zero: false };
      const x = { field: "expected", type: "quantitative", scale: xScale, axis: null };
      const y = (field: string) => ({ field, type: "quantitative", scale: yScale, axis: null });
      const dots = (values: readonly KnownRow[], mark: object) => ({
        data: {
          values: values
            .filter(isInside)
            .map(({ code, expected, difference }) => ({ code, sex, expected, difference })),
        },
        mark: { type: "point", filled: true, opacity: 1, ...mark },
        encoding: { x, y: y("difference") },
      });
      const limits = LIMIT_LINES.map(({ stroke, dash, strokeWidth }, index) => ({
        data: { values: curves[index]! },
        mark: { type: "line", stroke, strokeWidth, ...(dash ? { strokeDash: dash } : {}) },
        encoding: { x, y: y("limit"), detail: { field: "side", type: "nominal" } },
      }));
      const zeroLine = { x: 0, x2: width, y: zero, y2: zero, stroke: INK.zero, strokeWidth: 1.4 };
      const under = moved({ boxes: labels.boxes, lines: [zeroLine, ...ranges] }, left, top);
      const layer = [
        dots(others, { fill: BACKGROUND_DOT.fill, size: BACKGROUND_DOT.area }),
        ...limits,
        lineLayer(under.lines),
        boxLayer(under.boxes),
        lineLayer(moved({ lines: labels.lines }, left, top).lines),
        dots(own, { fill: colour, stroke: "white", strokeWidth: 1, size: OWN_DOT.area }),
      ];
      return [{ layer } as unknown as Layer];
    },
  };
}
