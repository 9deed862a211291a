import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { topicText } from "../src/cli/topics.js";
import { AGE_CLASSES, SEXES } from "../src/model/counts.js";
import { ENGLISH, JAPANESE, placeOf } from "./support/markdown.js";
import { DEMO } from "./support/program/ndb-ratio.js";
import { type ShellCommand, type ShellLine, shellLines } from "./support/program/shell-lines.js";
import { wholeProgram } from "./support/program/whole-program.js";
import { zipOf } from "./support/tables/archives.js";
import { catalog, read } from "./support/tables/fixtures.js";
import { databaseRows, longCells } from "./support/tables/long.js";

// What README and help show to type is run, each command line once, and gives what they show.

const ours = ({ words }: ShellCommand): boolean => words[0] === "ndb-ratio";
/** Command lines by their text: where several pages show the same, it is run once. */
const lines = new Map<string, ShellLine>(
  ENGLISH.flatMap(({ text }) => shellLines(text))
    .filter(({ pipe }) => pipe.some(ours))
    .map((line) => [line.text, line]),
);
const shownIn = (texts: readonly { text: string }[], printed: string) =>
  texts.some(({ text }) => text.includes(`\n\`\`\`\n${printed}\`\`\`\n`));

/** Why a line is not run here; null where it is. */
function notRun({ text }: ShellLine): string | null {
  if (/ fetch (?!.*--list)|run --fetch/.test(text)) return "needs the network";
  if (text.includes("my-items.json")) return "needs the prefectures of the whole nation";
  return null;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderOf(files: Readonly<Record<string, Uint8Array | string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-examples-"));
  folders.push(folder);
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

const demo = unzipSync(readFileSync(DEMO));
const ofTables = (tables: readonly string[]) =>
  Object.fromEntries(
    Object.entries(demo).filter(([name]) => tables.some((table) => name.startsWith(`${table}-`))),
  );
const withoutTitle = (name: string) =>
  Buffer.from(demo[name]!)
    .toString("utf8")
    .replace(/^.*\r?\n/, "");

/** A long table of BMI in which somebody wrote 0 for hidden counts. */
function melted(): string {
  const { tables } = read([DEMO], { wanted: ["bmi"] });
  const cells = tables.flatMap(longCells).map((cell) => ({ ...cell, count: cell.count ?? 0 }));
  return databaseRows(cells)
    .map((row) => row.join(","))
    .join("\n");
}

/** Made-up counts of one's own: the smokers of two towns. */
function ownCounts(): string {
  const rows = ["22203", "22205"].flatMap((code, town) =>
    SEXES.flatMap((sex) =>
      AGE_CLASSES.map((ages, age) =>
        [2018, code, sex, ages, "q08-smoking", 200, 30 + 5 * town + age].join(","),
      ),
    ),
  );
  return ["year,code,sex,ages,item,examined,observed", ...rows].join("\n");
}

/** Folders that lines are run in: a few of Saitama's tables, all of them, and three releases of a made-up nation. */
const few = folderOf({
  "release-8/saitama.zip": zipOf(ofTables(["bmi", "hdl", "hba1c", "q08"])),
  "q01-area.csv": withoutTitle("q01-area.csv"),
  "q01-prefecture.csv": withoutTitle("q01-prefecture.csv"),
  "melt.csv": melted(),
  "counts.csv": ownCounts(),
  // As the page of own regions shows it.
  "shin.csv": /^```csv\n([\s\S]*?)^```$/m.exec(topicText("regions", "en"))![1]!,
});
const whole = folderOf({ "release-8/saitama.zip": readFileSync(DEMO) });
/** A run draws every item of its tables: a measured one and one of the questions show the same. */
const ofRuns = folderOf({ "release-8/saitama.zip": zipOf(ofTables(["bmi", "q08"])) });
const nation = folderOf(Object.fromEntries([6, 8, 10].flatMap(nationTables)));

/** Tables of a release of a made-up nation: all prefectures, and the areas of Saitama. */
function nationTables(release: number): [string, string][] {
  const zip = placeOf(`test/golden/nation/synthetic-release-${String(release).padStart(2, "0")}.zip`);
  return Object.entries(unzipSync(readFileSync(zip))).map(([name, bytes]) => {
    const lines = Buffer.from(bytes).toString("utf8").split("\n");
    const kept = lines.filter((line) => !/^[^,]+,\d{4},/.test(line) || line.startsWith("埼玉県,"));
    return [`release-${release}/${name}`, kept.join("\n")];
  });
}

/** A line that shows nothing here is run on two items where it names none: of the whole nation each two take a second. */
function withFewItems(words: readonly string[]): readonly string[] {
  const isOfAll =
    ["compute", "deck", "run", "top", "trend", "words"].includes(words[1]!) && !words.includes("--item");
  if (!isOfAll || words.includes("table") || words.some((word) => word.endsWith("=melt.csv"))) return words;
  // A report, which takes as long as the rest of its run, is made by the goldens and by the tests of reports.
  const less = words[1] === "run" && words.includes("--out") ? ["--no-report"] : [];
  return [...words, ...less, "--item", "bmi-ge-25,q08-smoking"];
}

/** Lines whose output is shown need all tables, and lines over the years all releases. */
function folderFor({ text }: ShellLine): string {
  if (/release-(?:6|10)\/|national-06/.test(text)) return nation;
  if (text.includes("fy2020")) return ofRuns;
  return text.includes("--format table") ? whole : few;
}

describe("what README and help show, on tables that come with the program", () => {
  it.each([...lines.values()].filter((line) => !notRun(line)))("$text", async (line) => {
    const folder = folderFor(line);
    let input: Buffer = Buffer.alloc(0);
    for (const { words, output } of line.pipe) {
      if (words[0] !== "ndb-ratio") break;
      const given = input.length > 0 ? words : withFewItems(words);
      const { status, stdout, stderr } = await wholeProgram(given.slice(1), input, folder);
      expect(status, stderr).toBe(0);
      if (words.includes("--out"))
        expect(existsSync(join(folder, words[words.indexOf("--out") + 1]!))).toBe(true);
      else expect(stdout.length).toBeGreaterThan(0);
      if (output) expect(stdout.length).toBeGreaterThan(100);
      // The numbers of these tables are those of the whole release: what is printed here is what is shown.
      if (words.includes("table")) {
        expect(shownIn(ENGLISH, stdout.toString()), stdout.toString()).toBe(true);
        // Of all items those that are shown.
        const shown = catalog.items.map(({ id }) => id).filter((id) => stdout.includes(` ${id} `));
        const items = words.includes("--item") || shown.length === 0 ? [] : ["--item", shown.join()];
        const japanese = await wholeProgram([...words.slice(1), ...items, "--lang", "ja"], input, folder);
        expect(shownIn(JAPANESE, japanese.stdout.toString()), japanese.stdout.toString()).toBe(true);
      }
      input = stdout;
    }
  });

  it("gives the ratios of the caveat: best estimate, bounds, and hidden counts read as 0", async () => {
    const differences = async (...more: string[]) => {
      const words = [
        "--item",
        "bmi-ge-25,hdl-lt-40",
        "--area",
        "1103,1110",
        "--ages",
        "40-74",
        "--format",
        "ndjson",
      ];
      const { stdout } = await wholeProgram(
        ["compute", "release-8/", ...words, ...more],
        Buffer.alloc(0),
        few,
      );
      const rows = stdout
        .toString()
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
      const row = (code: string, sex: string, item: string) =>
        rows.find((each) => each.code === code && each.sex === sex && each.item === item);
      return [
        row("1103", "male", "bmi-ge-25"),
        row("1110", "female", "bmi-ge-25"),
        row("1110", "female", "hdl-lt-40"),
      ];
    };
    const signed = (value: number, digits = 2) =>
      `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(digits)}`;
    const [real, naive] = [await differences(), await differences("--suppression", "naive")];
    for (const [at, digits] of [3, 2, 2].entries()) {
      const { difference, ratioLower, ratioUpper } = real[at];
      const bounds = [ratioLower, ratioUpper].map((ratio) => signed(ratio - 100, digits));
      for (const [texts, to] of [
        [ENGLISH, " to "],
        [JAPANESE, "～"],
      ] as const) {
        const cells = [signed(difference), bounds.join(to), signed(naive[at].difference)];
        expect(texts[0]!.text).toContain(`| ${cells.join(" | ")} |\n`);
      }
    }
  });

  it("runs nearly all of them, and all commands that print what the user's files hold", () => {
    const left = [...lines.values()].filter(notRun).map(({ text }) => text.split(" ")[1]);
    expect([...new Set(left)].sort()).toEqual(["compute", "fetch"]);
  });
});

describe("what the README shows of release 8", () => {
  it("is what the program prints", async () => {
    const folder = folderOf({});
    const result = join(folder, "result.json");
    // The built-in counts are those of the files, cell by cell (ingest/built-in/official.test.ts).
    const words = ["compute", "--release", "8", "--prefecture", "埼玉", "--out", result];
    expect((await wholeProgram(words, Buffer.alloc(0))).status).toBe(0);
    for (const [texts, language] of [
      [ENGLISH, "en"],
      [JAPANESE, "ja"],
    ] as const) {
      const top = ["top", result, "--area", "秩父", "--count", "3", "--lang", language];
      const { stdout } = await wholeProgram(top, Buffer.alloc(0));
      expect(shownIn(texts, stdout.toString()), stdout.toString()).toBe(true);
    }
    const { rows } = JSON.parse(readFileSync(result, "utf8")) as { rows: Record<string, string | number>[] };
    const chosen = rows.filter((row) => row.item === "bmi-ge-25" && row.ages === "40-74");
    const men = chosen.filter((row) => row.sex === "male").slice(0, 4);
    const shown = men.map(({ code, name, difference }) => `${code}\t${name}\t${difference}\n`).join("");
    const highest = chosen
      .filter((row) => row.sex === "both")
      .sort((a, b) => Number(b.difference) - Number(a.difference))
      .slice(0, 3)
      .map(({ code, name, difference, mark }) => [code, name, difference, mark].map(String));
    for (const texts of [ENGLISH, JAPANESE]) {
      expect(shownIn(texts, shown), shown).toBe(true);
      const tables = texts.flatMap(
        ({ text }) => /code name difference .*\n((?:.+\n){3})```/.exec(text)?.[1] ?? [],
      );
      expect(
        tables.map((table) =>
          table
            .trimEnd()
            .split("\n")
            .map((line) => line.split(/ +/)),
        ),
      ).toEqual([highest]);
    }
  });
});
