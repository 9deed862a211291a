import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../../src/figures/area-bars/area-bars.js";
import type { AreaBarsInput } from "../../../src/figures/area-bars/rows.js";
import type { FigureRow } from "../../../src/model/ratios.js";
import { shownTexts } from "../../render/shown-texts.js";
import { drawnSvg } from "../drawn.js";
import { figureInput, KAGAWA } from "../synthetic/synthetic-rows.js";

const draw = (input: AreaBarsInput) => drawnSvg(areaBarsSpec(input));
const textsOf = async (input: AreaBarsInput) => shownTexts(await draw(input)).map(({ text }) => text);

describe("the dots of significance", () => {
  const marked = (marks: (row: FigureRow) => Partial<FigureRow>, names = KAGAWA): AreaBarsInput => {
    const input = figureInput(names);
    return { ...input, rows: input.rows.map((row) => ({ ...row, ...marks(row) })) };
  };
  /** Where the dots of each panel stand, below and above 0. */
  const dots = async (input: AreaBarsInput, layer = 4) =>
    [
      ...(await draw(input)).matchAll(
        new RegExp(`<g class="mark-symbol[^"]*layer_${layer}_marks"[^>/]*>(.*?)</g>`, "g"),
      ),
    ].flatMap(([, marks = ""]) =>
      [...marks.matchAll(/translate\(([\d.]+),([\d.]+)\)/g)].map(([, x, y]) => ({
        x: Number(x),
        y: Number(y),
      })),
    );
  const keyText = "有意に高い・低い（95％）";

  it("stand at the bars that differ from the reference, on the side of 0 where the bar is not", async () => {
    const input = marked(({ code }) => ({
      mark: ({ "1101": "high-95", "1102": "low-99.8" }[code] ?? "none") as FigureRow["mark"],
    }));
    const rows = input.rows.map((row) => ({ ...row, difference: row.code === "1101" ? 5 : -5 }));
    const found = await dots({ ...input, rows });
    expect(found).toHaveLength(12);
    const heights = [...new Set(found.map(({ y }) => y))].sort((a, b) => a - b);
    expect(heights).toHaveLength(2);
    expect(heights[1]! - heights[0]!).toBe(16);
    // Below 0 those of the high bars, which stand left of the low ones.
    const [above, below] = heights.map((height) => found.filter(({ y }) => y === height).map(({ x }) => x));
    expect(Math.max(...below!)).toBeLessThan(Math.min(...above!));
  });

  it("go by the adjusted mark where there is one, and the key says which it is", async () => {
    const adjusted = marked(({ code }) => ({
      mark: "high-99.8",
      adjustedMark: code === "1101" ? "high-95" : "none",
    }));
    expect(await dots(adjusted)).toHaveLength(6);
    expect((await textsOf(adjusted)).join("\n")).toContain(
      "同じ規模の地域のばらつきを超えて高い・低い（95％）",
    );
    const plain = marked(() => ({ mark: "high-99.8" }));
    expect(await dots(plain)).toHaveLength(24);
    expect(await textsOf(plain)).toContain(keyText);
  });

  it("are rings where the spread is not known of regions beside others of which it is, and the key says so", async () => {
    const mixed = marked(({ code }) => ({
      mark: "high-95",
      adjustedMark: code === "1101" ? "high-95" : null,
    }));
    expect(await dots(mixed)).toHaveLength(24);
    expect(await dots(mixed, 5)).toHaveLength(18);
    const texts = (await textsOf(mixed)).join("");
    expect(texts).toContain("同じ規模の地域のばらつきを超えて高い・低い（95％）");
    expect(texts).toContain("有意に高い・低い（95％。同じ規模の地域のばらつきを推定できない地域）");
  });

  it("are rings alone where those of one way have no dot, and a note says why: they are judged, and found as others of their size", async () => {
    const mixed = marked(({ code }) => ({
      mark: "high-99.8",
      adjustedMark: code === "1101" ? "none" : null,
    }));
    const texts = (await textsOf(mixed)).join("");
    expect(texts).not.toContain("同じ規模の地域のばらつきを超えて高い・低い（95％）");
    expect(texts).toContain("ばらつきを推定できない地域）");
    expect(texts).toMatch(/に丸印がないのは、同じ規模の地域のばらつきを超えないため。/);
    expect(await dots(mixed, 5)).toHaveLength(18);
  });

  it("are neither drawn nor explained where no mark is known", async () => {
    expect(await dots(figureInput(KAGAWA))).toHaveLength(0);
    expect((await textsOf(figureInput(KAGAWA))).join()).not.toContain("有意");
  });
});
