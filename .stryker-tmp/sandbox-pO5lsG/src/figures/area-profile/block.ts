// @ts-nocheck
import type { SexOrBoth } from "../../model/ratios.js";
import { signed } from "../../text/numbers.js";
import { ticksOf } from "../difference-scale.js";
import { SEX_NAMES } from "../figure-input.js";
import type { SheetPart } from "../figure-sheet.js";
import { type Caption, type Drawing, joined, type Line } from "../pixel-marks.js";
import { darkestOf, INK, TYPE } from "../theme.js";
import { type AreaProfileInput, BEST, type ProfileChoice, type ProfileLine, WORST } from "./choice.js";
import { COLUMNS, LINE_HEIGHT, middleOf, PAGE_WIDTH, plotX, profileLine } from "./line.js";
import type { ProfileScales } from "./scales.js";

const HEADING = 18;
const COLUMN_HEADS = 36;
const SECTION = 20;
const SMALL = 9.5;

/** "40～" of a 5-year class, which has no room for more; a wide group in full. */
function shortAges(ages: string, isNarrow: boolean, ja: boolean): string {
  if (!isNarrow) return ages.replace("-", "–");
  return `${ages.split("-")[0]}${ja ? "～" : "–"}`;
}

/** What the columns hold, and the ticks of the plot and of the ages, above the lines. */
function columnHeads(
  choice: ProfileChoice,
  y: number,
  scales: ProfileScales,
  input: AreaProfileInput,
): Caption[] {
  const ja = input.language === "ja";
  const { areaCount } = input;
  const head = (column: { x: number; x2: number }, text: string): Caption => {
    return { text, x: middleOf(column), y, size: TYPE.note - 0.5, align: "center", fill: INK.soft };
  };
  const ages = [...choice.worst, ...choice.best][0]?.byAge ?? [];
  const slot = (COLUMNS.ages.x2 - COLUMNS.ages.x) / Math.max(1, ages.length);
  const ticks = { y: y + 14, size: SMALL, align: "center", fill: INK.soft } as const;
  return [
    head(COLUMNS.plot, ja ? "比−100と95％信頼区間" : "ratio − 100, 95% interval"),
    head(COLUMNS.value, ja ? "比−100" : "ratio − 100"),
    head(COLUMNS.rank, ja ? `順位/${areaCount}` : `rank of ${areaCount}`),
    head(COLUMNS.peak, ja ? "差が最大の年齢" : "most at ages"),
    head(COLUMNS.ages, ja ? `年齢別（上下端 ±${scales.ageLimit}）` : `by age (ends: ±${scales.ageLimit})`),
    ...ticksOf(scales.domain).map(
      (tick): Caption => ({ ...ticks, text: signed(tick, 0), x: plotX(tick, scales) }),
    ),
    ...ages.map(({ ages: each }, index): Caption => {
      return {
        ...ticks,
        text: shortAges(each, ages.length > 2, ja),
        x: COLUMNS.ages.x + (index + 0.5) * slot,
      };
    }),
  ];
}

function grid(scales: ProfileScales, y: number, y2: number): Line[] {
  return ticksOf(scales.domain).map((tick): Line => {
    const x = plotX(tick, scales);
    const style = tick === 0 ? { stroke: INK.zero, strokeWidth: 1.2 } : { stroke: INK.grid, strokeWidth: 1 };
    return { x, x2: x, y, y2, ...style };
  });
}

/** Items of one side under their heading; y is its upper edge. */
function section(
  title: string,
  lines: readonly ProfileLine[],
  y: number,
  sex: SexOrBoth,
  scales: ProfileScales,
  input: AreaProfileInput,
): Drawing[] {
  const top = y + SECTION;
  const bottom = top + lines.length * LINE_HEIGHT;
  const between = lines.slice(1).map((_, index): Line => {
    const at = top + (index + 1) * LINE_HEIGHT;
    return { x: 0, x2: PAGE_WIDTH, y: at, y2: at, stroke: "#efefec", strokeWidth: 1 };
  });
  return [
    {
      boxes: [{ x: 0, x2: PAGE_WIDTH, y: y + 1, y2: top - 2, fill: "#f0eee4" }],
      captions: [{ text: title, x: 4, y: y + SECTION - 6, size: TYPE.label, weight: "bold", fill: INK.text }],
      lines: [...between, ...grid(scales, top, bottom)],
    },
    ...lines.flatMap((line, index) =>
      profileLine(line, top + (index + 0.5) * LINE_HEIGHT, sex, scales, input),
    ),
  ];
}

/** One sex: its worst and its best items. */
export function profileBlock(
  choice: ProfileChoice,
  sex: SexOrBoth,
  scales: ProfileScales,
  input: AreaProfileInput,
): SheetPart {
  const { language } = input;
  const ja = language === "ja";
  const { worst, best } = choice;
  const titles = [
    ja ? `相対的に課題のある${Math.min(WORST, worst.length)}項目` : `${worst.length} least favourable items`,
    ja ? `相対的に良好な${Math.min(BEST, best.length)}項目` : `${best.length} most favourable items`,
  ] as const;
  const first = HEADING + COLUMN_HEADS - 14;
  const second = first + SECTION + worst.length * LINE_HEIGHT + 3;
  const height = second + SECTION + best.length * LINE_HEIGHT;
  const heading: Caption = {
    text: SEX_NAMES[sex][language],
    x: 0,
    y: HEADING - 3,
    size: TYPE.heading,
    weight: "bold",
    fill: darkestOf(sex),
  };
  const drawings = [
    { captions: [heading, ...columnHeads(choice, HEADING - 2, scales, input)] },
    ...section(titles[0], worst, first, sex, scales, input),
    ...section(titles[1], best, second, sex, scales, input),
  ];
  return { above: 0, below: height + 1, drawing: joined(drawings) };
}
