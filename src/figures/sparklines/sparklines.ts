import type { TopLevelSpec } from "vega-lite";
import { isNation } from "../../catalog/levels.js";
import { Failure } from "../../text/failure.js";
import { MINUS } from "../../text/numbers.js";
import { WIDE } from "../difference-scale.js";
import {
  agesName,
  areasOf,
  type FigureItem,
  prefectureName,
  sexesOf,
  suppressionNote,
} from "../figure-input.js";
import { type SheetPart, sheetSpec } from "../figure-sheet.js";
import { type Caption, type Drawing, joined, moved } from "../pixel-marks.js";
import type { SpecMaker, TrendFigure } from "../planned-figure.js";
import { figureItem } from "../source-inputs.js";
import { INK, TYPE } from "../theme.js";
import { changeNotes } from "../trend/change-notes.js";
import { yearLabels, yearsHeadEnd } from "../trend/time-axis.js";
import {
  type TrendFigureInput,
  trendCredit,
  trendNotes,
  trendReading,
  yearsName,
} from "../trend/trend-figure.js";
import { knownPoints, trendIndex } from "../trend/trend-index.js";
import { trendKey } from "../trend/trend-key.js";
import type { TrendSymbol } from "../trend/trend-line.js";
import { COLUMNS, LEAST_SPAN, ROW_HEIGHT, ROW_WIDTH, sparkline } from "./sparkline.js";
import { type ColumnLine, columnsOf, heightOf } from "./sparkline-columns.js";

/** `trends` of other regions, items or sexes are passed over; of one age group and one reference. */
export interface SparklinesInput extends TrendFigureInput {
  /** A secondary medical area of the prefecture, or the prefecture itself. */
  readonly areaCode: string;
  readonly items: readonly FigureItem[];
}

const COLUMN_GAP = 28;
const PAGE_WIDTH = 2 * ROW_WIDTH + COLUMN_GAP;
const HEADS = 20;
const HEIGHTS = { heading: 23, item: ROW_HEIGHT } as const;
const HEAD_SIZE = 10;

/** What the columns hold, and the years, above the first row. */
function columnHeads({ language, years }: SparklinesInput): Caption[] {
  const ja = language === "ja";
  const y = HEADS - 8;
  const head = (text: string, x: number): Caption => ({
    text,
    x,
    y,
    size: HEAD_SIZE,
    align: "right",
    fill: INK.soft,
  });
  const labels = yearLabels(years, COLUMNS.plot.x2 - COLUMNS.plot.x, HEAD_SIZE);
  return [
    head(ja ? "年度" : "FY", COLUMNS.plot.x + yearsHeadEnd(labels, -4)),
    ...labels.map(
      (label): Caption => ({ ...label, x: COLUMNS.plot.x + label.x, y, align: "center", fill: INK.soft }),
    ),
    head(ja ? "最初" : "first", COLUMNS.first.x2),
    head(ja ? "最後" : "last", COLUMNS.last.x2),
    head(ja ? "変化" : "change", COLUMNS.change.x2 + 2),
  ];
}

function headingOf(line: Extract<ColumnLine, { kind: "heading" }>, { language }: SparklinesInput): Drawing {
  const continued = language === "ja" ? "（続き）" : " (continued)";
  return {
    boxes: [{ x: -3, x2: ROW_WIDTH + 3, y: 3, y2: HEIGHTS.heading - 3, fill: "#f0eee4" }],
    captions: [
      {
        text: line.item.group[language] + (line.isContinued ? continued : ""),
        x: 1,
        y: HEIGHTS.heading - 8,
        size: TYPE.label,
        weight: "bold",
        fill: INK.text,
      },
    ],
  };
}

/** Items of which nothing can be shown. */
function missingNote(
  missing: { none: FigureItem[]; unknown: FigureItem[] },
  input: SparklinesInput,
): string[] {
  const { language } = input;
  const ja = language === "ja";
  const names = (items: readonly FigureItem[]) =>
    items.map(({ name }) => name[language]).join(ja ? "、" : ", ");
  return [
    ...(missing.none.length > 0
      ? [(ja ? "結果のない項目：" : "No results of: ") + names(missing.none) + (ja ? "。" : ".")]
      : []),
    ...(missing.unknown.length > 0
      ? [
          (ja ? "どの年度も算出できない項目：" : "Not computable in any year: ") +
            names(missing.unknown) +
            (ja ? "。" : "."),
        ]
      : []),
  ];
}

/**
 * One area or prefecture on one page: a sparkline of each item with its first and last value and its change,
 * by groups in two columns.
 */
