import { describe, expect, it } from "vitest";
import { columnNames } from "../../src/model/columns/columns.js";
import { columnsTable, ROW_KINDS, type RowKind } from "../../src/model/columns/columns-table.js";

const KINDS = Object.keys(ROW_KINDS) as RowKind[];

describe("the table of columns", () => {
  it.each(KINDS)(
    "has a line for every column of a %s row, in the order in which they are written",
    (kind) => {
      for (const language of ["ja", "en"] as const) {
        const [, , ...lines] = columnsTable(kind, language).trimEnd().split("\n");
        const named = lines.map((line) => /^\| `(\w+)` \|/.exec(line)?.[1]);
        expect(named).toEqual(columnNames(ROW_KINDS[kind]));
      }
    },
  );

  it("says type, whether it may be empty, meaning and unit in the language", () => {
    expect(columnsTable("ratio", "en")).toContain(
      "| `difference` | number or empty | ratio − 100, what the figures show (points) |\n",
    );
    expect(columnsTable("ratio", "ja")).toContain(
      "| `difference` | 数値（空あり） | 比−100。図に示す値（ポイント） |\n",
    );
  });

  it("has three cells a line, whatever stands in them", () => {
    for (const kind of KINDS)
      for (const line of columnsTable(kind, "en").trimEnd().split("\n"))
        expect(line.split(/(?<!\\)\|/)).toHaveLength(5);
  });
});

describe("the declaration of a column", () => {
  it("has a meaning in both languages, and the column that it repeats stands before it", () => {
    for (const kind of KINDS) {
      const columns: readonly [string, { ja: string; en: string; repeats?: string }][] = Object.entries(
        ROW_KINDS[kind],
      );
      for (const [i, [name, { ja, en, repeats }]] of columns.entries()) {
        expect(
          [ja, en].every((text) => text.trim() !== ""),
          name,
        ).toBe(true);
        const before = columns.slice(0, i).map(([other]) => other);
        if (repeats !== undefined) expect(before, name).toContain(repeats);
      }
    }
  });
});
