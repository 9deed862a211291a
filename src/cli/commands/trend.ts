import { z } from "zod";
import { refuseNoInput } from "../../jobs/read-input.js";
import { type ComputedTrends, computeTrends } from "../../jobs/trends/compute-trends.js";
import { trendPieces } from "../../outputs/tables/trend.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import { inputOptions, selectionOptions } from "../choices.js";
import { markColours } from "../mark-colours.js";
import { chosenFormat } from "../output-format.js";

export const trendOptions = z.object({
  ...inputOptions.shape,
  ...selectionOptions.shape,
  baseRelease: z.string().optional(),
  areaChanges: z.string().optional(),
  format: z.string().optional(),
  out: z.string().optional(),
});
export type TrendOptions = z.input<typeof trendOptions>;

const FORMATS = ["json", "ndjson", "csv", "table"] as const;

/** `ndb-ratio trend PATH…`: ratios over the releases, their net change, and whether it is more than usual. */
export async function trend(
  paths: readonly string[],
  options: TrendOptions,
  effects: Effects,
): Promise<void> {
  const parsed = trendOptions.parse(options);
  refuseNoInput(paths, parsed.table);
  const isGlance = parsed.out === undefined && effects.columns !== undefined;
  const format = chosenFormat(parsed.format, parsed.out, FORMATS) ?? (isGlance ? "table" : "json");
  const computed = await computeTrends(paths, parsed, effects);
  if (computed.trends.length === 0) throw nothingToShow();
  const { note } = computed.header.reference;
  if (note && format !== "table") effects.say(note);
  const pieces = await piecesOf(format, computed, parsed.out !== undefined, effects);
  if (parsed.out === undefined) await effects.write(pieces);
  else effects.writeFile(parsed.out, pieces);
}

async function piecesOf(
  format: (typeof FORMATS)[number],
  computed: ComputedTrends,
  toFile: boolean,
  effects: Effects,
): Promise<Iterable<string> | Iterable<Uint8Array>> {
  const { header, trends } = computed;
  if (format === "table") {
    const { trendTable } = await import("../../outputs/tables/trend-table.js");
    const width = toFile ? undefined : effects.columns;
    return trendTable(computed, effects.language, { width, byMark: markColours(width !== undefined) });
  }
  return trendPieces(format === "csv" && toFile ? "excel-csv" : format, header, trends);
}

function nothingToShow(): Failure {
  return new Failure({
    ja: "示せる年次推移がありません。項目・都道府県・医療圏の指定を確かめてください。",
    en: "there is no trend to show. Check the items, prefectures and areas asked for.",
  });
}
