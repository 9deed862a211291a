import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { counts } from "../../../src/cli/commands/lists/counts.js";
import { compute } from "../../../src/cli/commands/numbers/compute.js";
import { inspect } from "../../../src/cli/commands/numbers/inspect.js";
import { readingTables } from "../../../src/ingest/read-tables.js";
import { takeSteps } from "../../../src/process/event-loop.js";
import { failureOfAsync } from "../../support/failures.js";
import { temporaryFolder } from "../../support/folders.js";
import { memoryEffects } from "../../support/program/memory-effects.js";
import { catalog, fixture, read } from "../../support/tables/fixtures.js";
import { utf16 } from "../../support/tables/forms.js";
import { contentOf } from "../../support/tables/tables.js";
import { said } from "../../support/told.js";

const TABLES = ["area", "prefecture"].map((by) => fixture(`release-08/synthetic-q08-${by}.xlsx`));

const forms = new Map<string, Buffer>();
let csv = "";
beforeAll(async () => {
  const folder = temporaryFolderOfSuite();
  for (const form of ["csv", "ndjson", "arrow", "parquet"] as const) {
    const effects = memoryEffects();
    const out = `${folder}/counts.${form}`;
    await counts(TABLES, { format: form, out }, effects);
    forms.set(form, effects.files.get(out)!);
  }
  csv = forms.get("csv")!.toString("utf8").replace("\ufeff", "").replaceAll("\r\n", "\n");
});

/** The effects keep what is written, so the folder need not be there. */
const temporaryFolderOfSuite = () => "counts";

const readAll = (path: string) =>
  takeSteps(
    readingTables({ paths: [path], named: [], fiscalYear: null, wanted: null }, catalog, {
      readStandardInput: () => Buffer.alloc(0),
    }),
  );

async function tablesOf(content: string | Uint8Array, name = "counts.csv") {
  const folder = temporaryFolder({ [name]: content });
  const { tables, failures } = await readAll(`${folder}/${name}`);
  expect(failures).toEqual([]);
  return tables.map(contentOf);
}

const expected = () => read(TABLES).tables.map(contentOf).sort(byPlace);
const byPlace = (a: { geography: string }, b: { geography: string }) => (a.geography < b.geography ? -1 : 1);

describe("counts of our own", () => {
  it.each(["csv", "ndjson", "arrow", "parquet"])(
    "are read in the form in which they are written: %s",
    async (form) => {
      const bytes = forms.get(form)!;
      expect((await tablesOf(bytes, `counts.${form}`)).sort(byPlace)).toEqual(expected());
      expect((await tablesOf(gzipSync(bytes), `counts.${form}.gz`)).sort(byPlace)).toEqual(expected());
    },
  );

  it("give the same ratios in every form, bit for bit", async () => {
    const folder = temporaryFolder(
      Object.fromEntries([...forms].map(([form, bytes]) => [`${form}/counts.${form}`, bytes])),
    );
    const results = await Promise.all(
      [...forms.keys()].map(async (form) => {
        const effects = memoryEffects();
        await compute([`${folder}/${form}`], { item: ["q08-smoking"], format: "csv" }, effects);
        return effects.output;
      }),
    );
    expect(results[0]).toContain("q08-smoking");
    expect(new Set(results).size).toBe(1);
  });

  it.each(["arrow", "parquet"])(
    "are named where they lie beside the tables or are damaged: %s",
    async (form) => {
      const bytes = forms.get(form)!;
      const folder = temporaryFolder({ [`a.${form}`]: bytes });
      const beside = await readAll(folder);
      expect(beside.tables).toHaveLength(2);
      const damaged = Buffer.from(bytes);
      damaged.fill(0x55, 40, bytes.length >> 1);
      const spoiled = temporaryFolder({ [`a.${form}`]: damaged });
      const effects = memoryEffects();
      expect(await inspect([spoiled], {}, effects)).toBe(1);
      expect(effects.output).toContain(`a.${form}`);
    },
  );

  it("in Arrow and Parquet have to be waited for: who cannot wait is told", () => {
    const folder = temporaryFolder({ "a.parquet": forms.get("parquet")! });
    expect(read([folder]).failures.map(({ message }) => message)).toEqual([
      expect.stringContaining("Give them as CSV or NDJSON"),
    ]);
  });
});

