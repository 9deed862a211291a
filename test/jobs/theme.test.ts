import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lightness } from "../../src/figures/theme.js";
import { lookOf } from "../../src/jobs/figures/look.js";
import { checkedTheme, readTheme } from "../../src/jobs/figures/theme.js";
import { failureOf } from "../support/failures.js";

describe("a theme", () => {
  it("may name colours as CSS does, and write them in short: they become #rrggbb", () => {
    const named = { background: "AliceBlue", range: { category: ["teal", "#F00", "rgb(0, 83, 156)"] } };
    expect(checkedTheme({ ...named, view: { fill: "transparent", stroke: null } })).toEqual({
      background: "#f0f8ff",
      range: { category: ["#008080", "#ff0000", "#00539c"] },
      view: { fill: "transparent", stroke: null },
    });
  });

  it("has texts and colours of sexes that can be read on a dark background, unless it says its own", () => {
    const light = (colour: unknown) => lightness(String(colour)) > 0.5;
    const { title = {}, range = {} } = checkedTheme({ background: "midnightblue" });
    const texts = [title.color, title.subtitleColor, ...(range.category as string[])];
    expect(texts.map(light)).toEqual([true, true, true, true, true]);
    const own = { title: { color: "#ffcc00" }, range: { category: ["#ff0000"] } };
    expect(checkedTheme({ background: "black", ...own })).toMatchObject(own);
    for (const background of ["white", "#fffdf5", "transparent"])
      expect(Object.keys(checkedTheme({ background }))).toEqual(["background"]);
  });

  it("is a config of Vega-Lite, with or without the name of its schema", () => {
    const theme = {
      background: "#fffdf5",
      font: "Meiryo",
      range: { category: ["#00539c", "#b5004f"] },
      title: { color: "#112233", fontSize: 24 },
      axis: { grid: true, gridDash: [2, 2], labelPadding: 4 },
    };
    expect(checkedTheme({ $schema: "x", ...theme })).toEqual(theme);
  });

  it.each([
    [{ axsi: {} }, "axsi: cannot be used. Did you mean axis"],
    [
      { range: { category: ["#00539c", "blu"] } },
      'range.category.2: write a colour as "#00539c" or by its name in CSS ("navy"; it is "blu")',
    ],
    [{ background: "rgba(0, 0, 0, 0.5)" }, 'or by its name in CSS ("navy"; it is "rgba(0, 0, 0, 0.5)")'],
    [{ title: { fontSize: "24" } }, 'title.fontSize: write a number from 6 to 60 (it is "24")'],
    [{ axis: { labelFontSize: 200 } }, "axis.labelFontSize: write a number from 6 to 60 (it is 200)"],
    [{ background: 7 }, 'background: write a colour as "#00539c" or by its name in CSS ("navy"; it is 7)'],
    [{ font: 'x" onload="' }, "font: write the name of a font"],
    [{ axis: { gridColor: { expr: "1" } } }, "axis.gridColor: write a value; expressions cannot be used"],
    [[], "Write colours, font and sizes of type in braces"],
  ])("is refused as wrong usage, with the key that is wrong: %j", (theme, message) => {
    const failure = failureOf(() => lookOf({ theme: theme as never }));
    expect(failure.text.en).toContain(message);
    expect(failure.exitCode).toBe(2);
  });

  it("is read from a file, which is named where it is no JSON or says what cannot be", () => {
    const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-theme-"));
    const file = (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    expect(readTheme(file("a.json", '\uFEFF{"background":"white"}'))).toEqual({ background: "#ffffff" });
    for (const [name, content] of [
      ["b.json", "{bad"],
      ["c.json", '{"font":1}'],
    ] as const) {
      const failure = failureOf(() => readTheme(file(name, content)));
      expect(failure.place?.file).toBe(join(folder, name));
    }
  });
});
