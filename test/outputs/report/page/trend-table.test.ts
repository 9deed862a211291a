import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { FigureTrend } from "../../../../src/model/trends.js";
import { settled } from "../../../../src/outputs/report/choice.js";
import { trendFigure } from "../../../../src/outputs/report/figure.js";
import { arranged } from "../../../../src/outputs/report/page/table/arranged.js";
import { csvText } from "../../../../src/outputs/report/page/table/columns.js";
import { trendColumns, trendSummary } from "../../../../src/outputs/report/page/table/trend-table.js";
import { Failure } from "../../../../src/text/failure.js";
import { REASON, slopeInput, YEARS } from "../../../figures/synthetic/synthetic-trends.js";
import { pageHeader, trendGrid } from "./page-header.js";

const grid = { ...trendGrid(), years: YEARS };
const header = { ...pageHeader(), trends: grid };
const choiceOf = (wish: object) => settled(header, { figure: "trend", prefecture: "11", ...wish }).choice;
const NO_FILTER = { text: "", onlySignificant: false };

/** Synthetic: the prefecture, a steady area, one that rises, one with a break, one that is wide. */
const trends = [
  ...slopeInput(
    ["南部", "東部", "県央", "秩父"],
    ({ region }) =>
      [
        { differences: [1.4, 2.04, 1.72] },
        { differences: [0.04, -0.04, undefined], mark: null },
        { differences: [4, 5, 8], mark: "rising-95" as const },
        { differences: [30, 2, 3], breakAt: 1 },
        { differences: [null, -60, 40], width: 30 },
      ].at(region)!,
  ).trends,
]
  .reverse()
  .filter(({ sex }) => sex === "male");
const columns = (wish: object = {}) => trendColumns(choiceOf(wish), header, grid).shown;
const cells = (row: FigureTrend, wish: object = {}) => columns(wish).map((column) => column.text(row));

