import { describe, expect, it } from "vitest";
import type { ItemRule } from "../../src/catalog/schema.js";
import { caseStrata } from "../../src/engine/case-strata.js";
import { parseStratum } from "../../src/ingest/table/labels.js";
import type { Sex } from "../../src/model/counts.js";

/** Which of the labels are cases ("1" or "0" each), or the problem in Japanese. */
function cases(hit: ItemRule, labels: readonly string[], sex: Sex = "male"): string {
  const found = caseStrata(
    hit,
    sex,
    labels.map((label) => parseStratum(label)!),
  );
  return "problem" in found ? found.problem.ja : [...found.cases].join("");
}

const BMI = ["30.0以上", "25.0以上30.0未満", "18.5以上25.0未満", "18.5未満"];
const AST = ["51以上", "31以上50以下", "30以下"];
const HDL = ["35未満", "35以上40未満", "40以上"];
const HEMOGLOBIN = ["13.1以上", "12.1以上13.0以下", "12.0以下"];

describe("a threshold on an edge of the classes", () => {
  it("takes the classes from it upwards (以上)", () => {
    expect(cases({ atLeast: 25 }, BMI)).toBe("1100");
    expect(cases({ atLeast: 30 }, BMI)).toBe("1000");
    expect(cases({ atLeast: 18.5 }, BMI)).toBe("1110");
  });

  it("takes the classes below it (未満), in whatever order they stand", () => {
    expect(cases({ below: 40 }, HDL)).toBe("110");
    expect(cases({ below: 18.5 }, BMI)).toBe("0001");
    expect(cases({ below: 40 }, [...HDL].reverse())).toBe("011");
  });

  it("reads classes that end in 以下 as whole numbers do: 30以下 lies below 31", () => {
    expect(cases({ atLeast: 31 }, AST)).toBe("110");
    expect(cases({ atLeast: 51 }, AST)).toBe("100");
    expect(cases({ below: 31 }, AST)).toBe("001");
    expect(cases({ atMost: 50 }, AST)).toBe("011");
    expect(cases({ atMost: 30 }, AST)).toBe("001");
  });

  it("counts the same whatever sign stands between the bounds of a class", () => {
    for (const middle of ["31以上～50以下", "31 以上〜50 以下", "３１以上－５０以下", "31～50"]) {
      expect(cases({ atLeast: 31 }, ["51以上", middle, "30以下"]), middle).toBe("110");
      expect(cases({ atLeast: 51 }, ["51以上", middle, "30以下"]), middle).toBe("100");
    }
  });

  it("takes the classes up to and with it (以下)", () => {
    expect(cases({ atMost: 13 }, HEMOGLOBIN)).toBe("011");
    expect(cases({ atMost: 12 }, HEMOGLOBIN)).toBe("001");
    expect(cases({ atMost: 51 }, AST)).toContain("「51以上」の途中");
  });

  it("still stands where a release splits a class", () => {
    expect(cases({ atLeast: 150 }, ["300以上", "150以上300未満", "150未満"])).toBe("110");
    const finer = ["1000以上", "500以上1000未満", "300以上500未満", "150以上300未満", "150未満"];
    expect(cases({ atLeast: 150 }, finer)).toBe("11110");
  });
});

describe("a threshold inside a class", () => {
  it.each<[string, ItemRule, string[], string]>([
    ["above 25 in 20–30", { atLeast: 25 }, ["30以上", "20以上30未満", "20未満"], "20以上30未満"],
    ["below 38 in 35–40", { below: 38 }, HDL, "35以上40未満"],
    ["at least 50 in 31–50", { atLeast: 50 }, AST, "31以上50以下"],
    ["at least 30 in 30 and less", { atLeast: 30 }, AST, "30以下"],
    ["below 50 in 31–50", { below: 50 }, AST, "31以上50以下"],
    ["at most 40 in 31–50", { atMost: 40 }, AST, "31以上50以下"],
    ["at least 60 in an open class", { atLeast: 60 }, AST, "51以上"],
  ])("makes the item impossible and names the class: %s", (_, hit, labels, label) => {
    expect(cases(hit, labels)).toContain(`「${label}」の途中`);
  });

  it("tells the threshold in both languages", () => {
    const found = caseStrata({ atLeast: 25 }, "male", [parseStratum("20以上30未満")!]);
    expect(found).toMatchObject({
      problem: { ja: expect.stringContaining("25 以上"), en: expect.stringContaining("≥ 25") },
    });
  });

  it("makes the item impossible where a label is no class of values, and says that it cannot be read", () => {
    const found = cases({ atLeast: 25 }, ["30以上", "不明"]);
    expect(found).toContain("「不明」");
    expect(found).toContain("読めない");
  });
});

describe("an item of labels", () => {
  it("takes the strata of these labels", () => {
    expect(cases({ labels: ["はい"] }, ["はい", "いいえ"])).toBe("10");
    expect(cases({ labels: ["+", "++", "+++"] }, ["－", "±", "＋", "＋＋", "＋＋＋"])).toBe("00111");
    expect(cases({ labels: ["2", "3"] }, ["1", "2", "3"])).toBe("011");
  });

  it("is impossible where a label is missing, and the message lists what there is", () => {
    const problem = cases({ labels: ["はい", "時々"] }, ["はい", "いいえ"]);
    expect(problem).toContain("「時々」");
    expect(problem).toContain("はい、いいえ");
  });
});

it("may have another rule for each sex", () => {
  const waist: ItemRule = { male: { atLeast: 85 }, female: { atLeast: 90 } };
  const labels = ["90.0以上", "85.0以上90.0未満", "85.0未満"];
  expect(cases(waist, labels, "male")).toBe("110");
  expect(cases(waist, labels, "female")).toBe("100");
});
