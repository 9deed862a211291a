import { absentNotes } from "../../figures/absent-values.js";
import { DOUBTFUL_SIGN } from "../../figures/chart/rows.js";
import { isWide, WIDE } from "../../figures/difference-scale.js";
import { SEX_NAMES } from "../../figures/figure-input.js";
import { coverageNotes } from "../../figures/notes/coverage-notes.js";
import { implausibleNotes } from "../../figures/notes/implausible-notes.js";
import { referenceMoveNotes } from "../../figures/notes/reference-moves.js";
import { readingOf } from "../../figures/reading.js";
import { regionWords } from "../../figures/region-words.js";
import { WHOLE_AGES } from "../../model/ages.js";
import type { FigureRow, SexOrBoth } from "../../model/ratios.js";
import type { Language } from "../../text/language.js";
import { signed } from "../../text/numbers.js";
import { boundsText } from "../words/sentences/numbers.js";
import { ENDS, hasBar, hasRoom, isPale, WIDE_MARK } from "./bars.js";
import type { DeckInput, ItemContent } from "./input.js";
import type { BarChart } from "./slides.js";

/** Is the deck about an area that has a place among the others? */
const hasRank = ({ area, rows }: DeckInput): boolean =>
  area !== undefined && rows.some(({ code, rank }) => code === area.code && rank !== null);

/** How the ratios are read, whether the axes differ, and what ranks are. */
function readingNote(input: DeckInput, charts: readonly BarChart[]): string {
  const ja = input.language === "ja";
  const { one, several, ofNation } = regionWords(input.rows);
  const ranked = ja
    ? `順位は${ofNation ? "全国の" : ""}${one.ja}で比の高い方から数え、秘匿により決まらなければ幅で示す。`
    : ` Ranks count from the highest ratio of the ${ofNation ? "nation's " : ""}${several.en}, as far as suppression lets them be known.`;
  const scales = new Set(charts.map(({ domain }) => domain.join(" ")));
  const apart =
    scales.size < 2 ? "" : ja ? "横軸の範囲は男女で異なる。" : " Men and women have axes of their own.";
  return readingOf(input) + apart + (hasRank(input) ? ranked : "");
}

/** Says, where there is no room for all regions, which ones have a bar. */
function choiceNotes({ input, regions }: ItemContent): string[] {
  if (hasRoom(regions)) return [];
  const { one, several } = regionWords(input.rows);
  return [
    input.language === "ja"
      ? `棒は${regions.length - 1}${one.ja}のうち比の高い${ENDS}と低い${ENDS}（すべての値はノートに記載）。`
      : `Bars: the ${ENDS} highest and the ${ENDS} lowest of ${regions.length - 1} ${several.en} (all values stand in the notes).`,
  ];
}

/** Why values have no bar but a sign of doubt, and whose. */
function doubtfulNotes(rows: readonly FigureRow[], language: Language): string[] {
  return implausibleNotes(rows, language).map((note) =>
    language === "ja"
      ? `「${DOUBTFUL_SIGN}」の付いた値には棒がない。${note}`
      : `Values with "${DOUBTFUL_SIGN}" have no bar. ${note}`,
  );
}

const MOST_NAMED = 4;

/** What has to be known to read the charts of an item. */
export function footnotesOf(content: ItemContent, charts: readonly BarChart[]): string[] {
  const { input, item, regions, sexes, rowOf } = content;
  const { language } = input;
  const ja = language === "ja";
  const places = sexes.flatMap((sex) =>
    regions.map(({ code, name }) => {
      const row = rowOf(code, sex, WHOLE_AGES);
      const place = `${name}${ja ? "" : " "}${SEX_NAMES[sex][language]}`;
      return { code, name, sex, place, row, ages: WHOLE_AGES, isInResult: row !== undefined };
    }),
  );
  const all = places.flatMap(({ row, ...place }) => (row ? [{ ...place, row }] : []));
  const named = all.map(({ row, name }) => ({ ...row, name }));
  const domainOf = (sex: SexOrBoth) => charts[sexes.indexOf(sex)]!.domain;
  const wide = all.filter(({ row }) => hasBar(row) && isWide(row));
  const beyond = all.filter(
    ({ row, sex }) =>
      hasBar(row) && (row.difference! < domainOf(sex)[0] || row.difference! > domainOf(sex)[1]),
  );
  const unknown = all.filter(({ row }) => row.difference === null);
  const listed = (texts: readonly string[]) => {
    const more = texts.length - MOST_NAMED;
    const list = texts.slice(0, MOST_NAMED).join(ja ? "、" : ", ");
    if (more <= 0) return list;
    return ja ? `${list}、ほか${more}（ノートに記載）` : `${list} and ${more} more (see the notes)`;
  };
  const note = (texts: readonly string[], jaHead: string, enHead: string) =>
    texts.length === 0 ? [] : [`${ja ? jaHead : enHead}${listed(texts)}`];
  return [
    readingNote(input, charts),
    ...choiceNotes(content),
    ...(all.some(({ row }) => isPale(row))
      ? [ja ? "薄い色の棒：有意差なし（95％）。" : "Pale bars: not significant (95%)."]
      : []),
    ...note(
      wide.map(({ row, place }) => `${place} ${boundsText(row, language)}`),
      `${WIDE_MARK} 秘匿により取りうる範囲の幅が${WIDE}ポイントを超える：`,
      `${WIDE_MARK} suppression leaves a range wider than ${WIDE} points: `,
    ),
    ...note(
      beyond.map(({ row, place }) => `${place} ${signed(row.difference ?? 0, 1)}`),
      "棒が枠の外へ続く：",
      "Bars that go on beyond the frame: ",
    ),
    ...note(
      unknown.map(({ place }) => place),
      "算出不可（0ではない）：",
      "Not computable (not 0): ",
    ),
    ...absentNotes(places, input),
    ...doubtfulNotes(named, language),
    ...referenceMoveNotes({ ...input, items: [item.id], sexes, ages: places.map(({ ages }) => ages) }),
    ...coverageNotes(named, language),
  ];
}
