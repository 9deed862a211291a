import { expect, it } from "vitest";
import { settled } from "../../../../src/outputs/report/choice.js";
import { copiedTable } from "../../../../src/outputs/report/page/table/copied-table.js";
import { ratioColumns } from "../../../../src/outputs/report/page/table/ratio-table.js";
import { ratioRow } from "../../../figures/synthetic/synthetic-rows.js";
import { pageHeader } from "./page-header.js";

const header = pageHeader();
const columns = ratioColumns(settled(header, { figure: "area-bars" }).choice, header);

it("a copied table is columns apart by tabs, with numbers that a spreadsheet takes for numbers", () => {
  const { text } = copiedTable([ratioRow({ name: "秩父", code: "0110", difference: -1.5 })], columns);
  const [heads, cells] = text.split("\r\n").map((line) => line.split("\t"));
  const cell = (head: string) => cells![heads!.indexOf(head)];
  expect([cell("地域"), cell("地域コード"), cell("比-100")]).toEqual(["秩父", "0110", "-1.5"]);
  expect(cells).toHaveLength(heads!.length);
});

it("as HTML it is a table whose codes keep their zeros", () => {
  const { html } = copiedTable([ratioRow({ name: "秩父", code: "0110", difference: -1.5 })], columns);
  expect(html).toMatch(/^<table><tr><th>公表回<\/th>.*<\/table>$/);
  expect(html).toContain(`<td style="mso-number-format:'\\@'">0110</td>`);
  expect(html).toContain("<td>-1.5</td>");
});

it("no text of it runs, leaves its cell or is markup", () => {
  const { text, html } = copiedTable(
    [ratioRow({ name: "=1+1\t<b>&", code: "0110", difference: 1 })],
    columns,
  );
  const [heads, cells] = text.split("\r\n").map((line) => line.split("\t"));
  expect(cells).toHaveLength(heads!.length);
  expect(cells).toContain("'=1+1 <b>&");
  expect(html).toContain("'=1+1 &lt;b&gt;&amp;");
  expect(html).not.toContain("<b>");
});
