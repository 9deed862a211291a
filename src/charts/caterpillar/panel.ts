import type { Sex } from "../../counts.js";
import { textWidth } from "../../render/text-width.js";
import { SEX_NAMES } from "../area-bars/texts.js";
import { type Domain, differenceBounds, isWide } from "../difference-scale.js";
import { measureName, prefectureName } from "../figure-input.js";
import { differenceScale, type NationalInput, type NationalRows, nationalDomain } from "../national-rows.js";
import { type Caption, type Layer, type Line, layersOf, type Part, part } from "../pixel-marks.js";
import { spreadLabels } from "../text/label-row.js";
import { breakLines } from "../text/line-breaking.js";
import { signedWhole } from "../text/signed-number.js";
import { darkestOf, INK, TYPE } from "../theme.js";
import { caterpillarLabels } from "./labels.js";

export const PANEL = { left: 58, width: 1050, right: 92, height: 250 } as const;

/** Of the areas that are not the prefecture's: they are the background. */
export const OTHERS = { interval: "#c4c4c4", dot: "#7d7d7d", bounds: "#e9e9e6" } as const;

const NAME_SIZE = TYPE.label;
/** From the labels to the heading's baseline. */
const HEADING_GAP = 10;
/** Bounds narrower than this are hidden by their interval. */
const LEAST_BAND = 1;

