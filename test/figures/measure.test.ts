import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../src/figures/area-bars/area-bars.js";
import { keyOf } from "../../src/figures/caterpillar/texts.js";
import { rateClassNames } from "../../src/figures/chart/classes.js";
import { oneReferenceRateOf } from "../../src/figures/chart/measure.js";
import { ratesDomain } from "../../src/figures/difference-scale.js";
import { coverageNotes, coverageNotesOfYears } from "../../src/figures/notes/coverage-notes.js";
import type { FigureRow } from "../../src/model/ratios.js";
import { failureOf } from "../support/failures.js";
import { figureInput, ratioRow, SAITAMA } from "./synthetic/synthetic-rows.js";

/** The rates of a row that has a reference rate. */
const withRates = (row: FigureRow, referenceRate: number): FigureRow => {
  const rate = (ratio: number | null) => (ratio === null ? null : (referenceRate * ratio) / 100);
  return {
    ...row,
    referenceRate,
    adjustedRate: rate(row.ratio),
    adjustedRateLower: rate(row.ratioLower),
    adjustedRateUpper: rate(row.ratioUpper),
  };
};

const REFERENCES: Readonly<Record<string, number>> = { "40-74": 36, "40-64": 38, "65-74": 32 };

function input() {
  const made = figureInput(SAITAMA);
  const rows = made.rows.map((row) => withRates(row, REFERENCES[row.ages]!));
  return { ...made, rows, measure: "adjusted-rate" as const };
}

interface Drawn {
  readonly data: { readonly values: readonly Record<string, unknown>[] };
  readonly params: readonly { readonly name: string; readonly value: unknown }[];
}

describe("area-bars of adjusted rates", () => {
  const spec = areaBarsSpec(input()) as unknown as Drawn;
  const text = JSON.stringify(spec);

  it("draw the rate of each bar, and the rate of the reference at the same ages", () => {
    const rows = spec.data.values;
    expect(rows).toHaveLength(11 * 2 * 3);
    for (const row of rows) {
      expect(row.referenceRate).toBe(REFERENCES[row.ages as string]);
      const difference = row.difference as number;
      expect(row.adjustedRate).toBeCloseTo((REFERENCES[row.ages as string]! * (100 + difference)) / 100, 9);
    }
    expect(text).toContain('"field":"referenceRate"');
    expect(text).toContain("全国の該当率（同じ性・年齢）");
  });

  it("begin at 0 and say that they are per cent", () => {
    const domain = spec.params.find(({ name }) => name === "domain")!.value as number[];
    expect(domain[0]).toBe(0);
    expect(domain[1]).toBeGreaterThan(38 * 1.2);
    expect(text).toContain("年齢調整該当率（％）");
    expect(text).not.toContain("標準化該当比（対全国）");
  });

  it("are not called age-adjusted where all ages are one class", () => {
    const whole = JSON.stringify(areaBarsSpec({ ...input(), ageClasses: ["40-74"] }));
    expect(whole).toContain("該当率（年齢調整なし、％）");
    expect(whole).toContain("年齢の構成の違いは調整していない");
    const titles = whole.replaceAll(/"field":"adjustedRateWords"[^}]*/g, "");
    expect(titles).not.toContain("年齢調整該当率");
    const english = JSON.stringify(areaBarsSpec({ ...input(), ageClasses: ["40-74"], language: "en" }));
    expect(english).toContain(", rate, not age-adjusted");
  });

  it("print them with as many decimals as the item has, of the summary age group", () => {
    const values = spec.data.values.flatMap(({ value, ages }) =>
      value === undefined ? [] : [[ages, value]],
    );
    expect(values).toHaveLength(11 * 2);
    for (const [ages, value] of values) {
      expect(ages).toBe("40-74");
      expect(value).toMatch(/^\d+\.\d$/);
    }
  });

  it("are refused where the result is of a version that had no rates", () => {
    const { rows } = figureInput(SAITAMA);
    expect(failureOf(() => areaBarsSpec({ ...input(), rows })).text.en).toContain("adjusted-rate");
  });
});

describe("regions on one axis of rates", () => {
  it("are refused where each has a reference of its own", () => {
    const rows = [36, 34].map((rate) => withRates(ratioRow({ difference: 1 }), rate));
    expect(oneReferenceRateOf(rows.slice(0, 1))).toBe(36);
    expect(failureOf(() => oneReferenceRateOf(rows)).text.en).toContain("one axis");
  });
});

