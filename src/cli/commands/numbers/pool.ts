import type { InputRequest } from "../../../jobs/input/read-input.js";
import { pooledAsNewest, pooledRatios } from "../../../jobs/pool/compute-pooled.js";
import type { ComputedPool } from "../../../jobs/pool/pool-table.js";
import type { RatioChoice } from "../../../jobs/ratios/request.js";
import { POOLED, POOLED_COLUMNS } from "../../../model/columns/pooled-columns.js";
import { poolWords } from "../../../model/pool.js";
import { referenceName } from "../../../model/reference-name.js";
import { dataColumns } from "../../../outputs/tables/columnar/columnar.js";
import { POOLED_COLUMNS_SCHEMA, POOLED_SCHEMA, pooledPieces } from "../../../outputs/tables/pooled.js";
import { writtenHeader } from "../../../outputs/tables/result.js";
import { japaneseWords } from "../../../outputs/tables/terminal/japanese-words.js";
import type { Effects } from "../../../process/effects.js";
import { misuse } from "../../../text/failure.js";
import type { Language } from "../../../text/language.js";
import type { COMPUTE } from "../../options/of-numbers.js";
import type { Values } from "../../options/option.js";
import { deliver } from "../../out-name.js";
import { ratioFile } from "../../output-format.js";
import {
  chosenView,
  GLANCE_ROWS,
  moreRows,
  OTHER_COLUMNS,
  tableHeading,
  type ViewSetting,
  viewedRows,
} from "../../result-view.js";

type Format = NonNullable<Values<typeof COMPUTE>["format"]>;

interface PoolOptions extends Pick<Values<typeof COMPUTE>, "out" | "columns" | "sort" | "top" | "headers"> {
  readonly lang: Language;
  readonly format: Format;
  /** The first rows at a terminal, where nothing else is asked for. */
  readonly isGlance: boolean;
}

/** `ndb-ratio compute --pool 7-9`: ratios of several releases added up. */
export async function computePool(
  input: InputRequest,
  choice: RatioChoice,
  releases: readonly number[],
  { format, out, isGlance, headers, lang, ...options }: PoolOptions,
  effects: Effects,
): Promise<void> {
  if (format === "pptx") {
    throw misuse((name) => ({
      ja: `${name("pool")} の結果はスライド（pptx）にできません。表は json、ndjson、csv、arrow、parquet、table、xlsx に、図は chart、文は words、一覧は top で作れます。`,
      en: `${name("pool")} does not go with slides (pptx). Tables go as json, ndjson, csv, arrow, parquet, table and xlsx; figures are made by chart, sentences by words, lists by top.`,
    }));
  }
  if (format === "xlsx") {
    const computed = await pooledAsNewest(input, choice, releases, effects);
    const { workbookAsMade } = await import("../../../jobs/workbooks/one-workbook.js");
    return deliver(workbookAsMade(computed, choice, lang), out, effects);
  }
  const view = chosenView(isGlance ? { ...options, top: options.top ?? GLANCE_ROWS } : options);
  const computed = await pooledRatios(input, choice, releases, effects);
  const { size } = computed.table;
  const shown = { ...computed, table: await viewedRows(computed.table, view) };
  const words = headers === "ja" ? japaneseWords(POOLED, computed.catalog) : undefined;
  const pieces = await piecesOf(format, shown, { view, words, toFile: out !== undefined }, effects);
  await deliver(pieces, out, effects);
  if (isGlance && options.top === undefined && size > GLANCE_ROWS) effects.say(moreRows(size));
}

async function piecesOf(
  format: Exclude<Format, "xlsx" | "pptx">,
  { header, table, catalog }: ComputedPool,
  { view, words, toFile }: ViewSetting,
  effects: Effects,
): Promise<Iterable<string | Uint8Array>> {
  const columns = view.columns ?? POOLED_COLUMNS;
  if (format === "table") {
    const { readerOf, resultTable, TABLE_COLUMNS } = await import(
      "../../../outputs/tables/terminal/result-table.js"
    );
    const reference = referenceName(header.reference, catalog.prefectures).long[effects.language];
    const releases = header.pool.years.map(({ release }) => release);
    const { ja, en } = poolWords(releases, header.own !== undefined);
    const added = { ja: `${ja}の人数を合わせた比。`, en: `${en} added up; ` };
    return [
      `${added[effects.language]}${tableHeading(reference, header, effects.language)}\n`,
      resultTable(table, view.columns ?? TABLE_COLUMNS, readerOf(effects, toFile), OTHER_COLUMNS, words),
    ];
  }
  if (format === "arrow" || format === "parquet") {
    const schema = view.columns ? POOLED_COLUMNS_SCHEMA : POOLED_SCHEMA;
    return [await ratioFile(format, dataColumns(table, columns), schema, writtenHeader(header))];
  }
  return pooledPieces(format === "csv" && toFile ? "excel-csv" : format, header, table, columns, words);
}
