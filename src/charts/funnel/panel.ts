import type { Sex } from "../../counts.js";
import { textWidth } from "../../render/text-width.js";
import { SEX_NAMES } from "../area-bars/texts.js";
import { differenceBounds, isWide } from "../difference-scale.js";
import { measureName } from "../figure-input.js";
import {
  differenceScale,
  type KnownRow,
  type NationalInput,
  type NationalRows,
  nationalDomain,
} from "../national-rows.js";
import { type Caption, type Dot, type Layer, type Line, layersOf, type Part, part } from "../pixel-marks.js";
import { placeLabels } from "../text/label-places.js";
import { breakLines } from "../text/line-breaking.js";
import { signedWhole } from "../text/signed-number.js";
import { darkestOf, INK, TYPE } from "../theme.js";
import { limitCurve } from "./limits.js";

export const FUNNEL = { left: 58, width: 540, gap: 62, height: 420 } as const;

/** Limits of chance alone are faint: with so many people nearly every area lies outside them. */
export const LIMIT_LINES = [
  { level: 0.998, adjusted: false, stroke: "#a9a9a9", dash: undefined, strokeWidth: 1 },
  { level: 0.95, adjusted: false, stroke: "#a9a9a9", dash: [3, 3], strokeWidth: 1 },
  { level: 0.998, adjusted: true, stroke: "#3a3a3a", dash: undefined, strokeWidth: 1.3 },
  { level: 0.95, adjusted: true, stroke: "#3a3a3a", dash: [6, 4], strokeWidth: 1.3 },
] as const;

export const BACKGROUND_DOT = { fill: "#b5b5b5", area: 14 } as const;
export const OWN_DOT = { area: 60 } as const;

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

function headingOf(input: NationalInput, sex: Sex, phi: number | null): Caption[] {
  const { language } = input;
  const heading = SEX_NAMES[sex][language];
  const widening = phi === null ? null : Math.sqrt(Math.max(1, phi)).toFixed(1);
  const unknown = language === "ja" ? "過分散は推定できない" : "overdispersion not estimated";
  const spread =
    widening === null
      ? unknown
      : `φ = ${phi?.toFixed(1)}${language === "ja" ? `（限界を${widening}倍に広げる）` : ` (limits ${widening} times as wide)`}`;
  return [
    { text: heading, x: 0, y: -12, size: TYPE.heading, weight: "bold", fill: darkestOf(sex) },
    {
      text: spread,
      x: textWidth(heading, TYPE.heading, "bold") + 16,
      y: -12,
      size: TYPE.label,
      fill: INK.text,
    },
  ];
}