describe("the key of a caterpillar plot", () => {
  it("says of rates that the ratio's range is wide: 10 points are not 10 per cent", () => {
    const textsOf = (measure: "ratio" | "adjusted-rate", language: "ja" | "en") =>
      keyOf({ ...input(), ages: "40-74", measure }, { others: true, beyond: false }).map(
        ([, , text]) => text[language],
      );
    const own = "秘匿された人数により取りうる範囲（ほかの医療圏は";
    expect(textsOf("ratio", "ja")).toContain(`${own}幅10ポイント超のみ）`);
    expect(textsOf("adjusted-rate", "ja")).toContain(`${own}比の幅10ポイント超のみ）`);
    expect(textsOf("adjusted-rate", "en").join()).toContain(
      "where that of the ratio is wider than 10 points",
    );
  });
});

describe("the range of rates", () => {
  const row = (adjustedRate: number, adjustedRateUpper = adjustedRate) => ({
    adjustedRate,
    adjustedRateUpper,
    referenceRate: 1,
    ratioLower: 100,
    ratioUpper: 100,
  });

  it("holds rates under one per cent and above a hundred with ends that are round", () => {
    expect(ratesDomain([{ ...row(0.31), referenceRate: 0.2 }])).toEqual([0, 0.35]);
    expect(ratesDomain([row(112)])[1]).toBeGreaterThanOrEqual(112 * 1.08);
    expect(ratesDomain([])[0]).toBe(0);
  });
});

describe("the classes of a map of rates", () => {
  it("are those of the ratio as shares of the reference rate", () => {
    expect(rateClassNames(40, "ja")).toEqual([
      "32.0%以下",
      "32.0～36.0%",
      "36.0～38.0%",
      "38.0～42.0%",
      "42.0～44.0%",
      "44.0～48.0%",
      "48.0%以上",
    ]);
  });
});

