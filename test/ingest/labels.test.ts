import { describe, expect, it } from "vitest";
import { parseStratum, parseValueClass } from "../../src/ingest/labels.js";

describe("parseValueClass", () => {
  it("reads 以上 as a lowest value, 未満 as a bound that is not reached, 以下 as one that is", () => {
    expect(parseValueClass("40.0以上")).toEqual({ atLeast: 40 });
    expect(parseValueClass("18.5未満")).toEqual({ below: 18.5 });
    expect(parseValueClass("30以下")).toEqual({ atMost: 30 });
  });

  it("reads both bounds of a class", () => {
    expect(parseValueClass("35.0以上40.0未満")).toEqual({ atLeast: 35, below: 40 });
    expect(parseValueClass("12.1以上13.0以下")).toEqual({ atLeast: 12.1, atMost: 13 });
    expect(parseValueClass("31以上50以下")).toEqual({ atLeast: 31, atMost: 50 });
  });

  it("takes answers, signs and findings for no class of values", () => {
    for (const label of [
      "はい",
      "-",
      "±",
      "+++",
      "所見あり",
      "1",
      "1合未満",
      "1~2合未満",
      "3合以上",
      "以上",
      "",
    ]) {
      expect(parseValueClass(label)).toBeNull();
    }
  });

  it("does not read a label with the same bound twice or with a rest", () => {
    expect(parseValueClass("30以上40以上")).toBeNull();
    expect(parseValueClass("30以上(再掲)")).toBeNull();
  });
});

describe("parseStratum", () => {
  it("takes a dash for the label of a negative result, in all its widths", () => {
    for (const dash of ["－", "-", "‐", "−", "―", "–"]) {
      expect(parseStratum(dash)).toEqual({ label: "-", values: null });
    }
  });

  it("makes full-width signs and digits half-width", () => {
    expect(parseStratum("＋＋＋")?.label).toBe("+++");
    expect(parseStratum("３５未満")).toEqual({ label: "35未満", values: { below: 35 } });
    expect(parseStratum("1～2合未満")?.label).toBe("1~2合未満");
  });

  it("reads answers that are number cells (question 13)", () => {
    expect(parseStratum(2)).toEqual({ label: "2", values: null });
  });

  it("finds no stratum in an empty cell or one of spaces", () => {
    expect(parseStratum(null)).toBeNull();
    expect(parseStratum("　\n")).toBeNull();
  });
});
