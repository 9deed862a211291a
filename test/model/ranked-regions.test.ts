import { expect, it } from "vitest";
import { rankedAmong, rankedInRows } from "../../src/model/ranked-regions.js";
import type { RatioRow } from "../../src/model/ratios.js";

const PLACE = { release: 9, item: "q08-smoking", level: "area", sex: "male", ages: "40-74" } as const;
const row = (part: Partial<RatioRow>) => ({
  ...PLACE,
  reference: "national@9",
  ratio: 100,
  expectedUpper: 50,
  rank: 1,
  flags: [],
  ...part,
});
const rows = [
  row({}),
  row({ rank: null, ratio: null, expectedUpper: null, flags: ["unbounded"] }),
  row({ rank: null, ratio: null, expectedUpper: 0, flags: ["no-expected"] }),
  row({ rank: null, flags: ["implausible"] }),
];

it("of rows of all regions those with a rank are counted, and those that may lie above them", () => {
  const among = rankedAmong(rankedInRows(rows, () => 4));
  expect(among({ ...PLACE, rank: 1 })).toBe(2);
  expect(among({ ...PLACE, rank: null })).toBeNull();
  expect(among({ ...PLACE, sex: "female", rank: 1 })).toBeNull();
});

it("of rows of some regions, and of rows without ranks, nothing is told", () => {
  expect(rankedInRows(rows, () => 335)).toEqual([]);
  expect(rankedInRows(rows.slice(1), () => 3)).toEqual([]);
  const second = rows.map((one) => ({ ...one, reference: "prefecture:11@9", rank: null }));
  expect(rankedInRows([...rows, ...second], () => 4)).toHaveLength(1);
});