describe("counts after another program had them", () => {
  const eachLine = (change: (cells: string[], names: string[]) => string[]) => {
    const lines = csv.trimEnd().split("\n");
    const names = lines[0]!.split(",");
    return lines.map((line, i) => (i === 0 ? line : change(line.split(","), names).join(","))).join("\n");
  };
  const at = (names: string[], name: string) => names.indexOf(name);

  it.each<[string, () => string | Uint8Array]>([
    [
      "pandas: counts and codes with .0, an index",
      () =>
        eachLine((cells, names) => {
          for (const name of ["count", "upper", "code", "prefectureCode", "sheetRow"]) {
            const c = at(names, name);
            if (cells[c] !== "") cells[c] = `${Number(cells[c])}.0`;
          }
          return cells;
        }),
    ],
    [
      "R: NA for what is missing",
      () => eachLine((cells) => cells.map((cell) => (cell === "" ? "NA" : cell))),
    ],
    ["pandas: NaN", () => eachLine((cells) => cells.map((cell) => (cell === "" ? "NaN" : cell)))],
    [
      "full-width digits",
      () =>
        eachLine((cells, names) => {
          const c = at(names, "count");
          cells[c] = cells[c]!.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
          return cells;
        }),
    ],
    [
      "thousands separators",
      () =>
        eachLine((cells, names) => {
          const c = at(names, "count");
          cells[c] = cells[c] === "" ? "" : `"${Number(cells[c]).toLocaleString("en-US")}"`;
          return cells;
        }),
    ],
    [
      "R: row names and quotes",
      () =>
        csv
          .trimEnd()
          .split("\n")
          .map((line, i) =>
            [
              `"${i === 0 ? "" : i}"`,
              ...line.split(",").map((cell) => (/^\d*$/.test(cell) ? cell : `"${cell}"`)),
            ].join(","),
          )
          .join("\n"),
    ],
    ["semicolons", () => csv.replaceAll(",", ";")],
    ["Excel: Unicode text", () => utf16(csv.replaceAll(",", "\t"))],
  ])("are the same: %s", async (_, change) => {
    expect((await tablesOf(change())).sort(byPlace)).toEqual(expected());
  });

  it("are refused where a number is none, with its line", async () => {
    const spoiled = eachLine((cells, names) => {
      if (cells[at(names, "count")] !== "") cells[at(names, "count")] = "4.5";
      return cells;
    });
    const folder = temporaryFolder({ "counts.csv": spoiled });
    const failure = await failureOfAsync(() =>
      compute([`${folder}/counts.csv`], { item: ["q08-smoking"], format: "csv" }, memoryEffects()),
    );
    expect(failure.place?.row).toBe(2);
    expect(failure.message).toContain("4.5");
  });
});

describe("a columnar file of something else", () => {
  it("is named as what it is, and stops nothing", async () => {
    const folder = temporaryFolder({
      "a.parquet": Buffer.from("PAR1 something else PAR1"),
      "b.arrow": Buffer.from("ARROW1 something else ARROW1"),
      "c.json": '[{"x": 1}]',
    });
    const { setAside, failures } = await readAll(folder);
    expect(failures).toEqual([]);
    expect(setAside.map(({ reason }) => said(reason).en)).toEqual([
      "a file in Parquet, but not counts of ndb-ratio",
      "a file in Arrow, but not counts of ndb-ratio",
      "a file in JSON, but not counts of ndb-ratio",
    ]);
  });
});
