import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { FigureRow } from "../../../../src/model/ratios.js";
import { settled } from "../../../../src/outputs/report/choice.js";
import type { OwnRatio } from "../../../../src/outputs/report/packed/own-prefecture.js";
import { arranged, pageTable } from "../../../../src/outputs/report/page/table/arranged.js";
import { csvText } from "../../../../src/outputs/report/page/table/columns.js";
import { ratioColumns, ratioSummary } from "../../../../src/outputs/report/page/table/ratio-table.js";
import { ratioRow } from "../../../figures/synthetic/synthetic-rows.js";
import { pageHeader } from "./page-header.js";

const header = pageHeader();
const choiceOf = (wish: object) => settled(header, { figure: "area-bars", ...wish }).choice;
const choice = choiceOf({});
const columns = ratioColumns(choice, header).shown;
const text = (row: FigureRow, id: string) => columns.find((column) => column.id === id)!.text(row);
const NO_FILTER = { text: "", onlySignificant: false };

const rows = [
  ratioRow({ name: "東部", code: "1103", difference: 7.26, mark: "high-99.8", adjustedMark: "high-95" }),
  ratioRow({ name: "秩父", code: "1109", difference: null, ratioLower: null, ratioUpper: null, mark: null }),
  ratioRow({ name: "南部", code: "1101", difference: -1.57, mark: "low-95", adjustedMark: "none" }),
  ratioRow({ name: "県央", code: "1105", difference: 0.04, mark: "none", adjustedMark: "none" }),
];

