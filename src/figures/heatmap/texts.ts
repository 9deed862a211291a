import { WHOLE_AGES } from "../../model/ages.js";
import { isMarked } from "../../model/marks.js";
import type { FigureRow } from "../../model/ratios.js";
import { textWidth } from "../../render/text-width.js";
import type { Bilingual } from "../../text/language.js";
import { NO_VALUE, signed } from "../../text/numbers.js";
import { type ChartRow, rangeWidth } from "../chart/rows.js";
import { WIDE } from "../difference-scale.js";
import { agesName, isImplausible, prefectureName, SEX_NAMES, sexesOf } from "../figure-input.js";
import { countsNotes } from "../notes/counts-notes.js";
import { referenceNote, suppressionNote, together, zeroName } from "../reading.js";
import { regionWords } from "../region-words.js";
import type { KeyEntry } from "../sheet/key.js";
import { DOUBTFUL, HOLLOW, KEY_TEXTS, solid } from "../sheet/symbols.js";
import { breakLines } from "../text/line-breaking.js";
import { INK, TYPE } from "../theme.js";
import { COLOUR_LIMIT } from "./colours.js";
import type { CellRow, HeatmapInput } from "./rows.js";

/** 〈埼玉県〉令和2年度 特定健康診査　46項目の標準化該当比（全国と比較、40–74歳） */
export function titleOf(input: HeatmapInput): string {
  const { language, era, reference, items, ages = WHOLE_AGES } = input;
  const name = prefectureName(input);
  return language === "ja"
    ? `〈${name}〉${era.ja} 特定健康診査　${items.length}項目の標準化該当比（${reference.ja}と比較、${agesName(ages, "ja")}）`
    : `${name}: standardized ratios of ${items.length} items, specific health checkups ${era.en} (compared with ${reference.en}, ${agesName(ages, "en")})`;
}

/** What the figure shows, for those who cannot see it. */
export function formOf(input: HeatmapInput): string {
  const { language } = input;
  const sexes = sexesOf(input);
  const [only] = sexes.length === 1 ? sexes : [];
  const { long } = regionWords(input.rows);
  if (language === "ja") return `${long.ja}別・${only ? SEX_NAMES[only].ja : "男女別"}のヒートマップ`;
  const of = only ? `, ${SEX_NAMES[only].en.toLowerCase()}` : "";
  return `Heatmap by ${only ? "" : "sex and "}${long.en}${of}`;
}

/**
 * What the two ends of the colours mean. They stand for all that lies beyond, too.
 *
 * @param width that the two share
 */
export function colourEnds(input: HeatmapInput, width: number): { low: string[]; high: string[] } {
  const ja = input.language === "ja";
  const room = width / 2 - 20;
  const name = zeroName(input, (text) => textWidth(text, TYPE.tick) <= room);
  const limit = [signed(-COLOUR_LIMIT, 0), signed(COLOUR_LIMIT, 0)] as const;
  const lined = (words: readonly string[]) => {
    const whole = words.join(ja ? "" : " ");
    const parts = textWidth(whole, TYPE.tick) <= room ? [whole] : words;
    return parts.flatMap((part) => breakLines(part, room, TYPE.tick));
  };
  const end = (value: string, ...words: string[]) => [value, ...lined(words)];
  return ja
    ? {
        low: end(`${limit[0]}以下`, `${name}より`, "少ない"),
        high: end(`${limit[1]}以上`, `${name}より`, "多い"),
      }
    : { low: end(`≤ ${limit[0]}`, "less than", name), high: end(`≥ ${limit[1]}`, "more than", name) };
}

/** The symbols of the key: the corner of a significant value, a frame, a dash in the place of a value. */
const CORNER = solid("M-.8,-.8H.8L-.8,.8Z", INK.text);
const FRAME = solid("M-1.1,-.8H1.1V.8H-1.1ZM-.9,-.6V.6H.9V-.6Z", INK.text);
const DASH = solid("M-.8,0H.8", INK.soft);

const TEXTS = {
  marked: {
    ja: "左上の角の印と太字：有意に高い・低い（95％）",
    en: "corner and bold: significantly high or low (95%)",
  },
  framed: {
    ja: "枠：同じ規模の地域のばらつきを超える（95％）",
    en: "frame: stands out more than regions of its size do (95%)",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What the symbols of these cells say. A symbol that no cell has is left out. */
export function keyOf(cells: readonly CellRow[]): KeyEntry[] {
  const known = cells.filter((cell): cell is CellRow & ChartRow => typeof cell.difference === "number");
  return [
    [CORNER, known.some(({ mark }) => isMarked(mark)), TEXTS.marked],
    [FRAME, known.some(({ adjustedMark }) => isMarked(adjustedMark)), TEXTS.framed],
    [HOLLOW, known.some((cell) => rangeWidth(cell) > WIDE), KEY_TEXTS.wide],
    [DOUBTFUL, known.some(({ isImplausible }) => isImplausible), KEY_TEXTS.implausible],
    [DASH, cells.some(({ value }) => value === NO_VALUE), KEY_TEXTS.missing],
  ];
}

/** How the figure was made. Made-up numbers are not the ministry's: a figure with a note carries no credit. */
export function notesOf(
  input: HeatmapInput,
  rows: readonly FigureRow[],
  absent: readonly string[],
): string[] {
  const { language } = input;
  const isJudged = !rows.some(isImplausible);
  const marks: Bilingual = {
    ja: `角の印のない値は有意差なし${isJudged ? "" : "、または判定なし"}。色は±${COLOUR_LIMIT}ポイントで最も濃く、それを超えても同じ。`,
    en: `Values without a corner are not significant${isJudged ? "" : ", or not judged"}. Colours are darkest at ±${COLOUR_LIMIT} points and the same beyond.`,
  };
  return [
    together([marks[language], suppressionNote(input), referenceNote(input)], language),
    ...absent,
    ...countsNotes(input, rows, { items: input.items }),
  ];
}
