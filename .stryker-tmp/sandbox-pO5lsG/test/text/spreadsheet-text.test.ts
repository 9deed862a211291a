// @ts-nocheck
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, guarded, unguarded } from "../../src/text/spreadsheet-text.js";

/** Begins with a sign that opens a formula; mostly texts that do. */
const texts = fc.oneof(
  fc.string(),
  fc
    .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "'", "'="), fc.string())
    .map((parts) => parts.join("")),
);

describe("text for a CSV cell", () => {
  it.each([
    '=HYPERLINK("http://example.com","x")',
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd",
    "@SUM(1,2)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1+1",
    "－1+cmd",
    "＠SUM(1,2)",
    "'=1+1",
    "-",
  ])("%j does not open a formula", (text) => {
    const cell = guarded(text);
    expect(/^[=@＝＠\t\r\n]/.test(cell)).toBe(false);
    // What is left with a sign has nothing behind it that could be worked out.
    expect(/^[-+－＋]+[^-+－＋]/.test(cell)).toBe(false);
  });

  it.each(["+", "++", "+++", "-", "25以上", "埼玉県", "0101", "1-2合"])(
    "%j stays as it is: a sign alone, or nothing that runs",
    (text) => {
      expect(guarded(text)).toBe(text);
    },
  );

  it("stays a number only where it is one", () => {
    expect([-1.5, -1e-7, 0].map(csvCell)).toEqual(["-1.5", "-1e-7", "0"]);
    expect(["-1.5", "+3"].map(csvCell)).toEqual(["'-1.5", "'+3"]);
  });

  it("comes back whole, whatever it was", () => {
    fc.assert(fc.property(texts, (text) => unguarded(guarded(text)) === text));
  });

  it("is one CSV cell, whatever it was", () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [cells]: string[][] = parse(`${csvCell(a)},${csvCell(b)},${csvCell(-1.5)},${csvCell(null)}\n`);
        expect(cells).toEqual([guarded(a), guarded(b), "-1.5", ""]);
      }),
    );
  });
});
