import { agesName, creditFor, prefectureName, rowIndex, SEX_NAMES } from "../../figures/figure-input.js";
import { referenceMoveNotes } from "../../figures/notes/reference-moves.js";
import { CERTAIN } from "../../figures/over-years/change-label.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { toldSexes } from "../../model/ratios.js";
import { nameInRelease } from "../../model/reference-name.js";
import type { Language } from "../../text/language.js";
import { namesById } from "../../text/names-by-id.js";
import { signed } from "../../text/numbers.js";
import { CHANGE_WORDS, countsNotesOf, isDoubtful, worseningGroups } from "../lists/worsening-words.js";
import { judgement } from "../words/facts.js";
import { subjectCode, subjectName, subjectRows } from "../words/input.js";
import { changesText } from "../words/sentences/numbers.js";
import { saidShortly } from "../words/sentences/sentences.js";
import { significantItems, whoseItems } from "../words/sentences/significant-items.js";
import { CHANCE_SHARE, shareText } from "../words/sentences/worsening-sentences.js";
import { mostMovedFirst, STANDINGS, type Worsening } from "../worsening.js";
import type { DeckInput } from "./input.js";
import type { TableCell, TableRow, TableSlide } from "./slides.js";

/** More rows than this are too small to read on one slide. */
const MOST_ROWS = 14;

/** The items in which the subject is significantly above the reference, the highest first; no slide where there are none. */
export function significantSlide(input: DeckInput): TableSlide[] {
  const { language, era, reference } = input;
  const ja = language === "ja";
  const code = subjectCode(input);
  const own = subjectRows(input);
  const ids = significantItems(own, code);
  if (ids.length === 0) return [];
  const rowOf = rowIndex(own);
  const sexes = toldSexes(own);
  const whose = whoseItems(sexes);
  const lines = ids.map((id): TableCell[] => [
    { text: nameOf(id, input) },
    ...sexes.map((sex): TableCell => {
      const row = rowOf(id, code, sex, WHOLE_AGES);
      const kind = row ? judgement(row) : "no-ratio";
      return { text: saidShortly(row, language), tone: kind === "high" || kind === "low" ? kind : "soft" };
    }),
  ]);
  const head = [ja ? "項目" : "Item", ...sexes.map((sex) => SEX_NAMES[sex][language])];
  return [
    {
      kind: "table",
      title: ja
        ? `まず見る項目：${reference.ja}より有意に高いもの`
        : `Where to look first: significantly above ${reference.en}`,
      subtitle: ja
        ? `〈${subjectName(input)}〉${era.ja}、${agesName(WHOLE_AGES, "ja")}、標準化該当比−100（${reference.ja}と比較）`
        : `${subjectName(input)}, ${era.en}, ${agesName(WHOLE_AGES, "en")}, standardized ratio − 100 (compared with ${reference.en})`,
      head,
      rows: lines.slice(0, MOST_ROWS).map((cells) => ({ cells })),
      footnotes: [
        ja
          ? `${whose.ja}有意に高い項目を、差の大きい順に並べた。受診者が多いと小さな差でも有意になるので、差の大きさも見る。`
          : `Items in which ${whose.en} are significantly high, the largest difference first. With many people small differences are significant: look at their size too.`,
        ...referenceMoveNotes({ ...input, items: ids, sexes, ages: [WHOLE_AGES] }, (id) => nameOf(id, input)),
        ...notShown(lines.length - MOST_ROWS, ja),
      ],
      notes: [head, ...lines.map((cells) => cells.map(({ text }) => text))].map((cells) => cells.join("\t")),
    },
  ];
}

