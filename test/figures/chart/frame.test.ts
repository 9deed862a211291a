import { describe, expect, it } from "vitest";
import { fittingDomain } from "../../../src/figures/chart/frame.js";
import type { Domain } from "../../../src/figures/difference-scale.js";

type Row = readonly [group: string, value: number];

const domainOf = (rows: readonly Row[]): Domain => [
  Math.min(0, ...rows.map(([, value]) => value)),
  Math.max(0, ...rows.map(([, value]) => value)),
];
const fitting = (rows: readonly Row[]) => fittingDomain(rows, ([group]) => group, domainOf);
const ordinary = Array.from({ length: 20 }, (_, index): Row => [`${index}`, index - 10]);

describe("the range of a frame", () => {
  it("holds all rows where none is out of the way", () => {
    expect(fitting(ordinary)).toEqual([-10, 9]);
    expect(fitting([...ordinary, ["30", 60]])).toEqual([-10, 60]);
  });

  it("leaves out a group that would flatten all others, with all its rows", () => {
    expect(fitting([...ordinary, ["30", 430], ["30", 150]])).toEqual([-10, 9]);
  });

  it("leaves out several, also where one alone would not make the range much narrower", () => {
    expect(fitting([...ordinary, ["30", 430], ["31", 430]])).toEqual([-10, 9]);
    expect(fitting([...ordinary, ["30", 430], ["31", 150], ["32", -90]])).toEqual([-10, 9]);
  });

  it("leaves out none of many or of so few that nobody knows what is ordinary", () => {
    const many = Array.from({ length: 8 }, (_, index): Row => [`many ${index}`, 430]);
    expect(fitting([...ordinary, ...many])).toEqual([-10, 430]);
    expect(fitting([...ordinary.slice(0, 2), ["30", 430]])).toEqual([-10, 430]);
  });
});
