import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { counts } from "../../../../src/cli/commands/lists/counts.js";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { checkedOptions } from "../../../../src/cli/options/check.js";
import { COUNTS } from "../../../../src/cli/options/of-numbers.js";
import type { Written } from "../../../../src/cli/options/option.js";
import { releaseGuards } from "../../../../src/engine/resolve-release.js";
import { columnIndex } from "../../../../src/ingest/files/sheet.js";
import { sortIntoReleases } from "../../../../src/ingest/release.js";
import { COUNT_COLUMNS, type CountRow } from "../../../../src/model/columns/count-row.js";
import { AGE_CLASSES, COLUMNS, HIDDEN, type ReleaseTables, SEXES } from "../../../../src/model/counts.js";
import { countRows } from "../../../../src/outputs/tables/counts-rows.js";
import { syntheticCountry } from "../../../engine/synthetic-country.js";
import { failureOfAsync } from "../../../support/failures.js";
import { temporaryFolder } from "../../../support/folders.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { DEMO } from "../../../support/program/ndb-ratio.js";
import { catalog, fixture, read } from "../../../support/tables/fixtures.js";
import { describeOfficial, officialRelease } from "../../../support/tables/official.js";
import { contentOf } from "../../../support/tables/tables.js";

async function countsText(paths: readonly string[], options: Written<typeof COUNTS> = {}): Promise<string> {
  const effects = memoryEffects();
  await counts(paths, options, effects);
  return effects.output;
}

async function computedText(
  paths: readonly string[],
  options: Parameters<typeof compute>[1] = {},
  standardInput?: string,
): Promise<string> {
  const effects = memoryEffects(standardInput === undefined ? {} : { standardInput });
  await compute(paths, options, effects);
  return effects.output;
}

const rowsOf = (csv: string): Record<keyof CountRow, string>[] => parse(csv, { columns: true, bom: true });

const BMI = { item: ["bmi-ge-25"] };
/** All tables of Saitama. */
const whole = await countsText([DEMO]);
/** Both BMI tables of Saitama. */
const bmi = await countsText([DEMO], BMI);

describe("counts", () => {
  it("gives every cell of the files, as it is printed there, with its place", async () => {
    const sheets = new Map(
      Object.entries(unzipSync(readFileSync(DEMO))).map(([name, bytes]) => [
        `saitama-fy2020.zip!${name}`,
        parse(Buffer.from(bytes), { relax_column_count: true, bom: true }) as string[][],
      ]),
    );
    const rows = rowsOf(whole);
    const cellOf = ({ source, sheetRow, sheetColumn }: (typeof rows)[number]) =>
      sheets.get(source)![Number(sheetRow) - 1]![columnIndex(sheetColumn)];
    expect(rows.map(({ count, status }) => (status === "hidden" ? "-" : count))).toEqual(rows.map(cellOf));
    const seen = new Set(rows.map((row) => `${row.source} ${row.sheetRow} ${row.sheetColumn}`));
    expect(seen.size).toBe(rows.length);
    const cells = [...sheets.values()].flatMap((sheet) => sheet.flatMap((row) => row.slice(-16)));
    expect(rows).toHaveLength(cells.filter((cell) => /^(\d+|-)$/.test(cell)).length);
  });

  it("makes the known number of people of 東部: 53,994 men with BMI ≥ 25", () => {
    const over25 = rowsOf(bmi).filter(
      ({ code, sex, kind, stratum }) =>
        code === "1103" && sex === "male" && kind === "subtotal" && /^(25|30|35|40)/.test(stratum),
    );
    expect(over25).toHaveLength(4);
    expect(over25.reduce((sum, { count }) => sum + Number(count), 0)).toBe(53994);
  });

  it("never makes a hidden count 0, and keeps subtotals apart", async () => {
    const rows = rowsOf(await countsText([DEMO], { item: ["hdl-lt-40"] }));
    const hidden = rows.filter(({ status }) => status === "hidden");
    expect(hidden.length).toBeGreaterThan(0);
    for (const row of hidden) expect([row.count, row.lower]).toEqual(["", "0"]);
    for (const row of rows.filter(({ status }) => status === "printed")) {
      expect([row.lower, row.upper]).toEqual([row.count, row.count]);
    }
    expect(rows.filter(({ kind }) => kind === "subtotal")).toHaveLength(rows.length / COLUMNS);
    for (const { kind, ages } of rows) expect(kind === "subtotal").toBe(ages === "40-74");
  });

  it("bounds hidden counts truly, and none of them more closely than 0–9", () => {
    let hidden = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const { truth, published, catalog } = syntheticCountry(seed, { people: 80 });
      const of = (release: ReleaseTables) => ({
        prefectures: null,
        prefectureNames: new Map<string, string>(),
        guards: releaseGuards([release], catalog),
      });
      for (const geography of ["prefecture", "area"] as const) {
        const truths = [...countRows(truth.pairs[0]![geography]!, of(truth))];
        for (const [i, row] of [...countRows(published.pairs[0]![geography]!, of(published))].entries()) {
          if (row.status === "printed") continue;
          hidden++;
          expect(row.lower).toBe(0);
          expect(row.upper ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
            Math.max(9, truths[i]!.count!),
          );
        }
      }
    }
    expect(hidden).toBeGreaterThan(1000);
  });

  it("gives the prefectures, tables and levels asked for", async () => {
    const files = [fixture("release-08")];
    const options = { acceptSmallCounts: true, item: ["bmi-ge-25"] };
    const all = rowsOf(await countsText(files, options));
    const [first] = all.flatMap(({ prefectureCode }) => (prefectureCode === "" ? [] : [prefectureCode]));
    const some = rowsOf(await countsText(files, { ...options, prefecture: [first!], level: ["area"] }));
    expect(some).toEqual(
      all.filter(({ prefectureCode, level }) => prefectureCode === first && level === "area"),
    );
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
  });

  it("is CSV for Excel in a file, and plain on a pipe", async () => {
    const effects = memoryEffects();
    await counts([DEMO], { ...BMI, out: "counts.csv" }, effects);
    const text = effects.files.get("counts.csv")!.toString("utf8");
    expect(text.startsWith("\ufeffrelease,")).toBe(true);
    expect(text.slice(1).replaceAll("\r\n", "\n")).toBe(bmi);
    expect(bmi.startsWith(COUNT_COLUMNS.join(","))).toBe(true);
  });
});