export function sparklinesSpec(input: SparklinesInput): TopLevelSpec {
  const { prefecture, areaCode, language, note, years, reference } = input;
  const ja = language === "ja";
  const sexes = sexesOf(input);
  const ids = new Set(input.items.map(({ id }) => id));
  const own = input.trends.filter(
    ({ item, code, level, sex }) =>
      ids.has(item) && code === areaCode && !isNation(level) && sexes.includes(sex),
  );
  const [first] = own;
  if (!first) {
    throw new Failure({
      ja: `${prefecture.name}に地域 ${areaCode} の推移がありません。`,
      en: `there are no trends of region ${areaCode} in ${prefecture.english ?? prefecture.name}.`,
    });
  }
  const trendOf = trendIndex(own);
  const trendsOf = (item: FigureItem) => sexes.flatMap((sex) => trendOf(item.id, areaCode, sex) ?? []);
  const none = input.items.filter((item) => trendsOf(item).length === 0);
  const unknown = input.items.filter(
    (item) => !none.includes(item) && trendsOf(item).every((trend) => knownPoints(trend).length === 0),
  );
  const shown = input.items.filter((item) => !none.includes(item) && !unknown.includes(item));

  const symbols = new Set<TrendSymbol>();
  const columns = columnsOf(shown, HEIGHTS);
  const drawings = columns
    .filter((lines) => lines.length > 0)
    .map((lines, column): Drawing => {
      let y = HEADS;
      const rows = lines.map((line, index) => {
        const at = y;
        y += HEIGHTS[line.kind];
        if (line.kind === "heading") return moved(headingOf(line, input), 0, at);
        const row = sparkline(line.item, areaCode, (sex) => trendOf(line.item.id, areaCode, sex), input);
        for (const symbol of row.symbols) symbols.add(symbol);
        const between =
          lines[index - 1]?.kind === "item"
            ? [{ x: 0, x2: ROW_WIDTH, y: 0, y2: 0, stroke: "#efefec", strokeWidth: 1 }]
            : [];
        return moved(joined([{ lines: between }, row.drawing]), 0, at);
      });
      return moved(joined([{ captions: columnHeads(input) }, ...rows]), column * (ROW_WIDTH + COLUMN_GAP), 0);
    });
  const below = HEADS + Math.max(...columns.map((lines) => heightOf(lines, HEIGHTS)));
  const part: SheetPart = { above: 0, below, drawing: joined(drawings) };

  const area = areasOf(own, prefecture.code).find(({ code }) => code === areaCode);
  const ages = agesName(first.ages, language);
  const time = yearsName(years, language);
  const place = ja ? [prefecture.name, area?.name] : [area?.name, prefectureName(input)];
  const name = place.filter(Boolean).join(ja ? " " : ", ");
  const title = ja
    ? `〈${name}〉${time} 特定健康診査　${shown.length}項目の推移（${reference.ja}と比較、${ages}）`
    : `${name}: ${shown.length} items over the years, specific health checkups ${time} (compared with ${reference.en}, ages ${ages.replace(" years", "")})`;
  return sheetSpec({
    title,
    subtitle: trendReading(input),
    description: title,
    width: PAGE_WIDTH + 6,
    left: 3,
    ...(note ? { banner: note[language] } : {}),
    parts: [part],
    key: trendKey(input, symbols, { withIntervals: false }),
    notes: [
      ja
        ? `数値は比${MINUS}100。最初と最後は、最後の切れ目より後の値。縦軸は項目ごとに異なり（左の小さい数字が上端と下端）、幅は${LEAST_SPAN}ポイント以上。${symbols.has("wide") ? `灰色の数値は取りうる範囲の幅が${WIDE}ポイントを超える。` : ""}`
        : `Figures: ratio − 100, first and last of the values after the last break. Each item has its own vertical range (small figures on the left: its ends), of ${LEAST_SPAN} points or more.${symbols.has("wide") ? ` Grey figures: suppression leaves more than ${WIDE} points.` : ""}`,
      ...changeNotes(own, language),
      suppressionNote(input),
      ...missingNote({ none, unknown }, input),
      ...trendNotes({ ...input, trends: own }),
      ...trendCredit(input),
    ],
  });
}

export const sparklinesFigures: SpecMaker<TrendFigure> = {
  spec({ input, regionCode, items, source }) {
    const named = items.map((item) => figureItem(source.catalog, item));
    return sparklinesSpec({ ...input, areaCode: regionCode, items: named });
  },
};
