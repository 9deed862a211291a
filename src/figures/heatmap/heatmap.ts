import type { TopLevelSpec } from "vega-lite";
import { WHOLE_AGES } from "../../model/ages.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import { NO_VALUE } from "../../text/numbers.js";
import { absentNotes } from "../absent-values.js";
import { WIDE } from "../difference-scale.js";
import {
  agesName,
  areasOf,
  creditOf,
  type FigureInput,
  type FigureItem,
  implausibleNotes,
  isImplausible,
  prefectureName,
  readingOf,
  referenceNote,
  rowIndex,
  SEX_NAMES,
  sexesOf,
  suppressionNote,
} from "../figure-input.js";
import { type KeySymbol, type SheetPart, sheetSpec } from "../figure-sheet.js";
import { type Caption, type Drawing, lineHeightOf, moved, spanMoved } from "../pixel-marks.js";
import type { RatioFigure, SpecMaker } from "../planned-figure.js";
import { significanceKey } from "../significance-style.js";
import { figureItem } from "../source-inputs.js";
import { breakName } from "../text/line-breaking.js";
import { darkestOf, INK, TYPE } from "../theme.js";
import { type Cell, COLOUR_LIMIT, cellLayers, cellMarks, HOLLOW } from "./cells.js";
import { colourKey } from "./colour-key.js";
import { type HeatmapLayout, heatmapLayout } from "./layout.js";

export interface HeatmapInput extends FigureInput {
  /** Rows of the heatmap from top to bottom; neighbours with the same group stand together under its name. */
  readonly items: readonly FigureItem[];
  /** One age group, "40-74" unless given. */
  readonly ages?: string;
}

interface Region {
  readonly code: string;
  readonly name: string;
}

const HEADING_RISE = 12;
/** From the colour key to the first heading. */
const KEY_GAP = 14;
/** A column at least so wide has its name in level lines; a narrower one downwards, as Japanese is read too. */
const LEVEL_NAMES_FROM = 38;

/** The name of a column, standing on the first row. */
function columnName(name: string, centre: number, cellWidth: number, weight: "bold" | "normal"): Caption {
  const size = TYPE.label;
  const base = { size, weight, fill: INK.text } as const;
  const isJapanese = !/[A-Za-zー]/.test(name);
  if (!isJapanese && textWidth(name, size, weight) > cellWidth - 2) {
    return { ...base, text: name, x: centre + size * 0.35, y: -5, angle: -90, align: "left" };
  }
  const lines =
    cellWidth >= LEVEL_NAMES_FROM
      ? breakName(name, cellWidth - 2, size, weight === "bold" ? weight : undefined)
      : [...name];
  const y = -6 - (lines.length - 1) * lineHeightOf(size);
  return { ...base, text: lines.join("\n"), x: centre, y, align: "center" };
}

/** How far a column's name reaches above the first row. */
const riseOf = ({ text, y, size, angle, weight }: Caption) =>
  angle ? textWidth(text, size, weight) - y : size - y;

function columnHeads(regions: readonly Region[], layout: HeatmapLayout, input: HeatmapInput): Caption[] {
  const sexes = sexesOf(input);
  const names = sexes.flatMap((sex, panel) =>
    regions.map(({ code, name }, index): Caption => {
      const centre = layout.panels[panel]![index]! + layout.cellWidth / 2;
      return { code, sex, ...columnName(name, centre, layout.cellWidth, index === 0 ? "bold" : "normal") };
    }),
  );
  const y = -HEADING_RISE - Math.max(...names.map(riseOf));
  const headings = sexes.map((sex, index): Caption => {
    const text = SEX_NAMES[sex][input.language];
    return {
      text,
      x: layout.panels[index]![0]!,
      y,
      size: TYPE.heading,
      weight: "bold",
      fill: darkestOf(sex),
    };
  });
  return [...names, ...headings];
}

/** The names of groups and items, and a thin line on top of each group. */
function rowHeads(layout: HeatmapLayout, input: HeatmapInput): Required<Pick<Drawing, "captions" | "lines">> {
  const size = TYPE.label;
  const groups = layout.groups.map(({ lines, y }): Caption => {
    const text = lines.join("\n");
    return { text, x: 0, y: y + size + 1.5, size, weight: "bold", fill: INK.text };
  });
  const items = layout.lines.map(({ item, y }): Caption => {
    const text = item.name[input.language];
    const fitting = Math.min(size, (size * layout.namesWidth) / textWidth(text, size));
    const baseline = y + layout.rowHeight / 2 + size * 0.36;
    return {
      text,
      item: item.id,
      x: layout.namesEnd,
      y: baseline,
      size: Math.floor(fitting * 10) / 10,
      align: "right",
      fill: INK.text,
    };
  });
  const lines = layout.groups.map(({ y }) => ({
    x: 0,
    x2: layout.width,
    y: y - 3.5,
    y2: y - 3.5,
    stroke: INK.grid,
    strokeWidth: 1,
  }));
  return { captions: [...groups, ...items], lines };
}

function cellsOf(input: HeatmapInput, regions: readonly Region[], layout: HeatmapLayout): Cell[] {
  const { ages = WHOLE_AGES, release } = input;
  const codes = new Set(regions.map(({ code }) => code));
  const shown = input.rows.filter(
    (row) => row.release === release && row.ages === ages && codes.has(row.code),
  );
  const rowOf = rowIndex(shown);
  const panel = (sex: SexOrBoth, columns: readonly number[]) =>
    layout.lines.flatMap(({ item, y }) =>
      regions.map(({ code }, index) => {
        const row = rowOf(item.id, code, sex, ages);
        return { sex, ages, code, item: item.id, row, x: columns[index]!, y };
      }),
    );
  return sexesOf(input).flatMap((sex, index) => panel(sex, layout.panels[index]!));
}