interface IntervalDatum {
  readonly code: string;
  readonly position: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** How many areas are marked high and low, and after adjustment for overdispersion. */
function countsText({ areas }: NationalRows, language: NationalInput["language"]): string {
  const count = (of: "mark" | "adjustedMark", side: string) =>
    areas.filter((row) => row[of]?.startsWith(side)).length;
  const [high, low] = [count("mark", "high"), count("mark", "low")];
  const rest = areas.length - high - low;
  const isAdjusted = areas.some(({ adjustedMark }) => adjustedMark !== null);
  const [outHigh, outLow] = [count("adjustedMark", "high"), count("adjustedMark", "low")];
  if (language === "ja") {
    const adjusted = isAdjusted ? `（地域間の通常のばらつきを考慮しても 高い${outHigh}、低い${outLow}）` : "";
    return `有意に高い医療圏 ${high}、低い医療圏 ${low}、差があるといえない ${rest}${adjusted}`;
  }
  const adjusted = isAdjusted ? ` (given the usual spread among areas: ${outHigh} high, ${outLow} low)` : "";
  return `areas significantly high ${high}, low ${low}, neither ${rest}${adjusted}`;
}

/** The nation and the prefecture as level lines, named at the right edge. */
function levels(
  input: NationalInput,
  rows: NationalRows,
  pixel: (value: number) => number,
  [low, high]: Domain,
) {
  const own = rows.prefecture?.difference ?? null;
  const all = [
    { text: input.reference[input.language], value: 0, line: { stroke: INK.zero, strokeWidth: 1.4 } },
    ...(own !== null && own >= low && own <= high
      ? [
          {
            text: `${prefectureName(input)} ${signedWhole(own)}`,
            value: own,
            line: { stroke: INK.zero, strokeWidth: 1, dash: [5, 3] },
          },
        ]
      : []),
  ];
  const middles = spreadLabels(
    all.map(({ value }) => pixel(value)),
    all.map(() => NAME_SIZE + 3),
  );
  return {
    lines: all.map(({ value, line }): Line => {
      return { x: 0, x2: PANEL.width, y: pixel(value), y2: pixel(value), ...line };
    }),
    captions: all.map(({ text }, index): Caption => {
      const size = Math.min(NAME_SIZE, (NAME_SIZE * (PANEL.right - 6)) / textWidth(text, NAME_SIZE));
      return { text, x: PANEL.width + 6, y: middles[index]! + size * 0.36, size, fill: INK.text };
    }),
  };
}

/** One sex: all areas from the highest ratio to the lowest. */
export function caterpillarPanel(input: NationalInput, sex: Sex, rows: NationalRows): Part {
  const { areas, own } = rows;
  const domain = nationalDomain(rows);
  const [low, high] = domain;
  const clamp = (value: number) => Math.min(high, Math.max(low, value));
  const pixel = (value: number) => (PANEL.height * (high - clamp(value))) / (high - low);
  const pixelX = (position: number) => (PANEL.width * (position - 0.5)) / areas.length;
  const colour = darkestOf(sex);
  const isOwn = new Set(own.map(({ code }) => code));

  const data = areas.map((row, index): IntervalDatum => {
    const lower = (row.ratioOuter95Lower ?? row.ratioLower ?? 0) - 100;
    const upper = (row.ratioOuter95Upper ?? Number.POSITIVE_INFINITY) - 100;
    return {
      code: row.code,
      position: index + 1,
      difference: row.difference,
      low: clamp(lower),
      high: clamp(upper),
    };
  });
  const bands = areas.flatMap((row, index) => {
    const bounds = differenceBounds(row);
    if (
      !bounds ||
      bounds[1] - bounds[0] < (isOwn.has(row.code) ? LEAST_BAND : 0) ||
      !(isWide(row) || isOwn.has(row.code))
    )
      return [];
    return [{ code: row.code, position: index + 1, low: clamp(bounds[0]), high: clamp(bounds[1]) }];
  });
  const axisTitle = breakLines(measureName(input), PANEL.height, TYPE.label);
  const y = (field: string) => ({
    field,
    type: "quantitative",
    ...differenceScale(domain, axisTitle, -PANEL.left + 2),
  });
  const every = [1, 50, 100, 150, 200, 250, 300].filter((rank) => rank <= areas.length - 20);
  const x = {
    field: "position",
    type: "quantitative",
    scale: { domain: [0.5, areas.length + 0.5], nice: false, zero: false },
    axis: {
      values: [...every, areas.length],
      title:
        input.language === "ja"
          ? `順位（${areas.length}医療圏、比の高い順）`
          : `rank (${areas.length} areas, highest ratio first)`,
      titleFontWeight: "normal",
      grid: false,
      domain: false,
      tickColor: INK.soft,
    },
  };
  const layer = (values: readonly object[], mark: object, isInterval: boolean) =>
    values.length === 0
      ? []
      : [
          {
            data: { values },
            mark,
            encoding: {
              x,
              y: y(isInterval ? "low" : "difference"),
              ...(isInterval ? { y2: { field: "high" } } : {}),
            },
          } as unknown as Layer,
        ];
  const inside = (datum: IntervalDatum) => datum.difference >= low && datum.difference <= high;
  const mine = data.filter(({ code }) => isOwn.has(code));
  const others = data.filter(({ code }) => !isOwn.has(code));
  const beyond = data.filter((datum) => !inside(datum));
  const labels = caterpillarLabels(
    mine.map((datum) => ({
      row: areas[datum.position - 1]!,
      x: pixelX(datum.position),
      y: pixel(Math.max(datum.high, datum.difference)),
    })),
    PANEL.width + PANEL.right,
    colour,
    input.language,
  );
  const headingY = -labels.height - HEADING_GAP;
  const level = levels(input, rows, pixel, domain);
  const heading = SEX_NAMES[sex][input.language];
  return part(PANEL.width, PANEL.height, [
    ...layer(
      bands.filter(({ code }) => !isOwn.has(code)),
      { type: "rule", stroke: OTHERS.bounds, strokeWidth: 3 },
      true,
    ),
    ...layer(others, { type: "rule", stroke: OTHERS.interval, strokeWidth: 1.2 }, true),
    ...layer(
      others.filter(inside),
      { type: "point", filled: true, opacity: 1, fill: OTHERS.dot, size: 5 },
      false,
    ),
    ...layersOf({ lines: [...level.lines, ...labels.lines] }),
    ...layer(mine, { type: "rule", stroke: colour, strokeWidth: 2 }, true),
    ...layer(
      bands.filter(({ code }) => isOwn.has(code)),
      { type: "rule", stroke: INK.wideBand, strokeWidth: 5, opacity: 0.75 },
      true,
    ),
    ...layer(
      mine.filter(inside),
      { type: "point", filled: true, opacity: 1, fill: colour, stroke: "white", strokeWidth: 1, size: 50 },
      false,
    ),
    ...layersOf({
      dots: beyond.map(({ code, position, difference }) => ({
        x: pixelX(position),
        y: difference > high ? 4 : PANEL.height - 4,
        area: isOwn.has(code) ? 64 : 14,
        fill: isOwn.has(code) ? colour : OTHERS.dot,
        shape: difference > high ? ("triangle-up" as const) : ("triangle-down" as const),
      })),
      captions: [
        ...labels.captions,
        ...level.captions,
        { text: heading, x: -PANEL.left + 2, y: headingY, size: TYPE.heading, weight: "bold", fill: colour },
        {
          text: countsText(rows, input.language),
          x: -PANEL.left + 2 + textWidth(heading, TYPE.heading, "bold") + 16,
          y: headingY,
          size: TYPE.label,
          fill: INK.text,
        },
      ],
    }),
  ]);
}
