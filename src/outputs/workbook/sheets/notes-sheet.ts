import { liesIn } from "../../../engine/plausibility/implausible.js";
import { referenceMoveNotes } from "../../../figures/notes/reference-moves.js";
import { releaseWords } from "../../../model/fiscal-year.js";
import { type Draft, headOf } from "../input.js";
import { type CellModel, cellsBeside, type SheetModel } from "../model.js";
import { creditLines, pageFooter, wrappedHeight } from "../page.js";
import { STYLE } from "../styles.js";
import { definitions } from "./definitions.js";

/** The last one, of the files' hashes, is not printed: beside it everything would be small, and nobody types them off. */
const WIDTHS = [190, 680, 560];

/** Definitions, reference, limits, sources, and how suppression is read. */
export function notesSheet(draft: Draft): SheetModel {
  const { input, sheets } = draft;
  const { language, header } = input;
  const ja = language === "ja";
  const nameOf = (id: string) => input.itemNames.get(id)?.[language] ?? id;
  const cells: CellModel[] = [
    { row: 0, column: 0, value: `${headOf(draft)}${ja ? "　説明" : ": notes"}`, style: STYLE.titleLine },
    { row: 1, column: 0, value: sheets.contents, style: STYLE.link, link: sheets.contents },
  ];
  let row = 3;
  const heights = [{ row: 0, height: 28 }];
  const line = (...values: readonly (string | null)[]) => {
    heights.push({
      row,
      height: Math.max(...values.map((value, i) => wrappedHeight(value ?? "", WIDTHS[i]!))),
    });
    const [term = null, ...texts] = values;
    cells.push({ row, column: 0, value: term, style: STYLE.cell });
    cells.push(...cellsBeside(row++, 1, texts, STYLE.wrappedCell));
  };
  const section = (title: string, lines: readonly (readonly string[])[]) => {
    if (lines.length === 0) return;
    cells.push({ row: row++, column: 0, value: title, style: STYLE.heading });
    for (const values of lines) line(...values);
    row++;
  };

  section(
    ja ? "数値の意味" : "What the numbers are",
    definitions(draft).map(({ term, text }) => [term[language], text[language]]),
  );
  const releases = input.pooled?.releases ?? [input.release];
  /** Names the year where there are several. */
  const ofYear = (release: number) =>
    input.pooled
      ? `${releaseWords([release], input.pooled.isOwn ?? false)[language]}${ja ? "：" : ": "}`
      : "";
  section(
    ja ? "算出できない項目" : "Items that cannot be computed",
    header.notComputable
      .filter(({ release }) => releases.includes(release))
      .map(({ release, item, reason }) => [nameOf(item), ofYear(release) + reason[language]]),
  );
  const codes = new Set(input.regions.map(({ code }) => code));
  section(
    ja
      ? "元データの誤りとみられる人数（値は「?」を付けて示し、色を付けず、判定・順位・地域どうしの比較からは除いた）"
      : 'Counts that look like errors of the source (their values stand with "?", without colour, mark and rank, and regions are compared without them)',
    header.implausible
      .filter((error) => releases.includes(error.release) && liesIn(error, codes))
      .map(({ release, item, name, reason }) => [
        nameOf(item),
        `${ofYear(release)}${name}${ja ? "：" : ": "}${reason[language]}`,
      ]),
  );
  section(
    ja
      ? "基準に含まれる、元データの誤りとみられる人数"
      : "Counts in the reference that look like errors of the source",
    input.items.flatMap(({ id }) =>
      referenceMoveNotes({ ...input, items: [id], sexes: draft.sexes }).map((note) => [nameOf(id), note]),
    ),
  );
  section(ja ? "出典" : "Sources", [
    ...creditLines(input).map((credit) => [ja ? "出典の表示" : "Credit", credit]),
    [ja ? "作成" : "Made with", `${header.tool.name} ${header.tool.version}`],
  ]);
  const heads = ja ? ["ファイル", "表題", "SHA-256"] : ["File", "Title", "SHA-256"];
  cells.push(...cellsBeside(row++, 0, heads, STYLE.header));
  // A file of one's own holds several tables without a title: it is named once.
  const named = new Set<string>();
  for (const { release, name, title, sha256 } of header.sources) {
    const source = [name, title, sha256].join("\n");
    if (!releases.includes(release) || named.has(source)) continue;
    named.add(source);
    line(name, title, sha256);
  }
  return {
    name: sheets.notes,
    widths: WIDTHS,
    heights,
    cells,
    print: {
      landscape: true,
      areas: [{ fromRow: 0, fromColumn: 0, toRow: row - 1, toColumn: WIDTHS.length - 2 }],
      repeatedRows: 0,
      footer: pageFooter(input),
    },
  };
}
