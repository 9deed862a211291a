import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readItemsFile } from "../../../src/catalog/items/items.js";
import { markdownPage } from "../../../src/cli/markdown/markdown-page.js";
import { TOPICS, topicText, topicTitle } from "../../../src/cli/topics.js";
import { displayWidth } from "../../../src/text/table.js";
import { DEMO, ndbRatio, ndbRatioProcess } from "../../support/program/ndb-ratio.js";
import { catalog } from "../../support/tables/fixtures.js";
import { describeOfficial, officialRelease } from "../../support/tables/official.js";

const LANGUAGES = ["ja", "en"] as const;
const trimmedLines = (text: string) => text.split("\n").map((line) => line.trim());
/** +11.24, −0.60 */
const signedNumber = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;

async function rows(...words: string[]): Promise<Record<string, number>[]> {
  const { stdout } = await ndbRatio(["compute", ...words, "--format", "ndjson"]);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("help TOPIC", () => {
  const pages = TOPICS.flatMap((topic) =>
    LANGUAGES.map((language) => [`${topic}.${language}`, topicText(topic, language)] as const),
  );

  it.each(pages)("fits a terminal of 80 cells, commands and code apart: %s", (_, text) => {
    const code = new Set(
      [...text.matchAll(/^ *```[\s\S]*?^ *```$/gm)].flatMap(([block]) => trimmedLines(block)),
    );
    const wide = markdownPage(text, 80)
      .split("\n")
      .filter((line) => displayWidth(line) > 80 && !code.has(line.trim()));
    // A table whose longest words do not fit stays wider.
    expect(wide.filter((line) => !/\S {2,}\S/.test(line))).toEqual([]);
    for (const line of markdownPage(text, 60).split("\n")) expect(line.trim()).not.toMatch(/^[、。）」]/);
  });

  it.each(pages)("leaves nothing out: %s", (_, text) => {
    const letters = (from: string) => {
      const found = new Map<string, number>();
      for (const letter of from.match(/[\p{L}\p{N}]/gu) ?? [])
        found.set(letter, (found.get(letter) ?? 0) + 1);
      return found;
    };
    const said = text
      .replace(/^<!--.*-->$|^!\[.*$|^ *```\w*$/gm, "")
      .replace(/[(（]\[[^\]]+\]\(\w+\.\w+\.md[^)]*\)[)）]/g, "")
      .replace(/\]\([^)]*\)/g, "");
    const shown = letters(markdownPage(text, 80));
    for (const [letter, times] of letters(said))
      expect(shown.get(letter), letter).toBeGreaterThanOrEqual(times);
  });

  it("has all pages, and lists each with its title", async () => {
    const files = readdirSync(new URL("../../../data/help/", import.meta.url));
    expect(files.sort()).toEqual(TOPICS.flatMap((topic) => [`${topic}.en.md`, `${topic}.ja.md`]).sort());
    const { stdout } = await ndbRatio(["help", "--lang", "ja"]);
    for (const topic of TOPICS) expect(stdout).toMatch(`  ${topic.padEnd(11)}  ${topicTitle(topic, "ja")}\n`);
  });

  it("prints the page in the user's language, and the command of the same name below", async () => {
    const ja = await ndbRatio(["help", "suppression", "--lang", "ja"]);
    expect([ja.status, ja.stderr]).toEqual([0, ""]);
    expect(ja.stdout).toContain("秘匿された人数（-）\n");
    const en = (await ndbRatio(["help", "suppression"])).stdout;
    expect(en).toContain("never reads");
    expect(en).toContain((await ndbRatio(["suppression", "--help"])).stdout);
    expect((await ndbRatio(["help", "files"])).stdout).not.toContain("Usage:");
  });

  it("paints headings only where colours are wanted", () => {
    const ESCAPE = "\u001b[1m";
    expect(ndbRatioProcess(["help", "files"]).stdout).not.toContain(ESCAPE);
    const forced = { FORCE_COLOR: "1" };
    expect(ndbRatioProcess(["help", "files"], { environment: forced }).stdout).toContain(
      `${ESCAPE}Files that can be read`,
    );
    const both = { FORCE_COLOR: "1", NO_COLOR: "1" };
    expect(ndbRatioProcess(["help", "files"], { environment: both }).stdout).not.toContain(ESCAPE);
  });
});

describe("help COMMAND", () => {
  it("is what --help says, and of an unknown name a suggestion", async () => {
    expect((await ndbRatio(["help", "compute"])).stdout).toBe((await ndbRatio(["compute", "--help"])).stdout);
    expect((await ndbRatio(["help"])).stdout).toBe((await ndbRatio(["--help"])).stdout);
    const unknown = await ndbRatio(["help", "supression"]);
    expect([unknown.status, unknown.stdout]).toEqual([2, ""]);
    expect(unknown.stderr).toContain("suppression");
  });

  it("gives an example of every command", async () => {
    const commands = (await ndbRatio(["__complete", "--", ""])).stdout.trimEnd().split("\n").slice(1);
    for (const line of commands) {
      const [name = ""] = line.split("\t");
      expect((await ndbRatio([name, "--help"])).stdout).toMatch(/\nExamples:\n {2}.*ndb-ratio/);
    }
  });

  it("wraps Japanese at the width of the terminal", async () => {
    const { stdout } = await ndbRatio(["compute", "--help", "--lang", "ja"]);
    const [text] = stdout.split("\n例：");
    for (const line of text!.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });
});

describe("the worked examples", () => {
  it("of suppression are what the program computes from the built-in tables", async () => {
    const [whole, younger] = (await rows(
      DEMO,
      "--item",
      "hdl-lt-40",
      "--area",
      "1110",
      "--sex",
      "female",
      "--ages",
      "40-74,40-64",
    )) as [Record<string, number>, Record<string, number>];
    const [naive] = (await rows(
      DEMO,
      "--item",
      "hdl-lt-40",
      "--area",
      "1110",
      "--sex",
      "female",
      "--ages",
      "40-74",
      "--suppression",
      "naive",
    )) as [Record<string, number>];
    expect([whole.observed, younger.observedLower, younger.observedUpper, naive.observed]).toEqual([
      139, 70, 88, 85,
    ]);
    const shown = [
      whole.ratio!.toFixed(1),
      whole.ratioLower!.toFixed(2),
      whole.ratioUpper!.toFixed(2),
      naive.ratio!.toFixed(1),
    ];
    for (const language of LANGUAGES) {
      const text = topicText("suppression", language);
      for (const number of [...shown, "139", "70", "88", "85"]) expect(text).toContain(number);
    }
  });

  it("of reference add up, by the rates that come with the program", async () => {
    const rates = JSON.parse(
      readFileSync(new URL("../../../data/reference/national-release-08.json", import.meta.url), "utf8"),
    ).items["q08-smoking"].male.rate as number[];
    for (const language of LANGUAGES) {
      const text = topicText("reference", language).replaceAll(",", "");
      const lines = [...text.matchAll(/^\| \d\d\D\d\d \| (\d+) \| ([\d.]+)% \| ([\d.]+) \| (\d+) \|$/gm)];
      expect(lines).toHaveLength(7);
      let expected = 0;
      let observed = 0;
      for (const [i, [, n, rate, product, cases]] of lines.entries()) {
        expect(rate).toBe((100 * rates[i]!).toFixed(2));
        expect(product).toBe((Number(n) * rates[i]!).toFixed(1));
        expected += Number(n) * rates[i]!;
        observed += Number(cases);
      }
      expect(text).toContain(`E ${expected.toFixed(1)}`);
      expect(text).toContain(`O ${observed}`);
      expect(text).toContain(
        `100 ${language === "ja" ? "＝" : "="} ${((100 * observed) / expected).toFixed(2)}`,
      );
    }
    const words = ["--item", "q08-smoking", "--level", "prefecture", "--sex", "male", "--ages", "40-74"];
    for (const reference of ["national", "national-assigned"]) {
      const [row] = await rows(DEMO, ...words, "--reference", reference);
      for (const language of LANGUAGES)
        expect(topicText("reference", language)).toContain(signedNumber(row!.difference!));
    }
  });

  it("of items is a file that the program takes", () => {
    for (const language of LANGUAGES) {
      const text = topicText("items", language);
      const [, json = ""] = /^```json\n([\s\S]*?)^```$/m.exec(text)!;
      const items = readItemsFile(catalog, json, "my-items.json");
      expect(items.map(({ id, table }) => [id, table])).toEqual([
        ["my-snacking", "q16"],
        ["my-hba1c", "hba1c"],
      ]);
    }
  });
});

describeOfficial("the example of another prefecture as reference", () => {
  it("is what the ministry's files give", async () => {
    const words = ["--item", "q08-smoking", "--prefecture", "11", "--level", "prefecture", "--sex", "male"];
    const [row] = await rows(
      officialRelease(8)!,
      ...words,
      "--ages",
      "40-74",
      "--reference",
      "prefecture:13",
    );
    for (const language of LANGUAGES)
      expect(topicText("reference", language)).toContain(signedNumber(row!.difference!));
  });
});
