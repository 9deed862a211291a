import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { beforeAll, describe, expect, it } from "vitest";
import { collisions, shownTexts } from "../render/shown-texts.js";
import { CHARTS } from "./charts.js";
import { drawnSvg } from "./drawn.js";

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

const rowsOf = (spec: TopLevelSpec) =>
  (spec as unknown as { data: { values: unknown[] } }).data.values.length;

/** The same chart with plots twice as wide. */
const atDoubleWidth = (spec: TopLevelSpec) =>
  JSON.stringify(spec, (key, value) => (key === "width" && value > 100 ? 2 * value : value));

describe.each(Object.entries(CHARTS))("the chart of %s, by Vega-Lite and Vega alone", (_, specs) => {
  /** The charts as they are printed, each drawn once. */
  let drawn: readonly Awaited<ReturnType<typeof drawnPlainly>>[];
  beforeAll(async () => {
    drawn = await Promise.all(specs.map((spec) => drawnPlainly(JSON.stringify(spec))));
  });

  it("shows the texts that it shows here, without a warning", async () => {
    for (const [i, { svg, warnings }] of drawn.entries()) {
      expect(warnings).toEqual([]);
      expect(textsOf(svg)).toEqual(textsOf(await drawnSvg(specs[i]!)));
    }
  });

  it("has no text in another's way, also the fullest at twice its width", async () => {
    const [fullest] = specs.toSorted((a, b) => rowsOf(b) - rowsOf(a));
    const wide = await drawnPlainly(atDoubleWidth(fullest!));
    for (const { svg } of [...drawn, wide]) {
      expect(collisions(shownTexts(svg))).toEqual([]);
      expect(svg).not.toMatch(/NaN|undefined|\[object/);
    }
  });
});