describe("notes on how many have a value", () => {
  const row = (part: Partial<FigureRow>) => ratioRow({ difference: 0, nationalCoverage: 57.2, ...part });

  it("say it of an item that less than 80 % of the nation's examined have", () => {
    const rows = [
      row({ sex: "male", nationalCoverage: 60.2 }),
      row({ sex: "female", nationalCoverage: 53.4 }),
    ];
    const [note, ...others] = coverageNotes(rows, "ja");
    expect(note).toBe(
      "この項目の値（測定値・回答）がある人は、全国の受診者のうち男性60％・女性53％。比は、その人たちだけのもの。",
    );
    expect(others).toEqual([]);
  });

  it("name among several items the sexes that are below 80 %, never with a number that is not", () => {
    const rows = [
      row({ item: "hba1c-ge-65", sex: "male", nationalCoverage: 80.4 }),
      row({ item: "hba1c-ge-65", sex: "female", nationalCoverage: 79.97 }),
      row({ item: "egfr-lt-60", sex: "male", nationalCoverage: 60.2 }),
    ];
    expect(coverageNotes(rows, "ja", { itemName: (id) => id })).toEqual([
      "値（測定値・回答）がある人が全国の受診者の80％に満たない項目（比は、その人たちだけのもの）：hba1c-ge-65（女性79.9％）、egfr-lt-60（男性60％）。",
    ]);
  });

  it("say nothing of others, and nothing where it is not known", () => {
    expect(coverageNotes([row({ nationalCoverage: 80 })], "ja")).toEqual([]);
    expect(coverageNotes([row({ nationalCoverage: null })], "ja")).toEqual([]);
  });

  it("name the regions that lie 10 points or more from the nation", () => {
    const rows = [
      row({ nationalCoverage: 90, name: "東部", flags: ["exact", "coverage-apart"] }),
      row({ nationalCoverage: 90, name: "西部" }),
    ];
    expect(coverageNotes(rows, "ja")).toEqual([
      "受診者のうち値（測定値・回答）がある人の割合が全国と10ポイント以上違う（値がある人の偏りが比に影響しているかもしれない）：東部（男性）。",
    ]);
  });

  it("name a region once, with both sexes where it is of both", () => {
    const flags = ["coverage-apart" as const];
    const of = (code: string, name: string, sex: "male" | "female") =>
      row({ nationalCoverage: 90, code, name, sex, flags });
    const rows = [of("31", "鳥取県", "male"), of("31", "鳥取県", "female"), of("3101", "東部", "female")];
    const told = (language: "ja" | "en") => coverageNotes(rows, language)[0];
    expect(told("ja")).toContain("：鳥取県（男女とも）、東部（女性）。");
    expect(told("en")).toContain(": 鳥取県 (men and women), 東部 (women).");
  });

  it("of years name what lies apart from the nation, and what differs between the years", () => {
    const trend = (name: string, flag: string) => {
      const points = [
        { ratio: 100, flags: [] },
        { ratio: 120, flags: [flag] },
        { ratio: null, flags: ["coverage-moved"] },
      ];
      return { item: "egfr-lt-60", code: name, name, sex: "male" as const, points: points as never };
    };
    const trends = [trend("東部", "coverage-apart"), trend("西部", "coverage-moved"), trend("南部", "exact")];
    expect(coverageNotesOfYears(trends, "ja")).toEqual([
      "受診者のうち値（測定値・回答）がある人の割合が全国と10ポイント以上違う（値がある人の偏りが比に影響しているかもしれない）：東部（男性）。",
      "受診者のうち値（測定値・回答）がある人の割合が年度の間で10ポイント以上違う（値がある人の範囲が変わったための動きかもしれない）：西部（男性）。",
    ]);
    expect(coverageNotesOfYears(trends, "ja", (id) => id)[1]).toContain("：egfr-lt-60（西部）。");
    // Of one region alone the sexes say more than its name.
    expect(coverageNotesOfYears(trends.slice(0, 1), "ja", (id) => id)[0]).toContain("：egfr-lt-60（男性）。");
  });

  describe("of years say which share of the nation has a value", () => {
    const of = (item: string, sex: "male" | "female", ...shares: (number | null)[]) => {
      const points = shares.map((nationalCoverage) => ({ ratio: 100, flags: [], nationalCoverage }));
      return { item, code: "47", name: "沖縄県", sex, points: points as never };
    };

    it("with the years' range, where it is under 80 % in one of them", () => {
      const snacks = [of("q19", "male", 77.04, 78.06), of("q19", "female", 63.9, 64.1)];
      expect(coverageNotesOfYears(snacks, "ja")).toEqual([
        "この項目の値（測定値・回答）がある人は、全国の受診者のうち男性77～78％・女性64％（年度により異なる）。比は、その人たちだけのもの。",
      ]);
      expect(coverageNotesOfYears(snacks, "en")[0]).toContain(
        "(men 77–78%, women 64% depending on the year);",
      );
      expect(coverageNotesOfYears([of("q19", "male", 77.2, 77.4)], "ja")[0]).toContain("うち男性77％。");
      expect(coverageNotesOfYears([of("q19", "male", 80, 90), of("q19", "female", null)], "ja")).toEqual([]);
    });

    it("by item where there are several, and that it is more in other years", () => {
      const name = (id: string) => id;
      const few = of("egfr", "male", 53, 61);
      const sometimes = of("fpg", "female", 79.4, 80.6);
      const told = coverageNotesOfYears([few, of("bmi", "male", 100), sometimes], "ja", name);
      expect(told).toEqual([
        "値（測定値・回答）がある人が全国の受診者の80％に満たない年度がある項目（比は、その人たちだけのもの）：egfr（男性53～61％）、fpg（女性79～81％）。",
      ]);
      expect(coverageNotesOfYears([few], "en", name)).toEqual([
        "Items for which less than 80% of the people examined in the nation have a value (the ratios are about those who have): egfr (men 53–61%).",
      ]);
    });

    it("not of a year without a ratio", () => {
      const points = [{ ratio: null, flags: [], nationalCoverage: 60 }] as never;
      expect(coverageNotesOfYears([{ ...of("q19", "male"), points }], "ja")).toEqual([]);
    });
  });

  it("name them by item where there are several", () => {
    const flags = ["coverage-apart" as const];
    const of = (item: string, name: string) => row({ nationalCoverage: 90, item, code: name, name, flags });
    const rows = ["東部", "西部", "南部", "北部"].map((name) => of("egfr-lt-60", name));
    expect(coverageNotes([...rows, of("bmi-ge-25", "東部")], "ja", { itemName: (id) => id })).toEqual([
      "受診者のうち値（測定値・回答）がある人の割合が全国と10ポイント以上違う（値がある人の偏りが比に影響しているかもしれない）：egfr-lt-60（東部、西部、南部 ほか1）、bmi-ge-25（東部）。",
    ]);
  });
});
