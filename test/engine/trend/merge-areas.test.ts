import { describe, expect, it } from "vitest";
import type { AreaChange } from "../../../src/catalog/regions/area-changes.js";
import { outerInterval } from "../../../src/engine/statistics/interval.js";
import { followAreas, type TrendRow } from "../../../src/engine/trend/merge-areas.js";
import { catalog } from "../../support/tables/fixtures.js";
import { NO_RATIO, row } from "./trend-row.js";

/** A made-up change: 1101 and 1102 become 1121, 1104 gets another code, 1105 is divided. */
const CHANGE: AreaChange = {
  from: 12,
  note: { ja: "合成の例", en: "a made-up example" },
  changes: [
    { from: ["1101", "1102"], to: ["1121"] },
    { from: ["1104"], to: ["1124"] },
    { from: ["1105"], to: ["1125", "1126"] },
  ],
};

const follow = (rows: readonly TrendRow[]) => followAreas(rows, CHANGE, "binomial", catalog);

/** The merged area of two rows. */
function merged(first: Partial<TrendRow>, second: Partial<TrendRow>): TrendRow {
  const [only, ...others] = follow([
    row(11, 5000, { code: "1101", ...first }),
    row(11, 4000, { code: "1102", ...second }),
  ]);
  expect(others).toEqual([]);
  expect(only!.code).toBe("1121");
  return only!;
}

describe("areas that changed", () => {
  it("leave all else as it was: rows from the change on, prefectures, divided areas", () => {
    const rows = [
      row(12, 5000, { code: "1101" }),
      row(12, 5000, { code: "1104" }),
      row(13, 5000, { code: "1104" }),
      row(11, 5000, { code: "1105" }),
      row(11, 5000, { code: "1104", level: "prefecture" }),
      row(11, 5000, { code: "1103" }),
    ];
    expect(follow(rows)).toEqual(rows);
    expect(followAreas(rows, { ...CHANGE, changes: null }, "binomial", catalog)).toEqual(rows);
  });

  it("are followed until the release before, with their counts", () => {
    const before = row(11, 5000, { code: "1104" });
    expect(follow([before])).toEqual([{ ...before, code: "1124" }]);
  });

  it("are merged by release, item, sex and ages", () => {
    const variants: Partial<TrendRow>[] = [{}, { release: 10 }, { item: "q08-smoking" }, { sex: "female" }];
    const rows = [...variants, { ages: "40-64" }].flatMap((variant) =>
      ["1101", "1102"].map((code) => row(11, 5000, { code, ...variant })),
    );
    const sums = follow(rows);
    expect(sums.map(({ code, observed }) => [code, observed])).toEqual(sums.map(() => ["1121", 10_000]));
    expect(sums).toHaveLength(5);
    // Of one area with two age groups no merged area comes, though there are two rows.
    expect(follow([row(11, 5000, { code: "1101" }), row(11, 5000, { code: "1101", ages: "40-64" })])).toEqual(
      [],
    );
  });

  it("that are exact add up to an exact ratio", () => {
    const sum = merged({}, {});
    expect(sum).toMatchObject({ examined: 20_000, observed: 9000, expected: 10_000, ratio: 90 });
    expect([sum.ratioLower, sum.ratioUpper]).toEqual([90, 90]);
    expect(sum.flags).toEqual(["exact", "merged"]);
    const half = { coverage: 50, nationalCoverage: 80, flags: [] };
    expect(merged(half, { ...half, coverage: 100 })).toMatchObject({
      coverage: (100 * 2) / 3,
      flags: ["exact", "merged", "coverage-apart"],
    });
    expect(merged(half, {}).coverage).toBeNull();
    expect([sum.ratioOuter95Lower, sum.ratioOuter95Upper]).toEqual([sum.ratioCi95Lower, sum.ratioCi95Upper]);
  });

  it("with hidden counts in one of them are bounded, by 95 % limits outside of them too", () => {
    const sum = merged({ observedLower: 4990, observedUpper: 5020, flags: ["bounded"] }, {});
    expect([sum.ratioLower, sum.ratio, sum.ratioUpper]).toEqual([89.9, 90, 90.2]);
    expect(sum.flags).toEqual(["bounded", "merged"]);
    const outer = outerInterval(
      "binomial",
      {
        examinedLower: 20_000,
        examinedUpper: 20_000,
        observedLower: 8990,
        observedUpper: 9020,
        expectedLower: 10_000,
        expectedUpper: 10_000,
      },
      0.95,
    )!;
    expect([sum.ratioOuter95Lower, sum.ratioOuter95Upper]).toEqual([outer.lower, outer.upper]);
    expect(outer.lower).toBeLessThan(sum.ratioCi95Lower!);
    expect(outer.upper).toBeGreaterThan(sum.ratioCi95Upper!);
    const expected = merged({ expectedLower: 4950, expectedUpper: 5050, flags: ["bounded"] }, {});
    expect(expected.flags).toEqual(["bounded", "merged"]);
    expect(expected.ratioUpper).toBeCloseTo((100 * 9000) / 9950, 12);
    expect(expected.ratioLower).toBeCloseTo((100 * 9000) / 10_050, 12);
  });

  it("of which one has no ratio have none together", () => {
    for (const sum of [
      merged({ ...NO_RATIO, observedUpper: null }, {}),
      merged({}, NO_RATIO),
      merged({ expectedLower: 0 }, { expectedLower: 0 }),
    ]) {
      expect(sum).toMatchObject(NO_RATIO);
      expect(sum.observed).toBe(9000);
    }
    expect(merged({ expectedLower: 0 }, {}).ratioUpper).toBeCloseTo((100 * 9000) / 5000, 12);
    // A hundredth of a person expected bounds a ratio, though widely.
    expect(merged({ expectedLower: 0.005 }, { expectedLower: 0.005 }).ratioUpper).toBeCloseTo(9e7, 0);
  });
});