/** What is getting worse in the subject, and for a prefecture in its areas; no slide where nothing is known to be. */
export function worseningSlide(input: DeckInput): TableSlide[] {
  const { language, area, prefecture, worsening, release } = input;
  const ja = language === "ja";
  const code = subjectCode(input);
  const found = (worsening?.found ?? []).filter(
    ({ trend }) => trend.code === code || (!area && trend.prefectureCode === prefecture.code),
  );
  if (!worsening || found.length === 0) return [];
  const reference = nameInRelease(worsening.reference, release);
  const groups = worseningGroups(found, reference);
  const itemName = namesById(worsening.items, language);
  const lines = groups.flatMap(({ heading, changes }) => {
    const ordered = [
      ...changes.filter(({ trend }) => trend.code === code),
      ...changes.filter(({ trend }) => trend.code !== code).sort(mostMovedFirst),
    ];
    return ordered.map((one) => ({
      heading: heading[language],
      cells: worseningCells(one, input, itemName),
    }));
  });
  const shown = fittingLines(lines, groups.length);
  const rows = shown.flatMap(({ heading, cells }, i): TableRow[] => [
    ...(shown[i - 1]?.heading === heading ? [] : [{ heading }]),
    { cells },
  ]);
  const years = found.flatMap(({ change }) => [change.firstYear, change.lastYear]);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const head = ja
    ? ["地域", "性別", "項目", "期間", "最初→最後", "変化（95％区間）", "偶然の割合"]
    : ["Region", "Sex", "Item", "Years", "First → last", "Change (95% interval)", "By chance"];
  const isDoubted = found.every(isDoubtful);
  return [
    {
      kind: "table",
      title: ja
        ? `まず見る項目：${isDoubted ? "悪くなっているかもしれないもの" : "悪くなっているもの"}（${from}～${to}年度）`
        : `Where to look first: ${isDoubted ? "perhaps getting worse" : "getting worse"} (FY${from} to FY${to})`,
      subtitle: ja
        ? `〈${subjectName(input)}〉${agesName(WHOLE_AGES, "ja")}、標準化該当比−100の変化（ポイント）`
        : `${subjectName(input)}, ${agesName(WHOLE_AGES, "en")}, change of the standardized ratio in points`,
      head,
      rows,
      ...(input.note || input.credit ? {} : { source: creditFor(worsening.releases, language) }),
      footnotes: [
        CHANGE_WORDS[language],
        chanceNote(found, language),
        ...countsNotesOf(found, worsening, language, itemName),
        ...notShown(lines.length - shown.length, ja),
      ],
      notes: [
        head.join("\t"),
        ...lines.map(({ heading, cells }) => [...cells.map(({ text }) => text), heading].join("\t")),
      ],
    },
  ];
}

/** What the last column is, and how many changes chance may well have made. */
function chanceNote(found: readonly Worsening[], language: Language): string {
  const [all, doubtful] = [found.length, found.filter(isDoubtful).length];
  const limit = shareText(CERTAIN, language);
  if (language === "ja") {
    const chance =
      doubtful === 0
        ? `どれも${limit}以下。`
        : `${limit}を超えるもの（${all}のうち${doubtful}）は、偶然かもしれない。`;
    return `偶然の割合：${CHANCE_SHARE.ja}。${chance}`;
  }
  const chance =
    doubtful === 0 ? `None is over ${limit}.` : `Those over ${limit} (${doubtful} of ${all}) may be chance.`;
  return `By chance: ${CHANCE_SHARE.en}. ${chance}`;
}

const nameOf = (item: string, { items, language }: Pick<DeckInput, "items" | "language">): string =>
  items.find(({ id }) => id === item)?.name[language] ?? item;

/** The lines that a slide holds beside their headings: a share of each group, and then those that stand first. */
function fittingLines<Line extends { readonly heading: string }>(
  lines: readonly Line[],
  groups: number,
): Line[] {
  const most = MOST_ROWS - Math.max(0, groups - STANDINGS.length);
  const share = Math.floor(most / groups);
  const isAmongFirst = (line: Line) =>
    lines.filter(({ heading }) => heading === line.heading).indexOf(line) < share;
  const first = new Set(lines.filter(isAmongFirst));
  for (const line of lines) if (first.size < most) first.add(line);
  return lines.filter((line) => first.has(line));
}

function worseningCells(
  { trend, change, first, last }: Worsening,
  input: DeckInput,
  itemName: (id: string) => string,
): TableCell[] {
  const { language } = input;
  const difference = (ratio: number | null) => (ratio === null ? "" : signed(ratio - 100, 1));
  const interval = changesText(change.netChange95Lower, change.netChange95Upper, language);
  return [
    { text: trend.code === input.prefecture.code ? prefectureName(input) : trend.name },
    { text: SEX_NAMES[trend.sex][language] },
    { text: itemName(trend.item) },
    { text: `${change.firstYear}–${change.lastYear}` },
    { text: `${difference(first.ratio)} → ${difference(last.ratio)}` },
    {
      text: signed(change.netChange, 1) + (language === "ja" ? `（${interval}）` : ` (${interval})`),
      tone: change.netChange > 0 ? "high" : "low",
    },
    { text: change.q === null ? "" : shareText(change.q, language) },
  ];
}

function notShown(more: number, ja: boolean): string[] {
  if (more <= 0) return [];
  return [ja ? `ほか${more}行はノートに記載。` : `${more} more rows stand in the notes.`];
}
