import type { TopLevelSpec } from "vega-lite";
import { WHOLE_AGES } from "../../model/ages.js";
import type { FigureTrend } from "../../model/trends.js";
import { textWidth } from "../../render/text-width.js";
import type { Bilingual } from "../../text/language.js";
import { absentNotes, type FigurePlace } from "../absent-values.js";
import { WIDE } from "../difference-scale.js";
import {
  agesName,
  measureName,
  prefectureName,
  SEX_NAMES,
  sexesOf,
  suppressionNote,
} from "../figure-input.js";
import { type KeySymbol, type SheetPart, sheetSpec } from "../figure-sheet.js";
import { inPairs } from "../panel-pairs.js";
import type { SpecMaker, TrendFigure } from "../planned-figure.js";
import { figureItem } from "../source-inputs.js";
import { breakLines } from "../text/line-breaking.js";
import { INK, TYPE } from "../theme.js";
import { changeNotes } from "../trend/change-notes.js";
import { type TrendYear, trendCredit, trendNotes, trendReading, yearsName } from "../trend/trend-figure.js";
import { type SlopeInput, slopeTrends } from "./input.js";
import { labelColumns, labelReach } from "./labels.js";
import { type SlopeLine, slopeLines } from "./lines.js";
import {
  countsText,
  panelLabels,
  panelWidth,
  SLOPE,
  slopeDomains,
  slopeHeight,
  slopePanel,
} from "./panel.js";
import { endStyle, lineStyle } from "./style.js";
import { hasSlopeYears, type SlopeYears, slopeYears } from "./years.js";

type Panel = { readonly sex: ReturnType<typeof sexesOf>[number]; readonly lines: readonly SlopeLine[] };

function keyOf({ language }: SlopeInput): KeySymbol[] {
  const ja = language === "ja";
  const sample = (
    looks: Pick<SlopeLine, "isPrefecture" | "direction">,
    text: string,
    isWide = false,
  ): KeySymbol => ({
    width: 32,
    text,
    draw: (x, y) => {
      const lean = looks.direction === "rising" ? 5 : looks.direction === "falling" ? -5 : 0;
      return {
        lines: [{ x: x + 2, x2: x + 28, y: y + lean, y2: y - lean, ...lineStyle(looks, isWide) }],
        dots: [{ x: x + 28, y: y - lean, ...endStyle(looks, { isWide }, "last") }],
      };
    },
  });
  const area = { isPrefecture: false, direction: null };
  return [
    sample(
      { ...area, direction: "rising" },
      ja ? "上昇（ふだんの動きを超える）" : "rising by more than usual",
    ),
    sample(
      { ...area, direction: "falling" },
      ja ? "低下（ふだんの動きを超える）" : "falling by more than usual",
    ),
    sample(area, ja ? "ふだんの動きの範囲内" : "no more than usual"),
    sample({ ...area, isPrefecture: true }, ja ? "都道府県全体（太い線）" : "the whole prefecture (heavy)"),
    sample(
      area,
      ja
        ? `秘匿により取りうる範囲の幅が${WIDE}ポイントを超える`
        : `suppression leaves a range wider than ${WIDE} points`,
      true,
    ),
    {
      width: 10,
      text: ja ? "枠の外へ続く" : "goes on beyond",
      draw: (x, y) => ({ dots: [{ x: x + 5, y, area: 70, fill: INK.text, shape: "triangle-up" as const }] }),
    },
  ];
}

/** What the vertical places mean, above the panels. */
function measurePart(input: SlopeInput, isShared: boolean, width: number): SheetPart {
  const { language, reference } = input;
  const ranges = isShared ? null : RANGES_DIFFER;
  const text =
    language === "ja"
      ? `縦の位置は${measureName(input)}、黒い横線が0（${reference.ja}）。${ranges?.ja ?? ""}`
      : `Heights: ${measureName(input)}; the black level is 0 (${reference.en}).${ranges?.en ?? ""}`;
  const lines = breakLines(text, width, TYPE.label);
  const captions = lines.map((line, index) => ({
    text: line,
    x: 0,
    y: TYPE.label + index * (TYPE.label + 5),
    size: TYPE.label,
    fill: INK.text,
  }));
  return { above: 0, below: lines.length * (TYPE.label + 5), drawing: { captions } };
}

