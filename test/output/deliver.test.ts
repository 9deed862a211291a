import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { writeFileWhole, writeStream } from "../../src/output/deliver.js";
import { failureOf } from "../support/failures.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-deliver-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("writing a file", () => {
  it("makes the folders on the way and leaves nothing beside it", () => {
    writeFileWhole(join(folder, "a/b/c.txt"), ["one ", Buffer.from("two")]);
    expect(readFileSync(join(folder, "a/b/c.txt"), "utf8")).toBe("one two");
    expect(readdirSync(join(folder, "a/b"))).toEqual(["c.txt"]);
  });

  it("keeps what stood there where the new text breaks off", () => {
    const path = join(folder, "kept.txt");
    writeFileSync(path, "old");
    function* breaking() {
      yield "half";
      throw new Error("broken");
    }
    expect(() => writeFileWhole(path, breaking())).toThrow("broken");
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("names the file where it cannot be written", () => {
    mkdirSync(join(folder, "taken"));
    expect(failureOf(() => writeFileWhole(join(folder, "taken"), ["x"])).place?.file).toBe(
      join(folder, "taken"),
    );
  });
});

describe("a folder where the file, or what becomes it, should stand", () => {
  it.each(["taken.json", "taken.json.part"])("is told and left alone: %s", (taken) => {
    const inside = join(folder, taken.replaceAll(".", "-"));
    mkdirSync(join(inside, taken), { recursive: true });
    const failure = failureOf(() => writeFileWhole(join(inside, "taken.json"), ["x"]));
    expect(failure.message).toContain("EISDIR");
    expect(readdirSync(inside)).toEqual([taken]);
  });
});

describe("writing to a stream", () => {
  it("waits for a slow reader and loses nothing", async () => {
    const stream = new PassThrough({ highWaterMark: 8 });
    const pieces = Array.from({ length: 50 }, (_, i) => `piece ${i}\n`);
    const reading = (async () => {
      let text = "";
      for await (const piece of stream) text += piece;
      return text;
    })();
    await writeStream(stream, pieces);
    stream.end();
    expect(await reading).toBe(pieces.join(""));
  });
});
