import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../src/figures/area-bars/area-bars.js";
import type { FigureRow, RatioRow } from "../../src/model/ratios.js";
import { numberNotes } from "../../src/outputs/deck/number-notes.js";
import { settled } from "../../src/outputs/report/choice.js";
import { ReportRatios } from "../../src/outputs/report/packed/pack.js";
import { RatioStore } from "../../src/outputs/report/packed/unpack.js";
import { ratioColumns } from "../../src/outputs/report/page/table/ratio-table.js";
import { ITEM_COLUMNS } from "../../src/outputs/workbook/sheets/item-columns.js";
import { MINUS, signed } from "../../src/text/numbers.js";
import { drawn } from "../figures/drawn.js";
import { figureInput, ratioRow } from "../figures/synthetic/synthetic-rows.js";
import { finished } from "../support/program/finished.js";
import { deckInput } from "./deck/synthetic-deck.js";
import { pageHeader } from "./report/page/page-header.js";

/** Numbers that a second rounding changes, and others. */
const DIFFERENCES = fc.oneof(
  fc.constantFrom(27.495, 0.15, -0.15, 0.1496, 2.3499999999999943, -0.04, 0.04, -2.4999, 12.25, 0),
  fc.double({ min: -99, max: 900, noNaN: true }),
  fc.integer({ min: -9900, max: 90_000 }).map((n) => n / 100),
);
const ROWS = fc
  .record({
    difference: DIFFERENCES,
    below: fc.double({ min: 0, max: 4, noNaN: true }),
    above: fc.double({ min: 0, max: 4, noNaN: true }),
    // An end on the reference's edge.
    edge: fc.option(fc.double({ min: -0.01, max: 0.01, noNaN: true })),
    isExact: fc.boolean(),
    referenceRate: fc.oneof(
      fc.double({ min: 0.01, max: 60, noNaN: true }),
      fc.constantFrom(34.25, 9.995, 10, 0.005),
    ),
  })
  .map(({ difference, below, above, edge, isExact, referenceRate }): RatioRow => {
    const rateAt = (points: number) => (referenceRate * (100 + points)) / 100;
    const lower = difference - below - 0.01;
    const upper = difference + above + 0.01;
    const limits =
      edge === null
        ? [lower - 1, upper + 1]
        : difference > 0
          ? [Math.min(edge, lower), upper + 1]
          : [lower - 1, Math.max(edge, upper)];
    return ratioRow({
      difference,
      ...(isExact ? {} : { ratioLower: 100 + lower, ratioUpper: 100 + upper, flags: ["bounded"] }),
      ratioOuter95Lower: 100 + limits[0]!,
      ratioOuter95Upper: 100 + limits[1]!,
      observed: 1234.5,
      observedLower: 1230,
      observedUpper: 1240,
      expected: 1150.25,
      examined: 45_678,
      rate: 2.7025,
      rateLower: isExact ? 2.7025 : 2.6941,
      rateUpper: isExact ? 2.7025 : 2.7159,
      referenceRate,
      adjustedRate: rateAt(difference),
      adjustedRateLower: rateAt(isExact ? difference : Math.max(-100, lower)),
      adjustedRateUpper: rateAt(isExact ? difference : upper),
    });
  });

/** A row that went through the bytes of a page. */
function keptRow(row: RatioRow): FigureRow {
  const ratios = new ReportRatios();
  ratios.push(row);
  const { grids, bytes } = finished(ratios.finishing());
  const store = new RatioStore(grids, Buffer.concat(bytes));
  return store.rows({ release: row.release })[0]!;
}

/** As the page shows it. */
function onPage(row: RatioRow): Record<string, string> {
  const kept = keptRow(row);
  const header = pageHeader();
  const columns = ratioColumns(settled(header, { figure: "area-bars" }).choice, header).shown;
  return Object.fromEntries(columns.map(({ id, text }) => [id, text(kept)]));
}

