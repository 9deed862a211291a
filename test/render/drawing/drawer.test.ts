import { constants, PerformanceObserver } from "node:perf_hooks";
import { setImmediate as events } from "node:timers/promises";
import { View } from "vega";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { areaBarsSpec } from "../../../src/figures/area-bars/area-bars.js";
import { caterpillarSpec } from "../../../src/figures/caterpillar/caterpillar.js";
import { funnelSpec } from "../../../src/figures/funnel/funnel.js";
import { heatmapSpec } from "../../../src/figures/heatmap/heatmap.js";
import type { NationalInput } from "../../../src/figures/national/rows.js";
import { createDrawer } from "../../../src/render/drawing/drawer.js";
import { patternOf } from "../../../src/render/drawing/pattern.js";
import { renderSvg } from "../../../src/render/drawing/svg.js";
import { renderPng } from "../../../src/render/png.js";
import {
  crowded,
  nationalInput,
  STATISTICS,
  spread,
  wild,
} from "../../figures/synthetic/synthetic-nation.js";
import {
  FIVE_YEARS,
  figureInput,
  HOKKAIDO,
  KAGAWA,
  SAITAMA,
  wave,
} from "../../figures/synthetic/synthetic-rows.js";

const { NODE_PERFORMANCE_GC_FLAGS_FORCED: FORCED, NODE_PERFORMANCE_GC_MAJOR: WHOLE } = constants;

/** @returns what is asked to be collected from now on, each time one of the constants' kinds */
function sweeps(): readonly number[] {
  const kinds: number[] = [];
  const observer = new PerformanceObserver((list) => {
    // Their type is that of a browser's entries, which have no such detail.
    const entries = list.getEntries() as unknown as { detail: { kind: number; flags: number } }[];
    for (const { detail } of entries) if (detail.flags & FORCED) kinds.push(detail.kind);
  });
  observer.observe({ entryTypes: ["gc"] });
  onTestFinished(() => observer.disconnect());
  return kinds;
}

/** @returns a method of all views, with its calls from now on */
function watched(method: "signal" | "description") {
  const spy = vi.spyOn(View.prototype as View & { description(text?: string): unknown }, method);
  onTestFinished(() => spy.mockRestore());
  return spy;
}

const ITEMS = [
  { id: "bmi-ge-25", name: { ja: "BMI≥25.0", en: "BMI ≥ 25.0" } },
  { id: "sbp-ge-130", name: { ja: "収縮期血圧≥130", en: "systolic blood pressure ≥ 130" } },
];

const ITEMS_IN_GROUPS = ITEMS.map((item) => ({ ...item, group: { ja: "体格", en: "Body" } }));

/** Figures of the whole nation: of few and many areas, close together or not, some without a ratio. */
const NATIONS = [
  [KAGAWA, spread],
  [HOKKAIDO, crowded],
  [KAGAWA, wild],
] as const;
const nationalInputs = (parts: readonly Partial<NationalInput>[]) =>
  NATIONS.flatMap(([names, areaOf]) => parts.map((part) => nationalInput(names, areaOf, part)));

/** Figures of several prefectures and items; the items' values differ in range. */
const madeSpecs = () => [
  // Few and many areas with either item, which have two layouts.
  ...[KAGAWA, HOKKAIDO].flatMap((names) =>
    ITEMS.map((item, index) => {
      const input = figureInput(names, (place) => ({
        difference: (1 + 4 * index) * (wave(place).difference ?? 0),
        below: place.region * index,
        above: place.ages,
      }));
      return areaBarsSpec({ ...input, item, rows: input.rows.map((row) => ({ ...row, item: item.id })) });
    }),
  ),
  areaBarsSpec(figureInput(KAGAWA, wave, { ages: FIVE_YEARS })),
  areaBarsSpec(figureInput(SAITAMA, wave, { language: "en", note: { ja: "合成", en: "Synthetic" } })),
  // Their axes share some of their ticks.
  areaBarsSpec(figureInput(KAGAWA, wave, { domain: [-60, 60] })),
  areaBarsSpec(figureInput(KAGAWA, wave, { domain: [-30, 60] })),
  ...nationalInputs([{}]).flatMap((input, nation) => [
    ...(nation < 2 ? [caterpillarSpec(input)] : []),
    ...(nation > 0 ? [funnelSpec({ ...input, statistics: STATISTICS })] : []),
  ]),
  caterpillarSpec(nationalInput(KAGAWA, spread, { rows: [] })),
  heatmapSpec({ ...figureInput(SAITAMA), items: ITEMS_IN_GROUPS, ages: "40-74" }),
];