describe("table of a figure over the years (made-up trends)", () => {
  it("has a column a year, the change with its interval, and how it is judged", () => {
    expect(columns().map(({ name }) => name)).toEqual([
      "地域",
      "性別",
      "2018年度",
      "2020年度",
      "2022年度",
      "期間の変化",
      "変化の判定",
      "変化の95％区間",
      "共通の動き",
      "q",
      "変化の期間",
      "備考",
    ]);
    // A change of 1 with ± 0.5 is what all of these were made with.
    expect(cells(trends[2]!).slice(2, 11)).toEqual([
      "+4.0",
      "+5.0",
      "+8.0",
      "+1.0",
      "上昇",
      "+0.5～+1.5",
      "+0.1",
      "50%",
      "2018–2022",
    ]);
    expect(cells(trends[0]!, { language: "en" }).slice(6, 7)).toEqual(["as usual"]);
  });

  it("never shows a number for what is not known, and a range for what is hardly known", () => {
    expect(cells(trends[1]!).slice(2, 5)).toEqual(["0.0", "0.0", ""]);
    expect(cells(trends[1]!).slice(6, 10)).toEqual(["判定しない", "—", "—", "—"]);
    expect(cells(trends[4]!).slice(2, 5)).toEqual(["—", "−60.0 (−75.0～−45.0)", "+40.0 (+25.0～+55.0)"]);
    const wide = { ...trends[0]!, change: { ...trends[0]!.change!, netChangeLower: -10, netChangeUpper: 2 } };
    expect(cells(wide)[5]).toBe("+1.0 (−10.0～+2.0)");
    const alone = { ...trends[0]!, change: null };
    expect(cells(alone).slice(5, 11)).toEqual(["—", "—", "—", "—", "—", "—"]);
  });

  it("sorts errors of the source behind what can be compared, year by year, and does not tell their changes", () => {
    const [first, second] = trends as [FigureTrend, FigureTrend];
    const wrong: FigureTrend = {
      ...second,
      name: "小豆",
      points: first.points.map((point, i) =>
        i === 2 ? { ...point, ratio: 300, flags: ["implausible"] } : { ...point, ratio: 150 },
      ),
      change: { ...first.change!, netChange: 150, changeMark: null, unmarked: "implausible" },
    };
    const sorted = (column: string) =>
      arranged([...trends, wrong], columns(), NO_FILTER, { column, descending: true }).map(
        ({ name }) => name,
      );
    expect(sorted("year-2018")[0]).toBe("小豆");
    expect(sorted("year-2022").indexOf("小豆")).toBe(4);
    expect(sorted("change").indexOf("小豆")).toBeGreaterThan(2);
    expect(trendSummary([...trends, wrong], choiceOf({}), header)).not.toContain("小豆");
  });

  it("marks where a line breaks, and says why", () => {
    expect(cells(trends[3]!).slice(2, 5)).toEqual(["+30.0", "| +2.0", "+3.0"]);
    expect(cells(trends[3]!).at(-2)).toBe("2020–2022");
    expect(cells(trends[3]!).at(-1)).toBe(REASON.ja);
    const flagged = {
      ...trends[3]!,
      points: trends[3]!.points.map((point, i) => ({ ...point, flags: i < 2 ? ["bounded", "wide"] : [] })),
    };
    expect(cells(flagged, { language: "en" }).at(-1)).toBe(
      `${REASON.en}; range wider than 10 points (FY2018, 2020)`,
    );
  });

  it("leads from a region to all its items, and from an item to its trend", () => {
    const linkOf = (id: string, wish: object) =>
      columns(wish)
        .find((column) => column.id === id)!
        .link?.(trends[2]!);
    expect(linkOf("region", {})).toMatchObject({ figure: "sparklines", area: "1102" });
    expect(linkOf("item", { figure: "sparklines" })).toMatchObject({ figure: "trend", item: "bmi-ge-25" });
  });

  it("is sorted by a year or the change, and filtered by significance", () => {
    const names = (filter: object, column: string) =>
      arranged(trends, columns(), { ...NO_FILTER, ...filter }, { column, descending: true }).map(
        ({ name }) => name,
      );
    expect(names({}, "year-2018")).toEqual(["県央", "東部", "埼玉県", "南部", "秩父"]);
    expect(names({ onlySignificant: true }, "change")).toEqual(["東部"]);
  });

  it("is told in a sentence that passes over what may be anything", () => {
    const steep = trends.map((trend) => ({
      ...trend,
      change: {
        ...trend.change!,
        netChange: trend.name === "秩父" ? 50 : trend.name === "南部" ? -0.25 : 1.5,
      },
    }));
    const sentence = trendSummary(steep, choiceOf({}), header);
    expect(sentence).toContain("4個の推移のうち");
    expect(sentence).toContain("最も小さいのは南部のBMI≥25.0（男性、40–74歳）で−0.3（");
    expect(sentence).toContain("1個は除いた）");
    expect(sentence).not.toContain("秩父");
    expect(sentence).toContain(
      "判定した4個の変化のうち上昇・低下は1個。偶然だけでも0.2個ほどまでは付きうる。",
    );
  });

  it("is saved as CSV with all bounds, in which numbers are numbers", () => {
    const csv = csvText(trends, trendColumns(choiceOf({ language: "en" }), header, grid));
    const records = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    expect(records[4]).toMatchObject({
      code: "1104",
      "item id": "bmi-ge-25",
      reference: "national",
      "FY2018 ratio-100": "",
      "FY2020 ratio-100": "-60",
      "FY2020 lower bound (ratio-100)": "-75",
      "FY2022 upper bound (ratio-100)": "55",
      "change over the period": "1",
      "change, 95% lower limit": "0.5",
      "change, last fiscal year": "2022",
    });
    expect(records[1]).toMatchObject({
      "FY2022 ratio-100": "",
      "change, result": "",
      "why not judged": "few-regions",
    });
    expect(records[3]).toMatchObject({ "change, first fiscal year": "2020", notes: REASON.en });
  });

  it("stands alone where the years do not compare", () => {
    const broken = slopeInput(["南部"], () => ({ differences: [1, undefined, 2], breakAt: 2 })).trends.map(
      (trend) => ({ ...trend, breaks: [{ from: 6, to: 10, reason: REASON }] }),
    );
    expect(() => trendFigure(header, choiceOf({ figure: "slope" }), broken)).toThrow(Failure);
    expect(trendFigure(header, choiceOf({ figure: "trend" }), broken)).not.toBeNull();
  });
});
