import * as vega from "vega";
import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../../src/figures/area-bars/area-bars.js";
import { caterpillarSpec } from "../../../src/figures/caterpillar/caterpillar.js";
import { compileVega } from "../../../src/render/drawing/compile.js";
import { EXPRESSIONS } from "../../../src/render/drawing/expressions.js";
import { nationalInput, spread } from "../../figures/synthetic/synthetic-nation.js";
import { figureInput, KAGAWA } from "../../figures/synthetic/synthetic-rows.js";

/** Marks between two places in every order, and around a center. */
const SPANS: vega.Spec = {
  width: 100,
  height: 100,
  data: [{ name: "rows", values: [{ a: 80, b: 10 }, { a: 10, b: 80 }, { a: 40 }] }],
  marks: (["rect", "rule", "text", "symbol"] as const).flatMap((type) =>
    [
      { x: { field: "a" }, x2: { field: "b" }, y: { field: "b" }, y2: { field: "a" } },
      { x2: { field: "a" }, width: { value: 7 }, y2: { field: "b" }, height: { value: 5 } },
      { xc: { field: "a" }, width: { value: 8 }, yc: { field: "b" }, height: { value: 4 } },
    ].map((update) => ({
      type,
      from: { data: "rows" },
      encode: { update: { ...update, fill: { value: "red" }, text: { value: "a" } } },
    })),
  ),
};

const drawn = async (spec: vega.Spec, expr?: object) => {
  const view = new vega.View(vega.parse(structuredClone(spec)), { renderer: "none", expr });
  const svg = await view.toSVG();
  view.finalize();
  return svg.replaceAll(/clip\d+|gradient_\d+/g, "id");
};

describe("expressions that are made once", () => {
  it.each([
    ["area bars", () => compileVega(areaBarsSpec(figureInput(KAGAWA)))],
    ["a caterpillar", () => compileVega(caterpillarSpec(nationalInput(KAGAWA, spread)))],
    ["marks that span", () => SPANS],
  ])("draw what Vega's own draw: %s", async (_name, specOf) => {
    const spec = specOf();
    expect(await drawn(spec, EXPRESSIONS)).toBe(await drawn(spec));
  });
});