function keyOf(input: HeatmapInput): KeySymbol[] {
  const { language } = input;
  const ja = language === "ja";
  return [
    ...significanceKey(language, undefined, undefined, shownRows(input).some(isImplausible)),
    {
      width: 22,
      text: ja
        ? `秘匿により取りうる範囲の幅が${WIDE}ポイントを超える`
        : `suppression leaves a range wider than ${WIDE} points`,
      draw: (x, y) => ({ boxes: [{ x, x2: x + 22, y: y - 6, y2: y + 6, ...HOLLOW }] }),
    },
    {
      width: 12,
      text: ja ? "算出不可" : "not computable",
      draw: (x, y) => ({ captions: [{ text: NO_VALUE, x, y: y + 4, size: TYPE.note, fill: INK.soft }] }),
    },
  ];
}

/** The name of an item by its id. */
function nameOfItem({ items, language }: HeatmapInput): (id: string) => string {
  const names = new Map(items.map(({ id, name }) => [id, name[language]]));
  return (id) => names.get(id) ?? id;
}

function titleOf(input: HeatmapInput): string {
  const { language, era, reference, items, ages = WHOLE_AGES } = input;
  const name = prefectureName(input);
  return language === "ja"
    ? `〈${name}〉${era.ja} 特定健康診査　${items.length}項目の標準化該当比（${reference.ja}と比較、${agesName(ages, "ja")}）`
    : `${name}: standardized ratios of ${items.length} items, specific health checkups ${era.en} (compared with ${reference.en}, ${agesName(ages, "en")})`;
}

/** The colour key, and below it the cells under the names of their columns and beside those of their rows. */
function cellsPart(
  input: HeatmapInput,
  regions: readonly Region[],
  layout: HeatmapLayout,
  all: readonly Cell[],
): SheetPart {
  const key = colourKey(input, layout.width);
  const heads = columnHeads(regions, layout, input);
  const cells = cellMarks(all, layout);
  const rise = Math.max(...heads.map(({ size, y }) => 0.8 * size - y));
  const top = Math.ceil(key.height + KEY_GAP + rise);
  const { captions, lines } = rowHeads(layout, input);
  const below = moved({ lines, captions: [...captions, ...cells.values, ...heads] }, 0, top);
  return {
    above: 0,
    below: top + layout.height,
    drawing: { ...below, captions: [...key.captions, ...below.captions] },
    marks: (x, y) =>
      cellLayers(
        [...key.swatches.map(spanMoved(x, y)), ...cells.filled.map(spanMoved(x, y + top))],
        cells.boxes.map(spanMoved(x, y + top)),
      ),
  };
}

function whatIsShown(input: HeatmapInput): string {
  const sexes = sexesOf(input);
  const [only] = sexes.length === 1 ? sexes : [];
  if (input.language === "ja") return `二次医療圏別・${only ? SEX_NAMES[only].ja : "男女別"}のヒートマップ`;
  if (only) return `Heatmap by secondary medical area, ${SEX_NAMES[only].en.toLowerCase()}`;
  return "Heatmap by sex and secondary medical area";
}

/** The rows of the prefecture and its areas that the cells show. */
function shownRows(input: HeatmapInput): FigureRow[] {
  const { prefecture, release, items, ages = WHOLE_AGES } = input;
  const ids = new Set(items.map(({ id }) => id));
  const sexes = sexesOf(input);
  return input.rows.filter(
    (row) =>
      row.prefectureCode === prefecture.code &&
      row.release === release &&
      row.ages === ages &&
      sexes.includes(row.sex) &&
      ids.has(row.item),
  );
}

/**
 * All items of a prefecture at a glance: ratio − 100 of the prefecture and its areas in code order, men and women
 * beside each other. Colours tell where to look; the numbers carry sign and significance for print without colour.
 */
export function heatmapSpec(input: HeatmapInput): TopLevelSpec {
  const { prefecture, language, note, items } = input;
  const regions = [
    { code: prefecture.code, name: prefectureName(input) },
    ...areasOf(input.rows, prefecture.code),
  ];
  const layout = heatmapLayout(items, regions.length, sexesOf(input).length, language);
  const cells = cellsOf(input, regions, layout);
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  const places = cells.map(({ code, ages, row }) => ({
    code,
    name: names.get(code) ?? code,
    ages,
    isInResult: row !== undefined,
  }));
  const ja = language === "ja";
  const title = titleOf(input);
  return sheetSpec({
    title,
    subtitle: readingOf(input),
    description: `${title}${ja ? "。" : ". "}${whatIsShown(input)}`,
    width: layout.width,
    left: 0,
    ...(note ? { banner: note[language] } : {}),
    parts: [cellsPart(input, regions, layout, cells)],
    key: keyOf(input),
    notes: [
      ja
        ? `色は±${COLOUR_LIMIT}ポイントで最も濃く、それを超えても同じ。${suppressionNote("ja")}${referenceNote(input)}`
        : `Colours are darkest at ±${COLOUR_LIMIT} points and the same beyond. ${suppressionNote("en")} ${referenceNote(input)}`,
      ...absentNotes(places, input),
      ...implausibleNotes(shownRows(input), language, nameOfItem(input)),
      ...creditOf(input),
    ],
  });
}

export const heatmapFigures: SpecMaker<RatioFigure> = {
  spec({
    input,
    items,
    request: {
      ages: [ages = WHOLE_AGES],
    },
    source,
  }) {
    return heatmapSpec({ ...input, items: items.map((item) => figureItem(source.catalog, item)), ages });
  },
};
