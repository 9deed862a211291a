import { itemName } from "../../../catalog/items/description.js";
import { AREA } from "../../../catalog/levels.js";
import { loadCatalog } from "../../../catalog/load.js";
import { boundsAndNaive } from "../../../jobs/ratios/bounds-and-naive.js";
import { WHOLE_AGES } from "../../../model/ages.js";
import type { RatioTable } from "../../../model/tables/ratio-table.js";
import { percent, plain } from "../../../text/numbers.js";
import { formatTable } from "../../../text/table.js";
import type { PathsCommand } from "../../declared/declared-command.js";
import { checkedOptions } from "../../options/check.js";
import { SUPPRESSION } from "../../options/of-numbers.js";
import { inputRequest, ratioChoice } from "../../options/requests.js";

/**
 * `ndb-ratio suppression PATH…`: what the hidden counts of these files do to the ratios of areas: how wide the bounds
 * are, and how often the reading of "-" as 0 gives a ratio that the published totals rule out.
 */
export const suppression: PathsCommand<typeof SUPPRESSION> = async (paths, written, effects) => {
  const options = checkedOptions(SUPPRESSION, written);
  const request = inputRequest(paths, options);
  // Counts of one's own have municipalities in the place of areas.
  const levels = [AREA, "municipality"] as const;
  const chosen = { ...ratioChoice(options), levels, sexes: ["male", "female"] } as const;
  const catalog = loadCatalog();
  const { table, naive } = await boundsAndNaive(request, chosen, effects, catalog);
  const nameOf = (id: string) => itemName(id, catalog)[effects.language];
  const words = WORDS[effects.language];
  await effects.write([
    `${words.widths(table.column("level")[0] === "municipality")}\n`,
    formatTable([[...words.widthHeader], ...widthRows(table)], { header: true, align: RIGHT }),
    `\n${words.naive}\n`,
    formatTable([[...words.naiveHeader], ...naiveRows(table, naive, words.all, nameOf)], {
      header: true,
      align: RIGHT,
    }),
  ]);
};

const RIGHT = ["left", ...new Array<"right">(6).fill("right")] as ("left" | "right")[];

const WORDS = {
  ja: {
    widths: (ofMunicipalities: boolean) =>
      `標準化該当比の取りうる範囲の幅（ポイント、${ofMunicipalities ? "市区町村" : "二次医療圏"}、男女別）`,
    widthHeader: ["年齢", "比の数", "中央値", "90%点", "1超", "10超", "上限なし"],
    naive: "秘匿（-）を 0 とみなした比（40～74歳）：公表値からありえない比の数",
    naiveHeader: ["項目", "比の数", "範囲外", "割合", "10ポイント超の差", "割合", "最大の差"],
    all: "すべて",
  },
  en: {
    widths: (ofMunicipalities: boolean) =>
      `Width of the ratios' bounds (points; ${ofMunicipalities ? "municipalities" : "areas"}, men and women apart)`,
    widthHeader: ["ages", "ratios", "median", "p90", "> 1", "> 10", "unbounded"],
    naive: "Ratios with hidden counts read as 0 (ages 40–74): how many the published totals rule out",
    naiveHeader: ["item", "ratios", "outside", "share", "off by > 10", "share", "worst"],
    all: "all",
  },
} as const;

/** A row an age group: quantiles of the width of the bounds (upper − lower, points), and how many are wide or open. */
function widthRows(table: RatioTable): string[][] {
  const [ages, lower, upper] = [table.column("ages"), table.column("ratioLower"), table.column("ratioUpper")];
  return [...new Set(ages)].map((group) => {
    const widths: number[] = [];
    let unbounded = 0;
    for (let i = 0; i < table.size; i++) {
      if (ages[i] !== group || Number.isNaN(lower[i])) continue;
      if (Number.isNaN(upper[i])) unbounded++;
      widths.push(Number.isNaN(upper[i]) ? Number.POSITIVE_INFINITY : upper[i]! - lower[i]!);
    }
    const sorted = Float64Array.from(widths).sort();
    const quantile = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    const wider = (points: number) => sorted.length - sorted.filter((width) => width <= points).length;
    return [
      group,
      String(sorted.length),
      plain(quantile(0.5), 2),
      plain(quantile(0.9), 2),
      String(wider(1)),
      String(wider(10)),
      String(unbounded),
    ];
  });
}

/** A bound met in the last digit is no contradiction. */
const ROUNDING = 1e-9;
const FAR_POINTS = 10;

/** A row for all items together and for each item: how many naive ratios lie outside the bounds, or far from the best estimate. */
function naiveRows(
  table: RatioTable,
  naive: RatioTable,
  all: string,
  nameOf: (item: string) => string,
): string[][] {
  const items = table.column("item");
  const ages = table.column("ages");
  const [lower, upper, ratio] = [
    table.column("ratioLower"),
    table.column("ratioUpper"),
    table.column("ratio"),
  ];
  const asZero = naive.column("ratio");
  const tally = new Map<string, { count: number; outside: number; far: number; worst: number }>();
  const total = { count: 0, outside: 0, far: 0, worst: 0 };
  for (let i = 0; i < table.size; i++) {
    if (ages[i] !== WHOLE_AGES || Number.isNaN(ratio[i])) continue;
    const own = tally.get(items[i]!) ?? { count: 0, outside: 0, far: 0, worst: 0 };
    tally.set(items[i]!, own);
    const value = Number.isNaN(asZero[i]) ? 0 : asZero[i]!;
    const slack = ROUNDING * (1 + value);
    const off = Math.abs(value - ratio[i]!);
    for (const sum of [own, total]) {
      sum.count++;
      if (value < lower[i]! - slack || value > upper[i]! + slack) sum.outside++;
      if (off > FAR_POINTS) sum.far++;
      sum.worst = Math.max(sum.worst, off);
    }
  }
  const row = (name: string, { count, outside, far, worst }: typeof total) => [
    name,
    String(count),
    String(outside),
    percent(outside / count),
    String(far),
    percent(far / count),
    plain(worst, 1),
  ];
  const byShare = [...tally].sort(([, a], [, b]) => b.outside / b.count - a.outside / a.count);
  return [row(all, total), ...byShare.map(([item, sums]) => row(nameOf(item), sums))];
}
