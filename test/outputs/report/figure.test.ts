import { expect, it } from "vitest";
import { settled } from "../../../src/outputs/report/choice.js";
import { reportFigure } from "../../../src/outputs/report/figure.js";
import { contentOf } from "../../../src/outputs/report/page/content.js";
import { ratioRow } from "../../figures/synthetic/synthetic-rows.js";
import { pageHeader } from "./page/page-header.js";

it("of an item that its release has by prefecture only there is no map, and the page says why: it is no failure", () => {
  const header = pageHeader();
  const rows = [
    ratioRow({ level: "prefecture", code: "11", name: "埼玉県", prefectureCode: "11", difference: 3 }),
  ];
  const { choice } = settled(header, { figure: "map", sexes: "male" });
  expect(reportFigure(header, choice, rows)).toBeNull();
  const { figure, reason } = contentOf(
    { header, store: { rows: () => rows } as never, trends: null },
    choice,
    "wide",
  );
  expect([figure, reason]).toEqual([null, expect.stringContaining("医療圏別の値がない")]);
});