const specs = madeSpecs();

describe("a drawer", () => {
  /** Each figure compiled on its own. */
  let alone: readonly string[];
  beforeAll(async () => {
    alone = await Promise.all(specs.map((spec) => renderSvg(spec)));
  }, 60_000);

  it("gives the bytes of a figure compiled on its own, in any order", async () => {
    expect(new Set(alone).size).toBe(alone.length);
    const order = specs.map((_, index) => index);
    for (const indices of [order, order.toReversed()]) {
      const drawer = createDrawer();
      // The first of a make compiles it for the others: so each order has makes of its own.
      const usermeta = { first: indices[0] };
      for (const index of indices) {
        expect((await drawer.svg({ ...specs[index]!, usermeta })) === alone[index], `figure ${index}`).toBe(
          true,
        );
      }
    }
  });

  it("gives the same bytes to figures that are asked for at once", async () => {
    const drawer = createDrawer();
    const together = await Promise.all(specs.map((spec) => drawer.svg(spec)));
    for (const [index, svg] of together.entries()) {
      expect(svg === alone[index], `figure ${index}`).toBe(true);
    }
  });

  it("leaves the spec as it was", async () => {
    const spec = structuredClone(specs[0]!);
    await createDrawer().svg(spec);
    expect(spec).toEqual(specs[0]);
    expect(specs).toEqual(madeSpecs());
  });

  it("draws what no pattern is found in: numbers as data, no title, a text as title", async () => {
    const odd = [
      {
        data: { values: [1, 2, 3] },
        mark: "point",
        encoding: { x: { field: "data", type: "quantitative" } },
      },
      {
        title: "a",
        data: { values: [{ a: 1 }] },
        mark: "point",
        params: [{ name: "own", value: 2 }],
        encoding: { x: { field: "a", type: "quantitative", scale: { domain: [0, 4] } } },
      },
    ] as unknown as Parameters<typeof renderSvg>[0][];
    const drawer = createDrawer();
    for (const spec of odd) expect(await drawer.svg(spec)).toBe(await renderSvg(spec));
  });

  it("tells a view what differs from the figure before, and nothing else", async () => {
    const [first, second] = ITEMS.map((item, index) => {
      const input = figureInput(KAGAWA, (place) => ({
        difference: (1 + index) * (wave(place).difference ?? 0),
      }));
      return areaBarsSpec({ ...input, item, rows: input.rows.map((row) => ({ ...row, item: item.id })) });
    });
    const drawer = createDrawer();
    await drawer.svg(first!);
    const told = watched("signal");
    await drawer.svg(second!);
    const names = told.mock.calls.flatMap(([name, ...value]) => (value.length > 0 ? [name] : []));
    const [before, now] = [patternOf(first!).signals, patternOf(second!).signals];
    expect(names).toEqual(
      [...now.keys()].filter((name) => JSON.stringify(now.get(name)) !== JSON.stringify(before.get(name))),
    );
    expect(names).toContain("domain");
    expect(names).not.toContain("regions");
  });

  it("draws figures of eight legends without a view made anew", async () => {
    const drawer = createDrawer();
    const made = watched("description");
    for (const spec of specs.slice(0, 8)) await drawer.svg(spec);
    const views = made.mock.calls.length;
    expect(views).toBeGreaterThan(4);
    for (const spec of specs.slice(0, 8)) await drawer.svg(spec);
    expect(made.mock.calls.length).toBe(views);
  });

  it("passes a failure on, and draws the next figure", async () => {
    const drawer = createDrawer();
    await expect(drawer.svg({ mark: "nonsense" } as never)).rejects.toThrow();
    const [spec] = specs;
    expect(await drawer.svg(spec!)).toBe(await renderSvg(spec!));
  });

  it("draws the PNG that the SVG gives, in turn or at once", async () => {
    const two = specs.slice(0, 2);
    const alone: Uint8Array[] = [];
    for (const spec of two) alone.push(await renderPng(await renderSvg(spec), { scale: 1 }));
    const drawer = createDrawer();
    const together = await Promise.all(two.map((spec) => drawer.png(spec, { scale: 1 })));
    expect(together.map((png, index) => Buffer.compare(png, alone[index]!))).toEqual([0, 0]);
  });
});

