import { describe, expect, it } from "vitest";
import { chart } from "../../../../src/cli/commands/figures/chart.js";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { failureOfAsync } from "../../../support/failures.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { DEMO } from "../../../support/program/ndb-ratio.js";
import { said } from "../../../support/told.js";

async function drawn(options: Parameters<typeof chart>[1], standardInput?: string) {
  const effects = memoryEffects(standardInput === undefined ? {} : { standardInput });
  await chart(standardInput === undefined ? [DEMO] : [], options, effects);
  return effects;
}

const one = { item: ["bmi-ge-25"], prefecture: ["埼玉"] };

describe("chart", () => {
  it("draws the figure as SVG with title, reference, credit and every area", async () => {
    const { output } = await drawn(one);
    const texts = output.replaceAll(/<[^>]*>/g, " ");
    for (const text of [
      "埼玉県",
      "令和2年度",
      "BMI≥25.0",
      "全国と比較",
      "秩父",
      "第8回NDBオープンデータ（厚生労働省）",
    ]) {
      expect(texts).toContain(text);
    }
  });

  it("writes a PNG where the file's name says so", async () => {
    const { files, said } = await drawn({ ...one, out: "figure.png" });
    expect(files.get("figure.png")!.subarray(1, 4).toString()).toBe("PNG");
    expect(said).toEqual(["figure.png"]);
  });

  it("writes several figures into a folder, a folder a prefecture", async () => {
    const { files } = await drawn({
      item: ["bmi-ge-25", "q08-smoking"],
      format: "vega-lite",
      out: "figures",
    });
    expect([...files.keys()]).toEqual(["figures/11/bmi-ge-25.vl.json", "figures/11/q08-smoking.vl.json"]);
  });

  it("gives all figures one axis on --scale shared, and the given one on a range", async () => {
    const domains = async (scale: string) => {
      const options = { item: ["bmi-ge-25", "q06-kidney-disease"], format: "vega-lite", out: "f", scale };
      const { files } = await drawn(options);
      return [...files.values()].map(
        (bytes) => /"name":\s*"domain",\s*"value":\s*(\[[^\]]*\])/.exec(bytes.toString())?.[1],
      );
    };
    const [first, second] = await domains("shared");
    expect(first).toBe(second);
    const [own, another] = await domains("own");
    expect(own).not.toBe(another);
    expect((await domains("-50,60"))[0]!.replaceAll(/\s/g, "")).toBe("[-50,60]");
  });

  it("has a panel for each sex asked for, and says so where a piped result has none of them", async () => {
    const headings = (output: string) =>
      ["男性", "女性", "男女計"].filter((name) => output.includes(`>${name}<`));
    expect(headings((await drawn(one)).output)).toEqual(["男性", "女性"]);
    expect(headings((await drawn({ ...one, sex: ["both"] })).output)).toEqual(["男女計"]);
    expect(headings((await drawn({ ...one, sex: ["both,female"] })).output)).toEqual(["女性", "男女計"]);
    expect((await failureOfAsync(() => drawn({ ...one, sex: ["men"] }))).exitCode).toBe(2);

    const effects = memoryEffects();
    await compute([DEMO], { ...one, sex: ["both"], format: "ndjson" }, effects);
    expect(headings((await drawn(one, effects.output)).output)).toEqual(["男女計"]);
    const failure = await failureOfAsync(() => drawn({ ...one, sex: ["male"] }, effects.output));
    expect(failure.text.en).toContain("no rows of sex male (it has both)");
  });

  it("says so where a piped result has none of the ages, and draws those that it has", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { ...one, ages: ["40-64"], format: "ndjson" }, effects);
    const failure = await failureOfAsync(() => drawn({ ...one, kind: "heatmap" }, effects.output));
    expect(failure.text.en).toContain("no rows of ages 40-74 (it has 40-64)");
    const { output } = await drawn(one, effects.output);
    expect(output).toContain("結果に値が1つもない年齢：40–74歳、65–74歳。");
    expect(output).not.toContain(">×<");
  });

  it("names an area that a piped result does not have, and none of a whole one", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { ...one, format: "ndjson" }, effects);
    const lines = effects.output.split("\n");
    const cut = lines.filter((line) => !line.includes("秩父")).join("\n");
    expect((await drawn(one, cut)).output).toContain("結果に値が1つもない医療圏：秩父。");
    expect((await drawn(one, effects.output)).output).not.toMatch(/結果にない|結果に値/);
  });

  it("refuses figures of areas of an item without areas, and says which figures show prefectures", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { ...one, level: ["prefecture"], format: "ndjson" }, effects);
    const kinds = ["map", "caterpillar", "funnel"];
    for (const kind of kinds) {
      const failure = await failureOfAsync(() => drawn({ ...one, kind }, effects.output));
      expect([failure.exitCode, said(failure.told).ja]).toEqual([
        2,
        `この図（${kind}）は医療圏の値で描きますが、「BMI≥25.0」には都道府県の値しかありません。都道府県どうしは、県を指定せずに --kind map --level prefecture か --kind tile-map で比べられます。`,
      ]);
    }
    expect((await drawn(one, effects.output)).output).toContain("BMI≥25.0");
  });

  it("refuses a piped result in which somebody changed a difference", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { ...one, format: "ndjson" }, effects);
    const lines = effects.output.trimEnd().split("\n");
    lines[2] = lines[2]!.replace(/"difference":[^,]*/, '"difference":55');
    const failure = await failureOfAsync(() => drawn(one, lines.join("\n")));
    expect(failure.text.en).toContain("difference 55 contradicts ratio");
  });

  it("refuses another reference than a result has, and takes its own", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { ...one, reference: "prefecture:11", format: "ndjson" }, effects);
    const from = (reference: string) => drawn({ ...one, reference, format: "vega-lite" }, effects.output);
    const failure = await failureOfAsync(() => from("national"));
    expect([failure.exitCode, said(failure.told).ja]).toEqual([
      2,
      expect.stringContaining("--reference national と比べたものではありません"),
    ]);
    for (const own of ["prefecture:埼玉", "own-prefecture"])
      expect((await from(own)).output).toContain("埼玉県と比較");
  });

  it("refuses what a result was not computed with, and takes what it was", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { ...one, interval: "byar", format: "json" }, effects);
    const from = (options: object) => drawn({ ...one, format: "vega-lite", ...options }, effects.output);
    for (const [asked, words] of [
      [{ interval: "poisson" }, "--interval poisson で計算したものではありません"],
      [{ bounds: "with-reference" }, "--bounds with-reference で"],
      [{ hideBelow: "10" }, "--hide-below 10 で"],
    ] as const) {
      const failure = await failureOfAsync(() => from(asked));
      expect([failure.exitCode, said(failure.told).ja]).toEqual([2, expect.stringContaining(words)]);
    }
    expect((await from({ interval: "byar" })).output).toContain("埼玉県");
  });

  it("refuses an area where a figure is of none", async () => {
    const failure = await failureOfAsync(() => drawn({ ...one, kind: "funnel", area: ["秩父"] }));
    expect([failure.exitCode, said(failure.told).ja]).toEqual([
      2,
      expect.stringContaining("--area は --kind profile、trend、sparklines で使います"),
    ]);
  });

  it("draws nothing of hidden counts read as 0, of tables, of a piped result or over the years", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { ...one, suppression: "naive" }, effects);
    const refused = [
      () => drawn({ ...one, suppression: "naive" }),
      () => drawn({ ...one, kind: "heatmap" }, effects.output),
    ];
    for (const drawing of refused) {
      const failure = await failureOfAsync(drawing);
      expect([failure.exitCode, said(failure.told).en]).toEqual([
        2,
        expect.stringContaining("--suppression naive"),
      ]);
    }
    const years = chart([], { ...one, release: "8-9", kind: "trend", suppression: "naive" }, memoryEffects());
    expect((await failureOfAsync(() => years)).exitCode).toBe(2);
  });

  it("refuses ages in the place of those that a kind shows whatever is asked for", async () => {
    const failure = await failureOfAsync(() => drawn({ ...one, kind: "profile", ages: ["65-74"] }));
    expect([failure.exitCode, said(failure.told).ja]).toEqual([
      2,
      "profileが示すのは 40-74 歳の比で、--ages 65-74 の比は示しません。--ages を外すか、40-74 だけにしてください。",
    ]);
    const others = await failureOfAsync(() => drawn({ ...one, kind: "profile", ages: ["40-74,65-74"] }));
    expect(said(others.told).en).toContain("not those of --ages 40-74,65-74");
    const two = await failureOfAsync(() => drawn({ ...one, kind: "heatmap", ages: ["40-64,65-74"] }));
    expect([two.exitCode, said(two.told).ja]).toEqual([
      2,
      "heatmapに描けるのは 1 つの年齢区分です（例 --ages 40-64）。",
    ]);
  });

  it("refuses several figures on standard output, an unknown scale and a piped text that is no result", async () => {
    const several = await failureOfAsync(() => drawn({ item: ["bmi-ge-25", "q08-smoking"] }));
    expect([several.exitCode, several.text.en]).toEqual([2, expect.stringContaining("--out")]);
    expect((await failureOfAsync(() => drawn({ ...one, scale: "big" }))).exitCode).toBe(2);
    expect((await failureOfAsync(() => drawn(one, "not a result"))).text.en).toContain("ndb-ratio compute");
  });

  it("says which row of a piped result is wrong", async () => {
    const effects = memoryEffects();
    await compute([DEMO], { ...one, format: "ndjson" }, effects);
    const lines = effects.output.trimEnd().split("\n");
    lines[2] = lines[2]!.replace('"observed":', '"observed":-');
    const failure = await failureOfAsync(() => drawn(one, lines.join("\n")));
    expect(failure.text.en).toContain("row 3");
    expect(failure.text.en).toContain("observed");
  });
});
