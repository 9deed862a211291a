import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../../src/figures/area-bars/area-bars.js";
import { compileVega } from "../../../src/render/drawing/compile.js";
import { renderSvg } from "../../../src/render/drawing/svg.js";
import { figureInput, HOKKAIDO, KAGAWA, SAITAMA } from "../../figures/synthetic/synthetic-rows.js";

const saitama = () => areaBarsSpec(figureInput(SAITAMA));

describe("drawing as SVG", () => {
  it("gives the same bytes each time, whatever was drawn before or is drawn meanwhile", async () => {
    const first = await renderSvg(saitama());
    await renderSvg(areaBarsSpec(figureInput(HOKKAIDO)));
    expect(await renderSvg(saitama())).toBe(first);
    const together = await Promise.all(
      [saitama(), areaBarsSpec(figureInput(KAGAWA)), saitama()].map((spec) => renderSvg(spec)),
    );
    expect(together[0]).toBe(first);
    expect(together[2]).toBe(first);
  });

  it("does not change the spec", async () => {
    const spec = saitama();
    await renderSvg(spec);
    expect(spec).toEqual(saitama());
  });

  it("names the fonts once, on the root", async () => {
    const svg = await renderSvg(saitama());
    expect(svg.match(/font-family/g)).toHaveLength(1);
    expect(svg).toMatch(
      /^<svg font-family="&quot;BIZ UDPGothic&quot;, &quot;BIZ UDGothic&quot;, &quot;Yu Gothic&quot;, [^"]*sans-serif"/,
    );
  });

  it("takes a warning for an error", async () => {
    const odd = {
      data: { values: [{ a: 1 }] },
      mark: "bar" as const,
      encoding: {
        x: { field: "a", type: "quantitative" as const },
        size: { field: "a" },
        theta: { field: "a" },
      },
    };
    expect(() => compileVega(odd as never)).toThrow(/Vega/);
  });
});
