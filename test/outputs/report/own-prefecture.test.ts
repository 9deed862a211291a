import { describe, expect, it } from "vitest";
import { readRelease } from "../../../src/jobs/input/read-release.js";
import { computeRatios } from "../../../src/jobs/ratios/compute-release.js";
import type { FigureRow, RatioRow } from "../../../src/model/ratios.js";
import { hasOwnPrefectures, ownPrefectureRatios } from "../../../src/outputs/report/packed/own-prefecture.js";
import { ReportRatios } from "../../../src/outputs/report/packed/pack.js";
import { RatioStore } from "../../../src/outputs/report/packed/unpack.js";
import { finished } from "../../support/program/finished.js";

const AGES = ["40-74", "40-64", "65-74", "5-year"];
const keyOf = ({ code, sex, ages }: FigureRow) => `${code} ${sex} ${ages}`;

/** An item of release 8 as the page keeps it, and the same computed against each region's own prefecture. */
function pageOf(item: string, prefectures: readonly string[], reference = "national") {
  const release = readRelease(8);
  const request = { items: [item], prefectures, levels: ["prefecture", "area"], ages: AGES } as const;
  const ratios = new ReportRatios();
  for (const row of computeRatios(release, { ...request, reference }).rows) ratios.push(row);
  const { grids, bytes } = finished(ratios.finishing());
  const own = computeRatios(release, { ...request, reference: "own-prefecture" }).rows;
  return {
    grids,
    interval: "binomial" as const,
    store: new RatioStore(grids, Buffer.concat(bytes)),
    computed: new Map<string, RatioRow>([...own].map((row) => [keyOf(row), row])),
  };
}

describe("the page's own-prefecture ratios", () => {
  it.each([
    ["bmi-ge-25", ["埼玉", "鳥取", "北海道"]],
    ["urine-glucose-positive", ["埼玉", "鳥取"]],
  ])(
    "of %s are those that compute gives, to the decimal where nothing is hidden, else to the point",
    (item, prefectures) => {
      const { grids, interval, store, computed } = pageOf(item, prefectures);
      const rows = store.rows({ release: 8 });
      const own = ownPrefectureRatios({ grids, interval }, store, rows)!;
      let [exact, estimated, bounded, marked, widest] = [0, 0, 0, 0, 0];
      for (const row of rows) {
        const found = own(row);
        const { difference, flags, level, mark, ratioLower, ratioUpper } = computed.get(keyOf(row))!;
        const side = mark?.replace(/-.*/, "");
        if (row.flags.includes("wide") || row.difference === null) {
          expect(found).toBeNull();
          continue;
        }
        if (found!.isEstimate) {
          estimated++;
          // What holds must hold the bounds that know more, and what it marks must be marked by these.
          const { lower, upper } = found!;
          if (lower !== null && upper !== null) {
            bounded++;
            expect(lower).toBeLessThanOrEqual(ratioLower! - 100 + 1e-9);
            expect(upper).toBeGreaterThanOrEqual(ratioUpper! - 100 - 1e-9);
            widest = Math.max(widest, upper - lower - (ratioUpper! - ratioLower!));
          }
          if (found!.side !== "none" && found!.side !== null) expect(side).toBe(found!.side);
          if (!flags.includes("wide")) expect(Math.abs(found!.difference - difference!)).toBeLessThan(0.2);
        } else {
          exact++;
          expect(found!.difference).toBeCloseTo(difference!, 9);
          if (level === "prefecture") continue;
          expect(found!.side).toBe(side);
          if (side !== "none") marked++;
        }
      }
      expect(exact).toBeGreaterThan(50);
      expect(estimated).toBeGreaterThan(20);
      expect(marked).toBeGreaterThan(5);
      expect(bounded).toBeGreaterThan(0.9 * estimated);
      expect(widest).toBeLessThan(1.5);
    },
  );

  it("are not there where the page is compared with a prefecture already, or has no 5-year classes", () => {
    const { grids, interval, store } = pageOf("bmi-ge-25", ["鳥取"], "prefecture:31");
    expect(ownPrefectureRatios({ grids, interval }, store, store.rows({ release: 8 }))).toBeNull();
    const national = pageOf("bmi-ge-25", ["鳥取"]).grids;
    expect(hasOwnPrefectures({ grids: national })).toBe(true);
    expect(hasOwnPrefectures({ grids: national.filter(({ ages }) => ages.includes("40-74")) })).toBe(false);
  });
});
