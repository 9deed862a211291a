import { selectItems } from "../../../catalog/items/items.js";
import { GEOGRAPHIES } from "../../../catalog/levels.js";
import { loadCatalog } from "../../../catalog/load.js";
import { releaseGuards } from "../../../engine/resolve-release.js";
import { chosenPrefectures } from "../../../jobs/chosen.js";
import { credits, isSynthetic } from "../../../jobs/credit.js";
import { noTableFound } from "../../../jobs/input/missing-tables.js";
import { readInput, refuseDoubtfulInput } from "../../../jobs/input/read-input.js";
import { withOwnItems } from "../../../jobs/ratios/request.js";
import { COUNT, COUNTS_SCHEMA } from "../../../model/columns/count-row.js";
import { type CountTable, tablesOf } from "../../../model/counts.js";
import { type CountChoice, countPieces } from "../../../outputs/tables/counts-rows.js";
import { resultSource } from "../../../outputs/tables/result.js";
import type { RowWords } from "../../../outputs/tables/rows.js";
import { japaneseWords } from "../../../outputs/tables/terminal/japanese-words.js";
import { TOOL } from "../../../process/version.js";
import type { PathsCommand } from "../../declared/declared-command.js";
import { checkedOptions } from "../../options/check.js";
import { COUNTS } from "../../options/of-numbers.js";
import type { Values } from "../../options/option.js";
import { inputRequest } from "../../options/requests.js";
import { deliver, endingsOf, formatAsked } from "../../out-name.js";
import { columnarFile, formatWithHeads, refuseBinaryOnTerminal } from "../../output-format.js";

type Format = NonNullable<Values<typeof COUNTS>["format"]>;

/** `ndb-ratio counts PATH…`: every cell of the official tables as one long table. */
export const counts: PathsCommand<typeof COUNTS> = async (paths, written, effects) => {
  const options = checkedOptions(COUNTS, written);
  const { item, out, level: levels = GEOGRAPHIES } = options;
  const request = inputRequest(paths, options);
  const asked = formatAsked(options.format, out, endingsOf(COUNTS.format.words));
  const format = formatWithHeads(options.headers, asked, ["csv"]) ?? "csv";
  refuseBinaryOnTerminal(format, out, effects);
  const { catalog } = withOwnItems(loadCatalog(), options.itemsFile);
  const wanted = item ? new Set(selectItems(catalog, item).map(({ table }) => table)) : null;
  const prefectures = chosenPrefectures(options.prefecture, catalog);
  const input = await readInput(request, wanted, effects, catalog);
  refuseDoubtfulInput(input, options.acceptSmallCounts);
  const choice: CountChoice = {
    prefectures,
    prefectureNames: new Map(catalog.prefectures.map(({ code, name }) => [code, name.ja])),
    guards: releaseGuards(input.releases, catalog),
  };
  const tables = tablesOf(input).filter(({ geography }) => levels.includes(geography));
  if (tables.length === 0) throw noTableFound(input.reading.setAside);
  const words = options.headers === "ja" ? japaneseWords(COUNT, catalog) : undefined;
  const pieces = await countsPieces(format, tables, choice, words, out !== undefined);
  await deliver(pieces, out, effects);
};

async function countsPieces(
  format: Format,
  tables: readonly CountTable[],
  choice: CountChoice,
  words: RowWords | undefined,
  toFile: boolean,
): Promise<Iterable<string | Uint8Array>> {
  if (format === "csv" || format === "ndjson")
    return countPieces(format === "csv" && toFile ? "excel-csv" : format, tables, choice, words);
  const { countColumns } = await import("../../../outputs/tables/columnar/columnar.js");
  const columns = await countColumns(tables, choice);
  const metadata = {
    schema: COUNTS_SCHEMA,
    credit: credits(tables).join("\n"),
    header: JSON.stringify(header(tables)),
  };
  return [await columnarFile(format, columns, metadata)];
}

function header(tables: readonly CountTable[]) {
  return {
    schema: COUNTS_SCHEMA,
    tool: TOOL,
    credit: credits(tables),
    synthetic: tables.some(isSynthetic),
    sources: tables.map(resultSource),
  };
}
