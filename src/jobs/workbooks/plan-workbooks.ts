import { isInPrefecture, isNation, NATION_CODE, NATION_NAME } from "../../catalog/levels.js";
import { yearChanges } from "../../engine/trend/year-change.js";
import type { Region } from "../../figures/figure-input.js";
import { SYNTHETIC } from "../../figures/plan/figure-source.js";
import { eraOf, figureItem, itemsOf, ownWords } from "../../figures/plan/source-inputs.js";
import { releaseFolder } from "../../model/fiscal-year.js";
import type { RatioRow } from "../../model/ratios.js";
import { notedMoves } from "../../model/reference-move.js";
import { nameInRelease, referenceName } from "../../model/reference-name.js";
import type { WorkbookInput } from "../../outputs/workbook/input.js";
import type { Bilingual, Language } from "../../text/language.js";
import type { ComputedRatios } from "../ratios/compute-ratios.js";

export interface WorkbookRequest {
  readonly ages: readonly string[];
  readonly language: Language;
  /** Prefectures whose workbooks are wanted; null for all of the rows, and the nation. */
  readonly prefectures?: ReadonlySet<string> | null;
}

/** A workbook that can be made. */
export interface PlannedWorkbook {
  /** Place in a folder of workbooks, without extension: "11", "release-08/00" for the nation. */
  readonly path: string;
  /** The prefecture, or "00". */
  readonly code: string;
  rows(): readonly RatioRow[];
  /** Those of the year before, from which the changes come; none where the result does not have it. */
  rowsBefore(): readonly RatioRow[];
  make(): Promise<Uint8Array>;
}

const NAIVE: Bilingual = {
  ja: "秘匿された人数を0とみなした値。使用しないこと。",
  en: "Suppressed counts were read as 0: numbers not to be used.",
};

/**
 * Every workbook that a result gives: of each release the nation with its prefectures, where there are several, and
 * each prefecture whose areas are there. Rows are made when their turn comes.
 */
export function planWorkbooks(result: ComputedRatios, request: WorkbookRequest): PlannedWorkbook[] {
  const releases = [...new Set(result.table.column("release"))];
  return releases.flatMap((release) => {
    const folder = releases.length > 1 ? releaseFolder(release, result.catalog.ownCredit !== null) : "";
    return codesOf(result, release, request).map((code) => {
      const rows = () => rowsOf(result, release, code);
      const rowsBefore = () => rowsOfYearBefore(result, release, code);
      return {
        path: `${folder}${code}`,
        code,
        rows,
        rowsBefore,
        make: async () => {
          const [{ workbookModel }, { workbookBytes }] = await Promise.all([
            import("../../outputs/workbook/workbook.js"),
            import("../../outputs/workbook/package/write.js"),
          ]);
          const input = workbookInput(result, request, code, rows());
          return workbookBytes(await workbookModel(withChanges(input, rowsBefore(), result)));
        },
      };
    });
  });
}

function codesOf({ table }: ComputedRatios, release: number, { prefectures }: WorkbookRequest): string[] {
  const [levels, codes, releases] = [
    table.column("level"),
    table.column("prefectureCode"),
    table.column("release"),
  ];
  const withAreas = new Set<string>();
  const all = new Set<string>();
  for (const [i, code] of codes.entries()) {
    if (code === null || releases[i] !== release) continue;
    if (isInPrefecture(levels[i]!)) withAreas.add(code);
    else all.add(code);
  }
  const wanted = (code: string) => !prefectures || prefectures.has(code);
  // One prefecture without areas is a workbook of its own; of several, the nation's workbook has them.
  const own = all.size === 1 ? new Set([...withAreas, ...all]) : withAreas;
  const nation = all.size > 1 && !prefectures ? [NATION_CODE] : [];
  return [...nation, ...[...own].filter(wanted).sort()];
}

function rowsOf({ table }: Pick<ComputedRatios, "table">, release: number, code: string): RatioRow[] {
  const [levels, codes, releases] = [
    table.column("level"),
    table.column("prefectureCode"),
    table.column("release"),
  ];
  const rows: RatioRow[] = [];
  for (let i = 0; i < table.size; i++) {
    const belongs =
      code === NATION_CODE ? !isInPrefecture(levels[i]!) : codes[i] === code && !isNation(levels[i]!);
    if (belongs && releases[i] === release) rows.push(table.row(i));
  }
  return rows;
}

function rowsOfYearBefore(result: ComputedRatios, release: number, code: string): RatioRow[] {
  const [releases, years] = [result.table.column("release"), result.table.column("fiscalYear")];
  const before = releases[years.indexOf(years[releases.indexOf(release)]! - 1)];
  return before === undefined ? [] : rowsOf(result, before, code);
}

/** With the change of each ratio from the year before, where any of them compares. */
function withChanges(
  input: WorkbookInput,
  before: readonly RatioRow[],
  { catalog, header }: ComputedRatios,
): WorkbookInput {
  if (before.length === 0) return input;
  const moved = notedMoves(header.referenceMoves, null);
  const changeOf = yearChanges([...before, ...input.rows], catalog, moved);
  return input.rows.some((row) => changeOf(row)) ? { ...input, changeOf } : input;
}

function workbookInput(
  { header, catalog, second, pooled }: ComputedRatios,
  { ages, language }: WorkbookRequest,
  code: string,
  rows: readonly RatioRow[],
): WorkbookInput {
  const [first] = rows;
  if (!first) throw new Error(`no rows for a workbook of ${code}`);
  const nameOf = (prefectureCode: string): Bilingual | undefined =>
    prefectureCode === NATION_CODE
      ? NATION_NAME
      : catalog.prefectures.find((known) => known.code === prefectureCode)?.name;
  const name = nameOf(code) ?? { ja: first.prefecture ?? code, en: first.prefecture ?? code };
  const notes = [
    ...(header.synthetic ? [SYNTHETIC] : []),
    ...(header.suppression === "naive" ? [NAIVE] : []),
  ];
  return {
    prefecture: { code, name: name.ja, english: name.en },
    release: first.release,
    fiscalYear: first.fiscalYear,
    era: eraOf(catalog, first, pooled),
    ...(pooled ? { pooled } : {}),
    reference: nameInRelease(
      referenceName(header.reference, catalog.prefectures, header.referenceMoves),
      first.release,
      pooled?.releases,
    ),
    rows,
    ...(second && code !== NATION_CODE
      ? {
          second: {
            reference: { ...name, long: name },
            rows: rowsOf({ table: second }, first.release, code),
          },
        }
      : {}),
    language,
    ...(notes.length > 0
      ? { note: { ja: notes.map(({ ja }) => ja).join(" "), en: notes.map(({ en }) => en).join(" ") } }
      : {}),
    ...ownWords(catalog),
    header,
    regions: regionsOf(rows, code, (region) => nameOf(region.code)?.[language] ?? region.name),
    items: itemsOf({ rows, catalog }).map((item) => figureItem(catalog, item)),
    ages,
    itemNames: new Map(catalog.items.map(({ id, name }) => [id, name])),
  };
}

/** The whole first, then its parts in code order. */
function regionsOf(rows: readonly RatioRow[], whole: string, nameOf: (region: Region) => string): Region[] {
  const regions = new Map(rows.map(({ code, name }) => [code, { code, name }]));
  return [...regions.values()]
    .map((region) => ({ ...region, name: nameOf(region) }))
    .sort((a, b) => Number(b.code === whole) - Number(a.code === whole) || (a.code < b.code ? -1 : 1));
}