const RANGES_DIFFER = {
  ja: "縦の範囲は男女で異なる（同じ傾きが同じ変化ではない）。",
  en: " The ranges of men and women differ: equal slopes are not equal changes.",
} as const satisfies Bilingual;

const MOST_NAMED = 8;

/** Names with their sexes: 東部（男性、女性）. */
function namesOf(found: readonly { line: SlopeLine; sex: Panel["sex"] }[], { language }: SlopeInput): string {
  const ja = language === "ja";
  const sexes = new Map<string, string[]>();
  for (const { line, sex } of found) {
    sexes.set(line.name, [...(sexes.get(line.name) ?? []), SEX_NAMES[sex][language]]);
  }
  const names = [...sexes].map(([name, of]) =>
    ja ? `${name}（${of.join("・")}）` : `${name} (${of.join(", ").toLowerCase()})`,
  );
  const more = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).join(ja ? "、" : ", ");
  if (more <= 0) return shown;
  return ja ? `${shown}ほか${more}地域` : `${shown} and ${more} more`;
}

/** Which regions have no line, and why. */
function apartNotes(panels: readonly Panel[], input: SlopeInput): string[] {
  const ja = input.language === "ja";
  const found = panels.flatMap(({ sex, lines }) => lines.map((line) => ({ line, sex })));
  const notes: Readonly<Record<NonNullable<SlopeLine["apart"]>, Bilingual>> = {
    "no-ratio": {
      ja: "線で結ばない（両方の年度の比がそろわない）",
      en: "Not joined, since a ratio of one of the years is missing",
    },
    "not-comparable": {
      ja: "線で結ばない（年度の間で比べられない）",
      en: "Not joined, since the years do not compare",
    },
  };
  return (["not-comparable", "no-ratio"] as const).flatMap((why) => {
    const apart = found.filter(({ line }) => line.apart === why);
    if (apart.length === 0) return [];
    return [`${notes[why][input.language]}${ja ? "：" : ": "}${namesOf(apart, input)}${ja ? "。" : "."}`];
  });
}

const spanOf = ({ change }: FigureTrend) => `${change?.firstYear}–${change?.lastYear}`;

/** The places of the lines: the prefecture, and every area that has one. */
function placesOf(panels: readonly Panel[], input: SlopeInput): FigurePlace[] {
  const { prefecture, ages = WHOLE_AGES } = input;
  const regions = new Map([
    [prefecture.code, prefectureName(input)],
    ...panels.flatMap(({ lines }) => lines.map(({ code, name }) => [code, name] as const)),
  ]);
  return panels.flatMap(({ lines }) => {
    const codes = new Set(lines.map(({ code }) => code));
    return [...regions].map(([code, name]) => ({ code, name, ages, isInResult: codes.has(code) }));
  });
}

/** How a change is judged, and over which years where they are others than those at the ends. */
function judgementNotes(panels: readonly Panel[], { first, last }: SlopeYears, input: SlopeInput): string[] {
  const ja = input.language === "ja";
  const found = panels
    .flatMap(({ sex, lines }) => lines.map((line) => ({ line, sex })))
    .filter(({ line }) => line.apart === null && line.trend.change !== null);
  const others = found.filter(({ line }) => spanOf(line.trend) !== `${first.fiscalYear}–${last.fiscalYear}`);
  const spans = [...new Set(others.map(({ line }) => spanOf(line.trend)))].map((span) => {
    const found = others.filter(({ line }) => spanOf(line.trend) === span);
    const { change } = found[0]!.line.trend;
    const ends = [change!.firstYear, change!.lastYear].flatMap(
      (year) => input.years.find(({ fiscalYear }) => fiscalYear === year) ?? [],
    );
    const over = ends.length === 2 ? yearsName(ends, input.language) : span;
    return ja ? `${namesOf(found, input)}は${over}` : `${namesOf(found, input)} over ${over}`;
  });
  const over = ja ? `${spans.join("、")}の値による判定。` : `Judged: ${spans.join("; ")}.`;
  return [
    ...changeNotes(
      found.map(({ line }) => line.trend),
      input.language,
      "coloured",
    ),
    ...(spans.length === 0 ? [] : [over]),
  ];
}