describe("the memory of a drawer", () => {
  it("is swept after each picture, of all that is unused after each twenty-fourth", async () => {
    const drawer = createDrawer();
    // A small one: what is swept does not depend on what is drawn.
    const spec = { data: { values: [{}] }, mark: "point" } as unknown as (typeof specs)[0];
    const swept = sweeps();
    for (let picture = 1; picture <= 24; picture++) {
      await drawer.png(spec, { scale: 1 });
      while (swept.length < picture) await events();
    }
    expect(swept).toHaveLength(24);
    expect(swept.filter((kind) => kind === WHOLE)).toHaveLength(1);
  });
});

describe("the pattern of a figure", () => {
  it("of charts is one for each language, layout and banner, whatever is shown", () => {
    const keys = [KAGAWA, SAITAMA, HOKKAIDO].map((names) =>
      [wave, () => ({ difference: 70 }), () => ({ difference: null, above: 40 })].flatMap((differenceOf) => {
        const input = figureInput(names, differenceOf, { era: { ja: "令和3年度", en: "FY2021" } });
        const marked = input.rows.map((row) => ({ ...row, mark: "high-95" as const }));
        return [input, { ...input, rows: marked }].map((each) => patternOf(areaBarsSpec(each)).key);
      }),
    );
    expect(keys.map((each) => new Set(each).size)).toEqual([1, 1, 1]);
    // Up to 10 areas men stand beside women.
    expect(new Set(keys.flat()).size).toBe(2);
  });

  it("of all areas of the nation is one for a language, whatever is shown", () => {
    const keys = nationalInputs([{}, { rows: [] }, { prefecture: { code: "21", name: "岐阜県" } }]).flatMap(
      (input) => [
        patternOf(caterpillarSpec(input)).key,
        ...[STATISTICS, []].map((statistics) => patternOf(funnelSpec({ ...input, statistics })).key),
      ],
    );
    expect(new Set(keys).size).toBe(2);
  });

  it("of heatmaps is one for all prefectures of about as many areas", () => {
    const of = (names: readonly string[], items: typeof ITEMS_IN_GROUPS) =>
      patternOf(heatmapSpec({ ...figureInput(names), items, ages: "40-74" })).key;
    const [one] = ITEMS_IN_GROUPS;
    const keys = [SAITAMA, SAITAMA.slice(1), SAITAMA.slice(2)].map((names) => of(names, ITEMS_IN_GROUPS));
    expect(new Set([...keys, of(SAITAMA, [one!])]).size).toBe(1);
  });

  it("does not depend on two panels having the same range by chance", () => {
    const input = nationalInput(SAITAMA);
    const alike = input.rows
      .filter(({ sex }) => sex === "male")
      .flatMap((row) => [row, { ...row, sex: "female" as const }]);
    const keys = [input, { ...input, rows: alike }].flatMap((each) => [
      patternOf(caterpillarSpec(each)).key,
      patternOf(funnelSpec({ ...each, statistics: STATISTICS })).key,
    ]);
    expect(new Set(keys).size).toBe(2);
  });

  it("holds no number of the figure", () => {
    const input = figureInput(KAGAWA, () => ({ difference: 12.345 }));
    expect(JSON.stringify(areaBarsSpec(input))).toContain("12.345");
    expect(patternOf(areaBarsSpec(input)).key).not.toContain("12.345");
  });
});