describe("compute makes of counts what it makes of the files:", () => {
  it("all of Saitama, as CSV and NDJSON, from a file and from standard input", async () => {
    const ages = ["40-74"];
    const direct = await computedText([DEMO], { ages });
    const folder = temporaryFolder({ "counts.csv": `\ufeff${whole.replaceAll("\n", "\r\n")}` });
    expect(await computedText([join(folder, "counts.csv")], { ages })).toBe(direct);
    // A table of every kind: measured, in two blocks, of signs, and of questions with two answers and with more.
    const item = ["bmi-ge-25", "egfr-lt-60", "urine-protein-positive", "q08-smoking", "q18-daily-drinking"];
    // Waist tells how many were examined at all.
    const ndjson = await countsText([DEMO], { item: [...item, "waist-ge-85-90"], format: "ndjson" });
    expect(await computedText(["-"], { item, ages }, ndjson)).toBe(
      await computedText([DEMO], { item, ages }),
    );
  });

  it("every form of table: side by side, both blocks, 判別不可, other releases", async () => {
    const inputs: { paths: string[]; table: string[] }[] = ["05", "06", "08", "11"].map((release) => ({
      paths: [fixture(`release-${release}`)],
      table: [],
    }));
    const egfr = (block: string) =>
      `egfr:${block}=${fixture(`release-08-blocks/synthetic-egfr-${block}-area.xlsx`)}`;
    inputs.push({ paths: [], table: [egfr("basic"), egfr("detailed")] });
    for (const { paths, table } of inputs) {
      const { table: named } = checkedOptions(COUNTS, { table });
      const before = sortIntoReleases(read(paths, { named }).tables, catalog.tables).releases;
      const text = await countsText(paths, { acceptSmallCounts: true, table });
      const reading = read(["-"], { standardInput: Buffer.from(text) });
      expect(reading.failures).toEqual([]);
      const after = sortIntoReleases(reading.tables, catalog.tables).releases;
      const plain = (releases: typeof before) =>
        releases.flatMap(({ release, pairs }) =>
          pairs.flatMap(({ prefecture, area }) =>
            [prefecture, area].flatMap((table) =>
              table
                ? [
                    {
                      release,
                      ...contentOf(table),
                      kind: table.kind,
                      unit: table.unit,
                      block: table.block,
                      title: table.title,
                      sheet: table.source.sheet,
                      sha256: table.source.sha256,
                      places: SEXES.map((sex) => [[...table[sex].sheetRows], table[sex].sheetColumns]),
                    },
                  ]
                : [],
            ),
          ),
        );
      expect(plain(after)).toEqual(plain(before));
    }
  });

  it("under Japanese heads, from a file, a pipe, and Shift_JIS that lacks the dash of ages", async () => {
    const item = ["bmi-ge-25", "egfr-lt-60", "q08-smoking"];
    const direct = await computedText([DEMO], { item });
    // Waist tells how many were examined at all.
    const japanese = await countsText([DEMO], { headers: "ja", item: [...item, "waist-ge-85-90"] });
    expect(japanese.split("\n")[1]).toMatch(/^8,2020,BMI,,都道府県,11,埼玉県,11,埼玉県,男性,/);
    expect(japanese).not.toMatch(
      /,(male|female|cell|subtotal|printed|hidden|prefecture|area|basic|detailed),/,
    );
    expect(await computedText(["-"], { item }, japanese)).toBe(direct);
    const folder = temporaryFolder({ "counts.csv": `\ufeff${japanese.replaceAll("\n", "\r\n")}` });
    expect(await computedText([join(folder, "counts.csv")], { item })).toBe(direct);
    expect(await computedText(["-"], { item }, japanese.replaceAll("–", "?"))).toBe(direct);
  });

  it("rows and columns in another order, and codes without their zeros", async () => {
    const rows = rowsOf(await countsText([DEMO], { item: ["bmi-ge-25", "waist-ge-85-90"] })).reverse();
    const columns = [...COUNT_COLUMNS].reverse();
    const cell = (row: Record<string, string>, name: string) =>
      name.endsWith("ode") ? row[name]!.replace(/^0+/, "") : `"${row[name]!.replaceAll('"', '""')}"`;
    const turned = [
      columns.join(","),
      ...rows.map((row) => columns.map((name) => cell(row, name)).join(",")),
    ];
    expect(await computedText(["-"], BMI, turned.join("\n"))).toBe(await computedText([DEMO], BMI));
  });

  it("a table or a level taken out", async () => {
    const all = (await countsText([DEMO], { item: ["bmi-ge-25", "waist-ge-85-90", "hdl-lt-40"] })).split(
      "\n",
    );
    const without = (...words: string[]) =>
      all.filter((line, i) => i === 0 || !words.some((word) => line.includes(word))).join("\n");
    expect(await computedText(["-"], BMI, without(",hdl,"))).toBe(await computedText([DEMO], BMI));
    const areas = temporaryFolder({ "areas.csv": unzipSync(readFileSync(DEMO))["bmi-area.csv"]! });
    const rows = (text: string) => JSON.parse(text).rows;
    expect(rows(await computedText(["-"], BMI, without(",prefecture,", ",waist,")))).toEqual(
      rows(await computedText([join(areas, "areas.csv")], BMI)),
    );
  });
});

