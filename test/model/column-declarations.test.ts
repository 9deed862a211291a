import { expect, it } from "vitest";
import { COUNT } from "../../src/model/columns/count-row.js";
import { RATIO } from "../../src/model/columns/ratio-columns.js";
import { REFERENCE } from "../../src/model/columns/reference-row.js";
import { TREND } from "../../src/model/columns/trend-columns.js";

it.each([RATIO, TREND, COUNT, REFERENCE])(
  "has a meaning in both languages, and the column that it repeats stands before it",
  (kind) => {
    const columns: readonly [string, { ja: string; en: string; repeats?: string }][] = Object.entries(kind);
    for (const [i, [name, { ja, en, repeats }]] of columns.entries()) {
      expect(
        [ja, en].every((text) => text.trim() !== ""),
        name,
      ).toBe(true);
      const before = columns.slice(0, i).map(([other]) => other);
      if (repeats !== undefined) expect(before, name).toContain(repeats);
    }
  },
);
