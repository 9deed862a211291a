import type { KnownRow, SexOrBoth } from "../../model/ratios.js";
import type { Bilingual, Language } from "../../text/language.js";
import { lowerEnd, signedText, upperEnd } from "../../text/numbers.js";
import { chartRow } from "../chart/rows.js";
import type { Domain } from "../difference-scale.js";
import { type FigureItem, SEX_NAMES } from "../figure-input.js";
import { countsNotes } from "../notes/counts-notes.js";
import { readingOf, referenceNote, suppressionNote, together } from "../reading.js";
import type { ChartFrame } from "../sheet/sheet.js";
import { type NationalInput, type NationalRows, nationalAbsentNotes, nationalTitle } from "./rows.js";

interface NationalPanel {
  readonly sex: SexOrBoth;
  readonly rows: NationalRows;
  /** Rows of which the notes say who has a value; the areas unless given. */
  readonly covered?: readonly KnownRow[];
}

/** An area of the nation in a chart's table; its rank is of the whole nation. */
export const nationalRow = (row: KnownRow, { prefecture, language }: NationalInput) => ({
  ...chartRow(row, language),
  difference: row.difference,
  isOwn: row.prefectureCode === prefecture.code,
  rank: row.rank,
});

export type NationalRow = ReturnType<typeof nationalRow>;

/** Does a range go on beyond the frame? An upper end that is null is not known. */
export const isBeyond = (lower: number, upper: number | null, [low, high]: Domain): boolean =>
  lower < low || upper === null || upper > high;

/**
 * Its ends there, with their arrows: "▲ +152"; but none that is −100, the least there is.
 *
 * @param ofRates says an end as a rate, where that is measured
 */
export function endsBeyond(
  lower: number,
  upper: number | null,
  [low, high]: Domain,
  ofRates?: (points: number) => string,
): string[] {
  const most = upper ?? Number.POSITIVE_INFINITY;
  const least = lowerEnd(lower, 0);
  const text = (points: number, end: typeof lowerEnd) =>
    ofRates && Number.isFinite(points) ? ofRates(points) : signedText(end(points, 0));
  return [
    ...(most > high ? [`▲ ${text(most, upperEnd)}`] : []),
    ...(lower < low && least.steps > -100 ? [`▼ ${text(lower, lowerEnd)}`] : []),
  ];
}

/** What the arrows at the edges of the frame say. */
export const beyondText = (least: "−100" | "0%"): Bilingual => ({
  ja: `枠の外へ続く（名前の横の数字は端の値、${least.replace("%", "％")}は省く）`,
  en: `goes on beyond the frame (figures beside names: its end, unless ${least})`,
});

/** A value of each panel by its sex, as the panels' expressions read it. */
export const bySex = <Panel extends { readonly sex: SexOrBoth }, Value>(
  panels: readonly Panel[],
  ofPanel: (panel: Panel) => Value,
) => Object.fromEntries(panels.map((panel) => [panel.sex, ofPanel(panel)]));

/** What one kind says beside what all figures of the nation's areas say. */
interface NationalParts extends Pick<ChartFrame, "width" | "key" | "form"> {
  /** What of the areas is shown: 〈埼玉県〉… 全国335医療圏 … （40–74歳） */
  readonly what: Bilingual;
  /** Stands behind the sentence on how to read a difference. */
  readonly reading?: string;
  /** How it was made: begins the notes. */
  readonly method: string;
  /** The items of a figure that has several. */
  readonly items?: readonly Pick<FigureItem, "id" | "name">[];
}

/** The prefecture's areas that have no place in the figure, since they have no ratio. */
function missingNotes(panels: readonly NationalPanel[], language: Language): string[] {
  const missing = panels.flatMap(({ sex, rows }) =>
    rows.missing.map(({ name }) => `${name}（${SEX_NAMES[sex][language]}）`),
  );
  if (missing.length === 0) return [];
  return [language === "ja" ? `算出不可：${missing.join("、")}` : `Not computable: ${missing.join(", ")}`];
}

/** What stands around the panels of one item in all areas of the nation: the same for every kind. */
export function nationalFrame(
  input: NationalInput,
  panels: readonly NationalPanel[],
  { what, reading = "", method, items, ...parts }: NationalParts,
): ChartFrame {
  const { language } = input;
  const all = panels.map(({ rows }) => rows);
  return {
    ...parts,
    input,
    title: nationalTitle(input, all, what),
    subtitle: together([readingOf(input), reading], language),
    notes: [
      together([method, suppressionNote(input), referenceNote(input)], language),
      ...missingNotes(panels, language),
      ...nationalAbsentNotes(input, all),
      ...countsNotes(
        input,
        all.flatMap(({ implausible }) => implausible),
        {
          ...(items && { items }),
          covered: panels.flatMap(({ rows, covered = rows.areas }) => covered),
          isNamed: ({ prefectureCode }) => prefectureCode === input.prefecture.code,
        },
      ),
    ],
  };
}