describe("counts that were changed are refused, with the line and what is wrong:", () => {
  const lines = bmi.trimEnd().split("\n");
  const changed = (line: number, change: (cells: string[]) => void) => {
    const cells = lines[line - 1]!.split(",");
    change(cells);
    return lines.with(line - 1, cells.join(",")).join("\n");
  };
  const at = (name: keyof CountRow) => COUNT_COLUMNS.indexOf(name);
  const hiddenLine = lines.findIndex((line) => line.includes(",hidden,")) + 1;
  const refused = async (text: string) => {
    const { text: message, place } = await failureOfAsync(() => computedText(["-"], BMI, text));
    return { message: message.en, row: place?.row };
  };

  it("a hidden count filled in", async () => {
    const { message, row } = await refused(changed(hiddenLine, (cells) => (cells[at("count")] = "0")));
    expect(row).toBe(hiddenLine);
    expect(message).toContain("Leave hidden counts empty");
  });

  it("a printed count taken out, or no number", async () => {
    expect((await refused(changed(2, (cells) => (cells[at("count")] = "")))).row).toBe(2);
    const { message, row } = await refused(changed(5, (cells) => (cells[at("count")] = "1,234人")));
    expect(row).toBe(5);
    expect(message).not.toBe("");
  });

  it("an age, a subtotal, a class or a sex left out", async () => {
    for (const drop of [",50-54,", ",subtotal,", ",18.5未満,", ",female,"]) {
      const kept = lines.filter((line, i) => i === 0 || !line.includes(drop));
      expect((await refused(kept.join("\n"))).message).toContain("but not sexes, ages, classes or subtotals");
    }
    expect((await refused(lines.filter((_, i) => i !== 100).join("\n"))).message).toContain("lacks rows");
  });

  it("areas of a prefecture that is still there", async () => {
    const kept = lines.filter((line) => !line.includes(",area,1110,"));
    expect((await refused(kept.join("\n"))).message).toContain("areas do not add up to their prefecture");
  });

  it("a row twice", async () => {
    const { message, row } = await refused([...lines, lines[7]!].join("\n"));
    expect(row).toBe(lines.length + 1);
    expect(message).toContain("second time");
  });

  it("a column left out, another number of cells, a code of another prefecture, a year of another release", async () => {
    const without = lines.map((line) => line.split(",").toSpliced(at("sheetColumn"), 1).join(","));
    expect((await refused(without.join("\n"))).message).toContain("sheetColumn");
    expect((await refused(changed(9, (cells) => cells.push("")))).row).toBe(9);
    const area = lines.findIndex((line) => line.includes(",area,")) + 1;
    expect((await refused(changed(area, (cells) => (cells[at("code")] = "1201")))).message).toContain("1201");
    expect((await refused(changed(2, (cells) => (cells[at("fiscalYear")] = "2021")))).message).toContain(
      "2021",
    );
  });

  it("under Japanese heads, in whose words the message is", async () => {
    const japanese = await countsText([DEMO], { ...BMI, headers: "ja" });
    const told = async (change: (text: string) => string) =>
      (await failureOfAsync(() => computedText(["-"], BMI, change(japanese)))).text.ja;
    expect(await told((text) => text.replace(",公表,", ",公開,"))).toBe(
      "「公表・秘匿」の列に「公開」とあります。公表か秘匿にしてください。",
    );
    expect(await told((text) => text.replace(",シートの列,", ",列,"))).toContain("「シートの列」");
    expect(await told((text) => text.replace(",秘匿,,", ",秘匿,0,"))).toContain("空欄のまま");
  });

  it("a count that no longer adds up, which the checks of all tables find", async () => {
    const text = changed(2, (cells) => {
      for (const name of ["count", "lower", "upper"] as const) cells[at(name)] = "99999";
    });
    expect((await refused(text)).message).toContain("do not add up");
  });

  it("lines are counted over quoted cells and pieces", async () => {
    const quoted = lines.map((line, i) =>
      i === 0 ? line : line.replace("特定健診", '"特定健診\n').replace("年度", '年度"'),
    );
    // Each record is two lines now; the broken one is the tenth record.
    quoted[9] = quoted[9]!.replace(",printed,", ",shown,");
    expect((await refused(quoted.join("\n"))).row).toBe(1 + 2 * 8 + 1);
  });
});

describeOfficial("counts of the ministry's files of release 8", () => {
  it("give the same result as the files, to the byte", async () => {
    // BMI and 尿蛋白, whose classes are signs, by prefecture and by area.
    const names = ["122669", "122670", "122899", "122900"];
    const files = names.map((name) => join(officialRelease(8)!, `001${name}.xlsx`));
    const item = ["bmi-ge-25", "urine-protein-positive"];
    const text = await countsText(files, { item });
    const path = join(temporaryFolder({ "counts.csv": text }), "counts.csv");
    expect(await computedText([path], { item })).toBe(await computedText(files, { item }));
    // No text with a comma stands before these columns.
    const [head, ...all] = text
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    const cells = (name: keyof CountRow) => all.map((row) => row[head!.indexOf(name)]);
    expect(new Set(cells("ages"))).toEqual(new Set([...AGE_CLASSES, "40-74"]));
    const hidden = read(files)
      .tables.flatMap(({ male, female }) => [...male.counts, ...female.counts])
      .filter((count) => count === HIDDEN);
    expect(cells("status").filter((status) => status === "hidden")).toHaveLength(hidden.length);
  });
});