describe("table of a figure", () => {
  it("shows differences with a true minus and no signed zero", () => {
    const shown = [7.26, -1.57, 0.04, -0.04, 0].map((difference) =>
      text(ratioRow({ difference }), "difference"),
    );
    expect(shown).toEqual(["+7.3", "−1.6", "0.0", "0.0", "0.0"]);
  });

  it("says what is exact, what is a range and what is not known, and never a number for the last", () => {
    expect(text(rows[0]!, "bounds")).toBe("確定");
    const bounded = ratioRow({ difference: 9.69, ratioLower: 109.654, ratioUpper: 109.722 });
    expect(text(bounded, "bounds")).toBe("+9.6～+9.8");
    expect(text({ ...bounded, ratioUpper: 115.9 }, "bounds")).toBe("+9.6～+15.9");
    expect(text({ ...bounded, observedLower: 98, observedUpper: 107 }, "observed")).toBe("98～107");
    expect(["difference", "bounds", "interval"].map((id) => text(rows[1]!, id))).toEqual(["—", "—", "—"]);
  });

  it("never lets an interval cross 0 that the result beside it does not", () => {
    const low = ratioRow({ difference: -4.2, mark: "low-95", adjustedMark: "none" });
    const interval = { ratioOuter95Lower: 91.49, ratioOuter95Upper: 99.997 };
    expect([text({ ...low, ...interval }, "interval"), text(low, "mark")]).toEqual(["−8.6～−0.003", "低い"]);
  });

  it("says against the prefecture what is known, from where to where where counts are hidden, and what is significant", () => {
    const told = (found: OwnRatio | null) => {
      const made = ratioColumns(choice, header, { own: () => found });
      return made.shown.find(({ id }) => id === "ownPrefecture")!.text(rows[0]!);
    };
    const exact = { difference: 3.24, lower: 3.24, upper: 3.24, isEstimate: false } as const;
    const estimate = { difference: -4.4, lower: -4.61, upper: -4.12, isEstimate: true } as const;
    expect(told({ ...exact, side: "high" })).toBe("+3.2 高い");
    expect(told({ ...exact, side: "none" })).toBe("+3.2");
    expect(told({ ...estimate, side: "low" })).toBe("−4.7～−4.1 低い");
    expect(told({ ...estimate, lower: null, upper: null, side: null })).toBe("約−4");
    expect(told(null)).toBe("—");
  });

  it("tells those that stand out from those that are merely significant", () => {
    expect(rows.map((row) => text(row, "mark"))).toEqual(["際立って高い", "—", "低い", "差なし"]);
  });

  it("sorts either way, with what is not known last", () => {
    const names = (descending: boolean) =>
      arranged(rows, columns, NO_FILTER, { column: "difference", descending }).map(({ name }) => name);
    expect(names(true)).toEqual(["東部", "県央", "南部", "秩父"]);
    expect(names(false)).toEqual(["南部", "県央", "東部", "秩父"]);
    expect(arranged(rows, columns, NO_FILTER, null)).toEqual(rows);
  });

  it("sorts what looks like an error of the source behind all that can be compared, with its value and its note", () => {
    const wrong = ratioRow({
      name: "小豆",
      code: "3701",
      difference: 90,
      mark: null,
      flags: ["bounded", "implausible"],
    });
    const sorted = (column: string, descending: boolean) =>
      arranged([wrong, ...rows], columns, NO_FILTER, { column, descending }).map(({ name }) => name);
    expect(sorted("difference", true)).toEqual(["東部", "県央", "南部", "小豆", "秩父"]);
    expect(sorted("difference", false)).toEqual(["南部", "県央", "東部", "小豆", "秩父"]);
    expect(sorted("region", true)[0]).toBe("小豆");
    expect([text(wrong, "difference"), text(wrong, "notes")]).toEqual(["+90.0", "元データの誤りとみられる"]);
  });

  it("says which columns tell its rows apart: they stay in sight, or a row of women could be read as one of men", () => {
    const tellingApart = (wish: object, ...given: FigureRow[]) => {
      const { columns: all, tellingApart: kept } = pageTable(given, ratioColumns(choiceOf(wish), header));
      return kept.map((index) => all[index]!.id);
    };
    const women = ratioRow({ ...rows[0]!, sex: "female" });
    const old = ratioRow({ ...rows[0]!, ages: "65-74" });
    expect(tellingApart({}, ...rows, women)).toEqual(["region", "sex"]);
    expect(tellingApart({}, rows[0]!, women, old)).toEqual(["sex", "ages"]);
    const other = ratioRow({ ...rows[0]!, item: "q01" });
    expect(tellingApart({ figure: "heatmap" }, ...rows, women, other)).toEqual(["region", "item", "sex"]);
  });

  it("is filtered by words in full or half width, and by significance", () => {
    const names = (filter: object) =>
      arranged(rows, columns, { ...NO_FILTER, ...filter }, null).map(({ name }) => name);
    expect(names({ text: "部 男性" })).toEqual(["東部", "南部"]);
    expect(names({ text: "４０－７４ 東" })).toEqual([]);
    expect(names({ text: "４０ 東" })).toEqual(["東部"]);
    expect(names({ onlySignificant: true })).toEqual(["東部", "南部"]);
  });

  it("is told in a sentence that passes over what may be anything", () => {
    const wide = ratioRow({ name: "離島", difference: 300, flags: ["bounded", "wide"] });
    const sentence = ratioSummary([...rows, wide], choice, header);
    expect(sentence).toContain("3個の値のうち、最も高いのは東部");
    expect(sentence).toContain("最も低いのは南部のBMI≥25.0（男性、40–74歳）で−1.6（取りうる範囲が広いか、");
    expect(sentence).toContain("元データの誤りとみられる1個は除いた）");
    expect(ratioSummary(rows, choice, header)).not.toContain("除いた");
  });

  it("is saved as CSV in which numbers are numbers and nothing is a formula", () => {
    const bad = ratioRow({ name: '=HYPERLINK("x")', difference: -3.333, flags: ["wide", "bounded"] });
    const csv = csvText([...rows, bad], ratioColumns(choiceOf({ language: "en" }), header));
    expect(csv.startsWith("\ufeffrelease,")).toBe(true);
    const records = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    expect(records).toHaveLength(5);
    expect(records[1]).toMatchObject({ region: "秩父", "ratio-100": "", "standardized ratio": "" });
    expect(records[2]).toMatchObject({ code: "1101", "ratio-100": "-1.57", result: "low-95" });
    expect(records[4]).toMatchObject({ region: `'=HYPERLINK("x")`, "ratio-100": "-3.333" });
    expect(records[4]!.notes).toBe("range wider than 10 points");
  });
});

describe("the change from the year before", () => {
  const byId = (made: ReturnType<typeof ratioColumns>) =>
    made.shown.find(({ id }) => id === "yearChange") ?? null;

  it("is a column where the page has it, with what hidden counts leave, and none else", () => {
    expect(byId(ratioColumns(choice, header))).toBeNull();
    const changes = [{ change: 1.25, lower: 1.25, upper: 1.25 }, { change: -0.5, lower: -2, upper: 1 }, null];
    const [exact, open, none] = changes.map((change) => {
      const column = byId(ratioColumns(choice, header, { changeOf: () => change }))!;
      return column.text(rows[0]!);
    });
    expect([exact, open, none]).toEqual(["+1.3", "−0.5 (−2.0～+1.0)", "—"]);
  });
});
