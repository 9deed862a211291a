// @ts-nocheck
import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../src/figures/area-bars/area-bars.js";
import type { AreaBarsInput } from "../../src/figures/area-bars/input.js";
import type { FigureRow } from "../../src/model/ratios.js";
import { renderSvg } from "../../src/render/svg.js";
import { shownTexts } from "../render/shown-texts.js";
import { figureInput, HOKKAIDO, KAGAWA } from "./synthetic-rows.js";

const draw = (input: AreaBarsInput) => renderSvg(areaBarsSpec(input));
const textsOf = async (input: AreaBarsInput) => shownTexts(await draw(input)).map(({ text }) => text);

describe("the dots of significance", () => {
  const marked = (marks: (row: FigureRow) => Partial<FigureRow>, names = KAGAWA): AreaBarsInput => {
    const input = figureInput(names);
    return { ...input, rows: input.rows.map((row) => ({ ...row, ...marks(row) })) };
  };
  const dots = (input: AreaBarsInput) =>
    JSON.stringify(areaBarsSpec(input)).match(/\{[^{}]*"shape":"circle"[^{}]*\}/g) ?? [];
  const keyText = "有意に高い・低い（95％）";

  it("stand below the bars that differ from the reference, whether high or low", () => {
    const mark = ({ code }: FigureRow) =>
      ({ "1101": "high-95", "1102": "low-99.8" })[code] as FigureRow["mark"];
    const found = dots(marked((row) => ({ mark: mark(row) ?? "none" })));
    for (const code of ["1101", "1102"]) {
      expect(found.filter((dot) => dot.includes(`"code":"${code}"`))).toHaveLength(6);
    }
    // … and in the key.
    expect(found).toHaveLength(13);
  });

  it("go by the adjusted mark where there is one, and the key says which it is", async () => {
    const adjusted = marked(({ code }) => ({
      mark: "high-99.8",
      adjustedMark: code === "1101" ? "high-95" : "none",
    }));
    expect(dots(adjusted)).toHaveLength(7);
    expect((await textsOf(adjusted)).join("\n")).toContain(
      "同じ規模の地域のばらつきを超えて高い・低い（95％）",
    );
    const plain = marked(() => ({ mark: "high-99.8" }));
    expect(dots(plain)).toHaveLength(25);
    expect(await textsOf(plain)).toContain(keyText);
  });

  it("are neither drawn nor explained where no mark is known", async () => {
    expect(dots(figureInput(KAGAWA))).toHaveLength(0);
    expect((await textsOf(figureInput(KAGAWA))).join()).not.toContain("有意");
  });

  it("stand clear of the texts, below bars that are cut too", async () => {
    const input = marked(() => ({ mark: "low-95" }), HOKKAIDO);
    const svg = await draw({ ...input, domain: [-1, 1] });
    const circles = [...svg.matchAll(/translate\(([\d.]+),([\d.]+)\)" d="M2\.5,0A/g)];
    expect(circles).toHaveLength(22 * 6 + 1);
    const texts = shownTexts(svg);
    // The root's translation is not in the circles' own.
    const [, dx = 0, dy = 0] = (/translate\((\d+),(\d+)\)/.exec(svg) ?? []).map(Number);
    for (const [, x, y] of circles) {
      const [left, top] = [Number(x) + dx - 2.5, Number(y) + dy - 2.5];
      const hit = texts.filter(
        (text) => text.left < left + 5 && text.right > left && text.top < top + 5 && text.bottom > top,
      );
      expect(hit).toEqual([]);
    }
  });
});
