import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, it } from "vitest";
import { renderSvg } from "../../src/render/svg.js";
import { collisions, shownTexts } from "../render/shown-texts.js";
import { CHARTS } from "./charts.js";

/** What `chart --format vega-lite` prints, as anybody's Vega-Lite and Vega draw it. */
async function drawnPlainly(printed: string): Promise<{ svg: string; warnings: string[] }> {
  const warnings: string[] = [];
  const warn = (...words: readonly unknown[]) => {
    warnings.push(words.join(" "));
    return logger;
  };
  const logger: vega.LoggerInterface = {
    level: () => logger,
    error: warn,
    warn,
    info: () => logger,
    debug: () => logger,
  } as vega.LoggerInterface;
  const { spec } = compile(JSON.parse(printed), { logger: logger as never });
  const view = new vega.View(vega.parse(spec), { renderer: "none", logger });
  const svg = await view.toSVG();
  view.finalize();
  return { svg, warnings };
}

const textsOf = (svg: string) => shownTexts(svg).map(({ text }) => text);

/** The same chart with plots twice as wide. */
const atDoubleWidth = (spec: TopLevelSpec) =>
  JSON.stringify(spec, (key, value) => (key === "width" && value > 100 ? 2 * value : value));

describe.each(Object.entries(CHARTS))("the chart of %s, by Vega-Lite and Vega alone", (_, specs) => {
  it("shows the texts that it shows here, without a warning", async () => {
    for (const spec of specs) {
      const { svg, warnings } = await drawnPlainly(JSON.stringify(spec));
      expect(warnings).toEqual([]);
      expect(textsOf(svg)).toEqual(textsOf(await renderSvg(spec)));
    }
  });

  it("has no text in another's way, also at twice its width", async () => {
    for (const spec of specs) {
      for (const printed of [JSON.stringify(spec), atDoubleWidth(spec)]) {
        const { svg } = await drawnPlainly(printed);
        expect(collisions(shownTexts(svg))).toEqual([]);
        expect(svg).not.toMatch(/NaN|undefined|\[object/);
      }
    }
  });
});
