import { describe, expect, it } from "vitest";
import { parseStratum, parseValueClass } from "../../../src/ingest/table/labels.js";

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

  it("does not read bounds between which nothing lies", () => {
    for (const label of ["50以上31以下", "50~31", "30以上30未満"]) expect(parseValueClass(label)).toBeNull();
    expect(parseValueClass("30以上30以下")).toEqual({ atLeast: 30, atMost: 30 });
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
      "31以上~",
      "~50以下",
      "31~50~70",
      "31~50以上",
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

  it("reads a class with a sign between its bounds, as releases 1 and 2 print them, in every width", () => {
    const classes = [
      "31以上～50以下",
      "31以上〜50以下",
      "31以上~50以下",
      "31以上－50以下",
      "31以上―50以下",
      "31以上ー50以下",
      "31 以上 ～ 50 以下",
      "３１以上～５０以下",
      "31以上50以下",
      "31～50",
      "３１　〜　５０",
      "31−50",
      "31～50以下",
    ];
    for (const label of classes) {
      expect(parseStratum(label)?.values, label).toEqual({ atLeast: 31, atMost: 50 });
    }
    expect(parseStratum("31以上～51未満")?.values).toEqual({ atLeast: 31, below: 51 });
    expect(parseStratum("31～51未満")?.values).toEqual({ atLeast: 31, below: 51 });
  });

  it("reads answers that are number cells (question 13)", () => {
    expect(parseStratum(2)).toEqual({ label: "2", values: null });
  });

  it("finds no stratum in an empty cell or one of spaces", () => {
    expect(parseStratum(null)).toBeNull();
    expect(parseStratum("　\n")).toBeNull();
  });
});
