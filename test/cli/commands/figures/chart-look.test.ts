import { describe, expect, it } from "vitest";
import { chart } from "../../../../src/cli/commands/figures/chart.js";
import { deck } from "../../../../src/cli/commands/figures/deck.js";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { failureOfAsync } from "../../../support/failures.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { DEMO } from "../../../support/program/ndb-ratio.js";

type Options = Parameters<typeof chart>[1];

const ONE = { item: ["bmi-ge-25"], prefecture: ["埼玉"] };

async function drawn(options: Options) {
  const effects = memoryEffects();
  await chart([DEMO], { ...ONE, ...options }, effects);
  return effects;
}

const refusal = async (options: Options) => {
  const failure = await failureOfAsync(() => drawn(options));
  expect(failure.exitCode).toBe(2);
  return failure.text;
};

describe("the look of a figure", () => {
  it("has the size of a sheet of paper", async () => {
    const { output } = await drawn({ size: "a4" });
    expect(output).toMatch(/^<svg [^>]*width="210mm" height="297mm" viewBox="[-\d.]+ 0 [\d.]+ [\d.]+"/);
  });

  it("has the width and the height in pixels", async () => {
    const { output } = await drawn({ width: "900", height: "700" });
    expect(output).toMatch(/^<svg [^>]*width="900" height="700"/);
  });

  it("has the user's title, or none, and notes or none", async () => {
    expect((await drawn({ title: "会議の資料" })).output).toContain("会議の資料");
    const { output, said } = await drawn({ title: false, notes: false });
    expect(said.join()).toContain("made by processing the NDB Open Data");
    const bare = output.replace(/aria-label="[^"]*"/, "");
    expect(bare).not.toContain("特定健康診査");
    expect(bare).not.toContain("秘匿された人数（10未満");
  });

  it("names the user's font before the usual ones", async () => {
    expect((await drawn({ font: "Meiryo" })).output).toMatch(/^<svg font-family="&quot;Meiryo&quot;, /);
  });

  it("stands in the Vega-Lite spec as well", async () => {
    const spec = JSON.parse((await drawn({ format: "vega-lite", width: "900", font: "Meiryo" })).output);
    expect(spec.usermeta).toEqual({ language: "ja", page: { width: 900 } });
    expect(spec.config.font).toMatch(/^"Meiryo"/);
  });

  it("has its texts as paths where the font may be missing", async () => {
    expect((await drawn({ outline: true })).output).not.toContain("<text");
  });

  it("is a PDF page of the size asked for", async () => {
    const { files } = await drawn({ size: "a4", out: "x.pdf" });
    const pdf = files.get("x.pdf")!.toString("latin1");
    expect(pdf.startsWith("%PDF-1.7")).toBe(true);
    expect(pdf).toContain("/MediaBox [0 0 595.2756 841.8898]");
  });

  it("is refused where two options contradict each other", async () => {
    expect((await refusal({ size: "a4", width: "900" })).ja).toContain("どちらか");
    expect((await refusal({ font: "Meiryo", format: "png" })).ja).toContain("内蔵の BIZ UDPゴシック");
    expect((await refusal({ font: "Meiryo", outline: true })).ja).toContain("内蔵の BIZ UDPゴシック");
    expect((await refusal({ outline: true, format: "png" })).ja).toContain("--outline は svg");
    expect((await refusal({ title: "一つの題", item: ["bmi-ge-25", "q08-smoking"] })).ja).toContain(
      "図が 2 枚",
    );
  });

  it("takes no size in which nothing can be read", async () => {
    expect((await refusal({ width: "20" })).en).toContain("from 300 to 10000");
  });
});

describe("the name of a file to write", () => {
  it("says the format", async () => {
    const { files } = await drawn({ out: "x.vl.json" });
    expect(JSON.parse(files.get("x.vl.json")!.toString()).$schema).toContain("vega-lite");
  });

  it("is refused by its ending where no such file is made", async () => {
    expect((await refusal({ out: "h.docx" })).ja).toBe(
      "--out「h.docx」：.docx のファイルは作れません。作れるのは .svg、.png、.pdf、.vl.json、.vg.json、.json です。",
    );
    const failure = await failureOfAsync(() => compute([DEMO], { ...ONE, out: "a.docx" }, memoryEffects()));
    expect(failure.text.en).toContain(".docx files cannot be made");
  });

  it("is refused where it says another format than the one asked for", async () => {
    expect((await refusal({ format: "svg", out: "x.png" })).en).toContain("do not agree");
  });

  it("is refused where several files are made, with their number", async () => {
    const { ja, en } = await refusal({ item: ["bmi-ge-25", "q08-smoking"], out: "out.png" });
    expect(ja).toBe("--out「out.png」：ファイルが 2 個できます。フォルダーを指定してください。");
    expect(en).toBe('--out "out.png": this makes 2 files; give a folder.');
    const decks = () => deck([DEMO], { area: ["1101", "1103"], out: "two.pptx" }, memoryEffects());
    expect((await failureOfAsync(decks)).text.en).toContain("this makes 2 files; give a folder");
  });

  it("is refused for the decks of several releases before they are computed", async () => {
    const saidOf = async (...of: Parameters<typeof deck>) =>
      (await failureOfAsync(() => deck(...of))).text.en;
    const out = "many.pptx";
    const asked = { release: "6-10", out };
    expect(await saidOf([], asked, memoryEffects())).toMatch(
      /^--out "many.pptx": this makes 235 files or more/,
    );
    expect(await saidOf([], { ...asked, prefecture: ["11", "埼玉"] }, memoryEffects())).toMatch(
      "5 files or more",
    );
    // Two names of one prefecture are one deck; then the next thing that is wrong is told.
    const one = { release: "8", prefecture: ["11", "埼玉"], item: ["unknown"], out };
    expect(await saidOf([], one, memoryEffects())).toMatch("unknown");
  });

  it("is a folder where it has no ending of a file", async () => {
    const { files } = await drawn({ item: ["bmi-ge-25", "q08-smoking"], out: "第8回" });
    expect([...files.keys()]).toEqual(["第8回/11/bmi-ge-25.svg", "第8回/11/q08-smoking.svg"]);
  });
});
