import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromArrow } from "arquero";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, it } from "vitest";
import { counts } from "../../../src/cli/commands/lists/counts.js";
import { compute } from "../../../src/cli/commands/numbers/compute.js";
import { RATIO_COLUMNS } from "../../../src/model/columns/ratio-columns.js";
import type { RatioRow } from "../../../src/model/ratios.js";
import { memoryEffects } from "../../support/program/memory-effects.js";
import { DEMO } from "../../support/program/ndb-ratio.js";
import { writeNation } from "../../support/tables/country-files.js";

const nation = mkdtempSync(join(tmpdir(), "ndb-ratio-columnar-"));
afterAll(() => rmSync(nation, { recursive: true }));
writeNation(nation, 5);

// The made-up nation has ranks, Saitama alone has none: between them every column is there and every other is null.
const INPUTS = [
  ["Saitama", [DEMO], { item: ["bmi-ge-25", "hdl-lt-40"] }],
  ["a nation", [nation], { item: ["bmi-ge-25"], sex: ["male"], level: ["nation", "prefecture"] }],
] as const;
type Options = Parameters<typeof compute>[1];

async function fileOf(paths: readonly string[], options: object, name: string): Promise<Buffer> {
  const effects = memoryEffects();
  await compute(paths, { ...(structuredClone(options) as Options), out: name }, effects);
  return effects.files.get(name)!;
}

const made = new Map<string, Promise<Buffer>>();

/** The same, computed once for all tests. */
function keptFile(paths: readonly string[], options: object, name: string): Promise<Buffer> {
  const key = JSON.stringify([paths, options, name]);
  const file = made.get(key) ?? fileOf(paths, options, name);
  made.set(key, file);
  return file;
}

async function documentOf(paths: readonly string[], options: object) {
  const { rows, ...header } = JSON.parse((await keptFile(paths, options, "r.json")).toString("utf8"));
  // Flags are one text in columnar files.
  return { header, rows: rows.map((row: RatioRow) => ({ ...row, flags: row.flags.join(" ") })) };
}

const arrayBuffer = (bytes: Buffer) =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;

/** The rows of a Parquet file; a missing value is null. */
async function parquetRows(bytes: Buffer): Promise<Record<string, unknown>[]> {
  const rows = await parquetReadObjects({ file: arrayBuffer(bytes) });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? null])),
  );
}

describe.each(INPUTS)("a result of %s", (_, paths, options) => {
  it("in Arrow holds the values of the JSON, each null a null, as arquero reads it", async () => {
    const { rows } = await documentOf(paths, options);
    const read = fromArrow(await keptFile(paths, options, "r.arrow"));
    expect(read.columnNames()).toEqual(RATIO_COLUMNS);
    expect(read.objects()).toEqual(rows);
  });

  it("in Parquet holds the same", async () => {
    const { rows } = await documentOf(paths, options);
    expect(await parquetRows(await keptFile(paths, options, "r.parquet"))).toEqual(rows);
  });

  it("is typed and says what it is", async () => {
    const { header } = await documentOf(paths, options);
    const { tableFromIPC, Type } = await import("@uwdata/flechette");
    const { schema } = tableFromIPC(await keptFile(paths, options, "r.arrow"));
    const typeIds = Object.fromEntries(schema.fields.map(({ name, type }) => [name, type.typeId]));
    expect(typeIds).toMatchObject({
      release: Type.Int,
      rank: Type.Int,
      hiddenCells: Type.Int,
      observed: Type.Float,
      ratio: Type.Float,
      code: Type.Dictionary,
      mark: Type.Dictionary,
    });
    const { schema: elements, key_value_metadata: pairs } = parquetMetadata(
      arrayBuffer(await keptFile(paths, options, "r.parquet")),
    );
    const types = Object.fromEntries(elements.map(({ name, type }) => [name, type]));
    expect(types).toMatchObject({ release: "INT32", rank: "INT32", ratio: "DOUBLE", code: "BYTE_ARRAY" });
    const inParquet = Object.fromEntries((pairs ?? []).map(({ key, value }) => [key, value]));
    for (const metadata of [Object.fromEntries(schema.metadata ?? []), inParquet]) {
      expect(metadata).toMatchObject({
        schema: "ndb-ratio/result@2",
        credit: "第8回NDBオープンデータ（厚生労働省）を加工して作成",
        suppression: "bounds",
        reference: "national",
      });
      expect(JSON.parse(metadata.header!)).toEqual(header);
    }
  });

  it("is the same bytes each time", async () => {
    for (const name of ["r.arrow", "r.parquet"]) {
      expect((await fileOf(paths, options, name)).equals(await keptFile(paths, options, name))).toBe(true);
    }
  });
});

describe("chosen columns", () => {
  it("are those of the file, in the order asked for, and the file says that it is no whole result", async () => {
    const options = { item: ["bmi-ge-25"], columns: ["ratio,code", "flags"] };
    const bytes = await fileOf([DEMO], options, "r.arrow");
    expect(fromArrow(bytes).columnNames()).toEqual(["ratio", "code", "flags"]);
    const { tableFromIPC } = await import("@uwdata/flechette");
    expect(tableFromIPC(bytes).schema.metadata?.get("schema")).toBe("ndb-ratio/result-columns@2");
  });
});

describe("pooled years", () => {
  it("have the header of their JSON, and chosen columns say that they are no whole result", async () => {
    const options = { item: ["urine-glucose-positive"], prefecture: ["鳥取"], pool: "8-9" };
    const { tableFromIPC } = await import("@uwdata/flechette");
    const headOf = async (more: object) => {
      const { schema } = tableFromIPC(await fileOf([], { ...options, ...more }, "r.arrow"));
      return JSON.parse(schema.metadata?.get("header") ?? "");
    };
    expect(await headOf({})).toEqual((await documentOf([], options)).header);
    expect((await headOf({ columns: ["code"] })).schema).toBe("ndb-ratio/pooled-columns@1");
  });
});

describe("counts", () => {
  it("in Arrow and Parquet are the rows of the NDJSON", async () => {
    const made = async (format: string) => {
      const effects = memoryEffects();
      await counts([DEMO], { item: ["hdl-lt-40"], format, out: "counts" }, effects);
      return effects.files.get("counts")!;
    };
    const lines = (await made("ndjson")).toString("utf8").trimEnd().split("\n");
    const rows = lines.map((line) => JSON.parse(line));
    expect(rows.some(({ count, upper }) => count === null && upper !== null)).toBe(true);
    expect(fromArrow(await made("arrow")).objects()).toEqual(rows);
    expect(await parquetRows(await made("parquet"))).toEqual(rows);
  });
});
