import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RatioTable } from "../../../src/model/tables/ratio-table.js";
import { chosenRows } from "../../../src/outputs/tables/choose-rows.js";
import { ratioRow } from "../../figures/synthetic/synthetic-rows.js";

/** Rows with these ranks, told apart by their codes. */
function ranked(ranks: readonly (number | null)[]): RatioTable {
  const table = new RatioTable();
  for (const [i, rank] of ranks.entries())
    table.push(ratioRow({ difference: 0, rank, code: String(1000 + i) }));
  return table;
}
const codesOf = (table: RatioTable) => table.column("code");

describe("chosen rows", () => {
  it("are in order with equal ones as they were and missing ones last, up or down", () => {
    const ranks = fc.array(fc.option(fc.integer({ min: 1, max: 4 })), { maxLength: 40 });
    fc.assert(
      fc.property(ranks, fc.boolean(), fc.integer({ min: 1, max: 50 }), (given, isDescending, top) => {
        const places = [...given.keys()];
        const known = [1, 2, 3, 4].map((rank) => places.filter((i) => given[i] === rank));
        const expected = [
          ...(isDescending ? known.toReversed() : known).flat(),
          ...places.filter((i) => given[i] === null),
        ];
        const chosen = chosenRows(ranked(given), { sort: { column: "rank", isDescending }, top });
        expect(codesOf(chosen)).toEqual(expected.slice(0, top).map((i) => String(1000 + i)));
      }),
    );
  });

  it("are the first of the result where no order is asked for", () => {
    expect(codesOf(chosenRows(ranked([3, 1, 2]), { top: 2 }))).toEqual(["1000", "1001"]);
    expect(codesOf(chosenRows(ranked([3, 1, 2]), {}))).toEqual(["1000", "1001", "1002"]);
  });

  it("keep all of their values, and those of the result are left as they were", () => {
    const table = ranked([2, null, 1]);
    const before = structuredClone([...table]);
    const chosen = chosenRows(table, { sort: { column: "rank", isDescending: false } });
    expect([...chosen]).toEqual([2, 0, 1].map((i) => before[i]));
    expect([...table]).toEqual(before);
  });

  it("are sorted by lists of flags as a cell shows them", () => {
    const table = new RatioTable();
    const flags = [["wide"], ["bounded", "wide"], [], ["bounded"]];
    for (const list of flags) table.push(ratioRow({ difference: 0, flags: list }));
    const chosen = chosenRows(table, { sort: { column: "flags", isDescending: false } });
    expect(chosen.column("flags")).toEqual([[], ["bounded"], ["bounded", "wide"], ["wide"]]);
  });

  it("with implausible counts follow the others in any order of sizes, and stay in place in one of names", () => {
    const table = new RatioTable();
    const given = [
      { code: "1001", difference: 2 },
      { code: "1002", difference: 80, flags: ["implausible"] },
      { code: "1003", difference: null },
      { code: "1004", difference: -90, flags: ["bounded", "implausible"] },
      { code: "1005", difference: 7 },
    ];
    for (const row of given) table.push(ratioRow(row));
    const sorted = (column: "difference" | "code", isDescending: boolean) =>
      codesOf(chosenRows(table, { sort: { column, isDescending } }));
    expect(sorted("difference", true)).toEqual(["1005", "1001", "1002", "1004", "1003"]);
    expect(sorted("difference", false)).toEqual(["1001", "1005", "1004", "1002", "1003"]);
    expect(sorted("code", true)).toEqual(["1005", "1004", "1003", "1002", "1001"]);
  });
});
