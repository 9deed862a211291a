import { type ComputedTrends, computeTrends } from "../../../jobs/trends/compute-trends.js";
import { TREND as TREND_ROW } from "../../../model/columns/trend-columns.js";
import { japaneseWords } from "../../../outputs/tables/terminal/japanese-words.js";
import { trendPieces } from "../../../outputs/tables/trend.js";
import type { Effects } from "../../../process/effects.js";
import { Failure } from "../../../text/failure.js";
import type { PathsCommand } from "../../declared/declared-command.js";
import { checkedOptions } from "../../options/check.js";
import { TREND } from "../../options/of-numbers.js";
import type { Values } from "../../options/option.js";
import { inputRequest, ratioChoice } from "../../options/requests.js";
import { deliver, endingsOf, formatAsked } from "../../out-name.js";
import { formatWithHeads } from "../../output-format.js";

type Format = NonNullable<Values<typeof TREND>["format"]>;

/** `ndb-ratio trend PATH…`: ratios over the releases, their net change, and whether it is more than usual. */
export const trend: PathsCommand<typeof TREND> = async (paths, written, effects) => {
  const options = checkedOptions(TREND, written);
  const { out, baseRelease, areaChanges } = options;
  const request = inputRequest(paths, options);
  const isGlance = out === undefined && effects.columns !== undefined;
  const asked = formatAsked(options.format, out, endingsOf(TREND.format.words));
  const usual = options.headers === "ja" ? "csv" : "json";
  const format = formatWithHeads(options.headers, asked, ["csv", "table"]) ?? (isGlance ? "table" : usual);
  const choice = { ...ratioChoice(options), baseRelease, areaChanges };
  const computed = await computeTrends(request, choice, effects);
  if (computed.trends.length === 0) {
    throw new Failure({
      ja: "示せる年次推移がありません。項目・都道府県・医療圏の指定を確かめてください。",
      en: "there is no trend to show. Check the items, prefectures and areas asked for.",
    });
  }
  const { note } = computed.header.reference;
  if (note && format !== "table") effects.say(note);
  const pieces = await piecesOf(format, computed, options.headers, out !== undefined, effects);
  await deliver(pieces, out, effects);
};

async function piecesOf(
  format: Format,
  computed: ComputedTrends,
  headers: "en" | "ja",
  toFile: boolean,
  effects: Effects,
): Promise<Iterable<string> | Iterable<Uint8Array>> {
  const { header, trends } = computed;
  if (format === "table") {
    const { trendTable } = await import("../../../outputs/tables/terminal/trend-table.js");
    return trendTable(computed, toFile ? { ...effects, columns: undefined } : effects);
  }
  const words = headers === "ja" ? japaneseWords(TREND_ROW, computed.catalog) : undefined;
  return trendPieces(format === "csv" && toFile ? "excel-csv" : format, header, trends, words);
}