/** As the notes of a slide. */
function inDeck(row: RatioRow): Record<string, string> {
  const region = { code: row.code, name: row.name };
  const lines = numberNotes({
    input: deckInput(),
    regions: [region],
    sexes: ["male"],
    ages: ["40-74"],
    rowOf: () => row,
  });
  const [
    ,
    ,
    ,
    difference,
    bounds,
    interval,
    adjustedRate,
    referenceRate,
    rate,
    observed,
    expected,
    examined,
  ] = lines[1]!.split("\t");
  return {
    difference: difference!,
    bounds: bounds!,
    interval: interval!,
    adjustedRate: adjustedRate!,
    referenceRate: referenceRate!,
    rate: rate!,
    observed: observed!,
    expected: expected!,
    examined: examined!,
  };
}

/** A cell as Excel shows it: half away from 0 on 15 significant digits; its formats here have three parts, or one. */
function shownCell(row: RatioRow, id: keyof RatioRow): string {
  const { value, style } = ITEM_COLUMNS.find((column) => column.id === id)!.shown(row, "ja");
  const parts = style.format!.split(";");
  const number = value as number;
  const part = number > 0 || parts.length === 1 ? parts[0]! : number < 0 ? parts[1]! : parts[2]!;
  const decimals = part.split(".")[1]?.length ?? 0;
  const [whole = "", fraction = ""] = Math.abs(Number(number.toPrecision(15)))
    .toFixed(12)
    .split(".");
  const carried = Number(fraction[decimals]) >= 5 ? 1n : 0n;
  const digits = String(BigInt(whole + fraction.slice(0, decimals)) + carried).padStart(decimals + 1, "0");
  const before = digits.slice(0, digits.length - decimals);
  const grouped = part.includes(",") ? before.replace(/\B(?=(\d{3})+$)/g, ",") : before;
  const sign = part.startsWith("-") ? MINUS : part.startsWith("+") ? "+" : "";
  return `${sign}${grouped}${decimals === 0 ? "" : `.${digits.slice(-decimals)}`}`;
}

const COMMON = [
  "difference",
  "interval",
  "adjustedRate",
  "referenceRate",
  "rate",
  "observed",
  "expected",
  "examined",
];

describe("a number", () => {
  it("is the same text in the page, in the notes of a deck and in a workbook", () => {
    fc.assert(
      fc.property(ROWS, (row) => {
        const [page, deck] = [onPage(row), inDeck(row)];
        for (const id of COMMON) {
          expect([id, page[id]]).toEqual([id, deck[id]]);
        }
        const isExact = row.ratioLower === row.ratioUpper;
        expect(page.bounds).toBe(isExact ? "確定" : deck.bounds);
        expect(shownCell(row, "difference")).toBe(page.difference);
        const cells = (lower: keyof RatioRow, upper: keyof RatioRow) =>
          `${shownCell(row, lower)}～${shownCell(row, upper)}`;
        expect(cells("ratioOuter95Lower", "ratioOuter95Upper")).toBe(page.interval);
        if (isExact) expect(shownCell(row, "ratioLower")).toBe(page.difference);
        else expect(cells("ratioLower", "ratioUpper")).toBe(page.bounds);
        expect(`${shownCell(row, "referenceRate")}%`).toBe(page.referenceRate);
        const inPercent = (lower: keyof RatioRow, upper: keyof RatioRow) => {
          const [from, to] = [`${shownCell(row, lower)}%`, `${shownCell(row, upper)}%`];
          return from === to ? from : `${from}～${to}`;
        };
        expect(inPercent("adjustedRateLower", "adjustedRateUpper")).toBe(page.adjustedRate);
        expect(inPercent("rateLower", "rateUpper")).toBe(page.rate);
        expect(shownCell(row, "expected")).toBe(page.expected);
        expect(shownCell(row, "examined")).toBe(page.examined);
      }),
      { numRuns: 500 },
    );
  });

  it("is the same whole number in a figure and in the figure that the page draws of its bytes", () => {
    fc.assert(
      fc.property(ROWS, (row) => {
        const texts = (rows: readonly FigureRow[]) =>
          drawn(areaBarsSpec({ ...figureInput([]), rows, ages: ["40-74"] }), "value").map(
            ({ value }) => value,
          );
        const own = texts([row]);
        expect(own).toContain(signed(row.difference!, 0));
        expect(texts([keptRow(row)])).toEqual(own);
      }),
      { numRuns: 50 },
    );
  });
});