/** The years that the lines and the judgement of their changes rest on. */
function yearsUsed(panels: readonly Panel[], { first, last }: SlopeYears, years: readonly TrendYear[]) {
  const changes = panels.flatMap(({ lines }) => lines.flatMap(({ trend }) => trend.change ?? []));
  const from = Math.min(first.fiscalYear, ...changes.map(({ firstYear }) => firstYear));
  const to = Math.max(last.fiscalYear, ...changes.map(({ lastYear }) => lastYear));
  return years.filter(({ fiscalYear }) => fiscalYear >= from && fiscalYear <= to);
}

/** The lines without their breaks outside the years shown. */
function breaksBetween(trends: readonly FigureTrend[], { first, last }: SlopeYears): FigureTrend[] {
  return trends.map((trend) => ({
    ...trend,
    breaks: trend.breaks.filter(({ from, to }) => from >= first.release && to <= last.release),
  }));
}

function titleOf(input: SlopeInput, { first, last }: SlopeYears): string {
  const { language, item, ages = WHOLE_AGES } = input;
  const name = prefectureName(input);
  const years = yearsName([first, last], language);
  return language === "ja"
    ? `〈${name}〉${years} 特定健康診査【${item.name.ja}】二次医療圏別の変化（${agesName(ages, "ja")}）`
    : `${name}, ${item.name.en}: change by secondary medical area, specific health checkups ${years} (ages ${ages.replace("-", "–")})`;
}

/**
 * One item in a prefecture and its areas, the first year that compares against the last: a line each, coloured where
 * its change is more than what is usual.
 *
 * @throws Failure where there are no two years that compare for most regions
 */
export function slopeSpec(input: SlopeInput): TopLevelSpec {
  const { language, note } = input;
  const sexes = sexesOf(input);
  const trends = slopeTrends(input).filter(({ sex }) => sexes.includes(sex));
  const years = slopeYears(input, trends);
  const panels = sexes.map((sex) => ({ sex, lines: slopeLines(input, trends, sex, years) }));
  const isAlone = panels.length === 1;
  const domains = slopeDomains(panels.map(({ lines }) => lines));
  const height = slopeHeight(panels.map(({ lines }) => lines));
  const columns = labelColumns(
    panels.flatMap(({ sex, lines }, index) => {
      const { first, last } = panelLabels(input, sex, lines, { height, domain: domains[index]! });
      return [...first, ...last];
    }),
  );
  // Short names leave less room than the text above the plot takes.
  const counts = panels.map(({ lines }) => textWidth(countsText(lines, language), TYPE.label));
  const size = {
    width: Math.max(
      isAlone ? SLOPE.aloneWidth : SLOPE.width,
      Math.ceil(Math.max(...counts)) - 2 * labelReach(columns),
    ),
    height,
  };
  const step = panelWidth({ ...size, columns }) + SLOPE.gap;
  const width = isAlone ? step - SLOPE.gap : 2 * step - SLOPE.gap;
  const isShared = domains.every((domain) => domain === domains[0]);
  const ja = language === "ja";
  const title = titleOf(input, years);
  const shown = { ...input, trends: breaksBetween(trends, years) };
  return sheetSpec({
    title,
    subtitle: trendReading(input),
    description: `${title}${ja ? "。最初と最後の年度を結ぶスロープグラフ" : ". Slopegraph of the first against the last year"}`,
    width,
    left: 0,
    ...(note ? { banner: note[language] } : {}),
    parts: [
      measurePart(input, isShared, width),
      ...inPairs(
        panels.map(({ sex, lines }, index) =>
          slopePanel(input, sex, lines, years, { ...size, columns, domain: domains[index]! }),
        ),
        step,
      ),
    ],
    key: keyOf(input),
    notes: [
      ...judgementNotes(panels, years, input),
      ...apartNotes(panels, input),
      ...absentNotes(placesOf(panels, input), input, { what: "trends" }),
      suppressionNote(input),
      ...trendNotes(shown),
      ...trendCredit({ ...input, years: yearsUsed(panels, years, input.years) }),
    ],
  });
}

export const slopeFigures: SpecMaker<TrendFigure> = {
  spec: (figure) => slopeSpec(slopeInput(figure)),
  canDraw(figure) {
    const input = slopeInput(figure);
    return hasSlopeYears(input, input.trends);
  },
};

function slopeInput({
  input,
  items,
  request: {
    ages: [ages = WHOLE_AGES],
  },
  source,
}: TrendFigure): SlopeInput {
  return { ...input, item: figureItem(source.catalog, items[0]!), ages };
}
