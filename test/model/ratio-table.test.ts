import { describe, expect, it } from "vitest";
import { RatioTable } from "../../src/model/tables/ratio-table.js";
import { ratiosOf } from "../engine/country/country-ratios.js";
import { syntheticCountry } from "../engine/synthetic-country.js";

const country = syntheticCountry(5, { people: 60, strata: 4 });
const rows = ratiosOf(country, country.published);
const half = Math.floor(rows.length / 2);

function tableOf(list: typeof rows): RatioTable {
  const table = new RatioTable();
  for (const row of list) table.push(row);
  return table;
}

describe("a table of ratios", () => {
  it("gives back every row as it came, nulls and flags too", () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.some(({ ratioUpper }) => ratioUpper === null)).toBe(true);
    expect([...tableOf(rows)]).toEqual(rows);
  });

  it("is the same put together from the parts of others, whatever order their texts first came in", () => {
    const whole = new RatioTable();
    for (const part of [rows.slice(0, half).toReversed(), rows.slice(half)])
      whole.append(structuredClone(tableOf(part).parts()));
    expect([...whole]).toEqual([...rows.slice(0, half).toReversed(), ...rows.slice(half)]);
  });

  it("can be filled again after its rows were let go", () => {
    const table = tableOf(rows);
    table.clear();
    expect(table.size).toBe(0);
    for (const row of rows.slice(half)) table.push(row);
    expect([...table]).toEqual(rows.slice(half));
  });

  it("can be seen from another thread without being touched there", () => {
    const table = tableOf(rows);
    const seen = RatioTable.of(table.parts());
    expect([...seen]).toEqual(rows);
    seen.push(rows[0]!);
    expect([...seen]).toEqual([...rows, rows[0]]);
    expect([...table]).toEqual(rows);
  });

  it("has columns by name, numbers with NaN for null", () => {
    const table = tableOf(rows);
    expect(table.column("code")).toEqual(rows.map(({ code }) => code));
    expect([...table.column("ratioUpper")]).toEqual(rows.map(({ ratioUpper }) => ratioUpper ?? Number.NaN));
  });
});
