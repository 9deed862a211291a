import { describe, expect, it } from "vitest";
import { fittingDomain } from "../../../src/figures/chart/frame.js";
import type { Domain } from "../../../src/figures/difference-scale.js";
import type { Flag } from "../../../src/model/flags.js";

interface Row {
  readonly group: string;
  readonly value: number;
  readonly flags: readonly Flag[];
}
const row = (group: string, value: number, ...flags: Flag[]): Row => ({ group, value, flags });

const domainOf = (rows: readonly Row[]): Domain => [
  Math.min(0, ...rows.map(({ value }) => value)),
  Math.max(0, ...rows.map(({ value }) => value)),
];
const fitting = (...rows: readonly Row[]) => fittingDomain(rows, ({ group }) => group, domainOf);
const ordinary = Array.from({ length: 20 }, (_, index) => row(`${index}`, index - 10));

describe("the range of a frame", () => {
  it("holds all rows where none is out of the way", () => {
    expect(fitting(...ordinary)).toEqual([-10, 9]);
    expect(fitting(...ordinary, row("30", 60))).toEqual([-10, 60]);
  });

  it("leaves out a group that would flatten all others, with all its rows", () => {
    expect(fitting(...ordinary, row("30", 430), row("30", 150))).toEqual([-10, 9]);
  });

  it("leaves out several, also where one alone would not make the range much narrower", () => {
    expect(fitting(...ordinary, row("30", 430), row("31", 430))).toEqual([-10, 9]);
    expect(fitting(...ordinary, row("30", 430), row("31", 150), row("32", -90))).toEqual([-10, 9]);
  });

  it("leaves out none of many or of so few that nobody knows what is ordinary", () => {
    const many = Array.from({ length: 8 }, (_, index) => row(`many ${index}`, 430));
    expect(fitting(...ordinary, ...many)).toEqual([-10, 430]);
    expect(fitting(...ordinary.slice(0, 2), row("30", 430))).toEqual([-10, 430]);
  });

  it("is not set by errors of the source, unless there is nothing else", () => {
    expect(fitting(row("1", 5), row("2", 99, "implausible"))).toEqual([0, 5]);
    expect(fitting(row("1", 99, "implausible"))).toEqual([0, 99]);
  });
});