/** One sex: all areas by expected count and ratio, with the limits around the reference. */
export function funnelPanel(
  input: NationalInput,
  sex: Sex,
  rows: NationalRows,
  phi: number | null,
  isInner: boolean,
): Part {
  const { areas, own } = rows;
  const { language } = input;
  const domain = nationalDomain(rows);
  const [low, high] = domain;
  const counts = countDomain(areas);
  const clamp = (value: number) => Math.min(high, Math.max(low, value));
  const pixelY = (value: number) => (FUNNEL.height * (high - clamp(value))) / (high - low);
  const pixelX = (expected: number) =>
    (FUNNEL.width * Math.log(Math.max(expected, counts[0]) / counts[0])) / Math.log(counts[1] / counts[0]);
  const colour = darkestOf(sex);
  const examined = areas.reduce((sum, row) => sum + row.examined, 0);
  const rate = examined > 0 ? areas.reduce((sum, row) => sum + row.expected, 0) / examined : 0;

  const axisTitle = isInner ? null : breakLines(measureName(input), FUNNEL.height, TYPE.label);
  const x = {
    field: "expected",
    type: "quantitative",
    scale: { type: "log", domain: counts, nice: false },
    axis: {
      values: countTicks(counts),
      format: ",d",
      title:
        language === "ja" ? "期待される該当者数（人、対数目盛）" : "expected number of people (log scale)",
      titleFontWeight: "normal",
      labelOverlap: false,
      grid: true,
      gridColor: INK.grid,
      domain: false,
      ticks: false,
      labelPadding: 6,
    },
  };
  const y = (field: string) => ({
    field,
    type: "quantitative",
    ...differenceScale(domain, axisTitle, -FUNNEL.left + 2),
  });
  const limits = LIMIT_LINES.filter(({ adjusted }) => !adjusted || phi !== null).flatMap(
    ({ level, adjusted, stroke, dash, strokeWidth }) => {
      const curve = limitCurve(counts, { level, rate, phi: adjusted ? phi : null });
      const mark = { type: "line", clip: true, stroke, strokeWidth, ...(dash ? { strokeDash: dash } : {}) };
      return (["lower", "upper"] as const).map(
        (side) =>
          ({
            data: {
              values: curve
                .filter((at) => at[side] > -100)
                .map((at) => ({ expected: at.expected, limit: at[side] })),
            },
            mark,
            encoding: { x, y: y("limit") },
          }) as unknown as Layer,
      );
    },
  );
  const isInside = ({ difference }: KnownRow) => difference >= low && difference <= high;
  const others = areas.filter(({ prefectureCode }) => prefectureCode !== input.prefecture.code);
  const datum = ({ code, expected, difference }: KnownRow) => ({ code, expected, difference });
  const dots = (values: readonly KnownRow[], mark: object) =>
    ({
      data: { values: values.filter(isInside).map(datum) },
      mark: { type: "point", filled: true, opacity: 1, ...mark },
      encoding: { x, y: y("difference") },
    }) as unknown as Layer;

  const arrows = areas
    .filter((row) => !isInside(row))
    .map((row): Dot => {
      const isOwn = row.prefectureCode === input.prefecture.code;
      const isHigh = row.difference > high;
      return {
        x: pixelX(row.expected),
        y: isHigh ? 5 : FUNNEL.height - 5,
        area: isOwn ? 70 : 22,
        fill: isOwn ? colour : BACKGROUND_DOT.fill,
        shape: isHigh ? "triangle-up" : "triangle-down",
      };
    });
  const ranges = own.flatMap((row): Line[] => {
    const bounds = differenceBounds(row);
    if (!bounds || !isWide(row)) return [];
    const at = pixelX(row.expected);
    return [
      { x: at, x2: at, y: pixelY(bounds[1]), y2: pixelY(bounds[0]), stroke: INK.wideBand, strokeWidth: 2.6 },
    ];
  });

  // The farthest from 0 choose their places first: they are what the figure is about.
  const labelled = [...own].sort(
    (a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.code < b.code ? -1 : 1),
  );
  const texts = labelled.map((row) =>
    isInside(row) ? row.name : `${row.name} ${signedWhole(row.difference)}`,
  );
  const points = labelled.map((row, index) => ({
    x: pixelX(row.expected),
    y: Math.min(FUNNEL.height - 5, Math.max(5, pixelY(row.difference))),
    width: textWidth(texts[index] ?? "", LABEL_SIZE, "bold"),
    height: LABEL_SIZE,
  }));
  const places = placeLabels(
    points,
    others.map((row) => ({ x: pixelX(row.expected), y: pixelY(row.difference) })),
    FUNNEL,
  );
  const captions = places.map((spot, index): Caption => {
    const text = texts[index] ?? "";
    return {
      text,
      x: spot.x,
      y: spot.y + LABEL_SIZE * 0.38,
      size: LABEL_SIZE,
      weight: "bold",
      align: "center",
      fill: colour,
    };
  });
  const leaders = places.flatMap(({ x: labelX, y: labelY, isAway }, index): Line[] => {
    const point = points[index]!;
    if (!isAway) return [];
    // From the label's nearest edge.
    const halfWidth = point.width / 2 + 1;
    const x2 = Math.min(labelX + halfWidth, Math.max(labelX - halfWidth, point.x));
    const y2 =
      labelY +
      Math.sign(point.y - labelY) * (Math.abs(point.y - labelY) > LABEL_SIZE / 2 ? LABEL_SIZE / 2 + 1 : 0);
    return [{ x: point.x, y: point.y, x2, y2, stroke: colour, strokeWidth: 0.7 }];
  });
  const halos = captions.map(({ x: middle, y: base }, index) => ({
    x: middle - points[index]!.width / 2 - 1,
    x2: middle + points[index]!.width / 2 + 1,
    y: base - LABEL_SIZE * 0.9,
    y2: base + LABEL_SIZE * 0.18,
    fill: "rgba(255,255,255,0.75)",
  }));
  return part(FUNNEL.width, FUNNEL.height, [
    dots(others, BACKGROUND_DOT_MARK),
    ...limits,
    ...layersOf({
      lines: [
        { x: 0, x2: FUNNEL.width, y: pixelY(0), y2: pixelY(0), stroke: INK.zero, strokeWidth: 1.4 },
        ...ranges,
      ],
    }),
    ...layersOf({ boxes: halos, lines: leaders }),
    dots(own, { fill: colour, stroke: "white", strokeWidth: 1, size: OWN_DOT.area }),
    ...layersOf({ dots: arrows, captions: [...captions, ...headingOf(input, sex, phi)] }),
  ]);
}

const BACKGROUND_DOT_MARK = { fill: BACKGROUND_DOT.fill, size: BACKGROUND_DOT.area };
