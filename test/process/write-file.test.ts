import { execFile, execFileSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import {
  sweepParts,
  sweepPartsOf,
  writeFileAsMade,
  writeFileWhole,
  writeStream,
} from "../../src/process/write-file.js";
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

it.each(["nothing-there/", "nothing-there\\"])(
  "a name that ends like a folder's is no file's: %s",
  (name) => {
    expect(failureOf(() => writeFileWhole(join(folder, name), ["x"])).text.en).toContain("is a folder");
    expect(existsSync(join(folder, name))).toBe(false);
  },
);

describe("a folder where the file, or what becomes it, should stand", () => {
  it.each([
    ["taken.json", "is a folder"],
    [`taken.json.${process.pid}.part`, "EISDIR"],
  ])("is told and left alone: %s", (taken, told) => {
    const inside = join(folder, taken.replaceAll(".", "-"));
    mkdirSync(join(inside, taken), { recursive: true });
    const failure = failureOf(() => writeFileWhole(join(inside, "taken.json"), ["x"]));
    expect(failure.message).toContain(told);
    expect(readdirSync(inside)).toEqual([taken]);
  });
});

describe("a place that is no file of its own", () => {
  it("is written through where it is a link: the link stays, and the file that it leads to is whole", () => {
    const inside = join(folder, "linked");
    mkdirSync(join(inside, "elsewhere"), { recursive: true });
    const file = join(inside, "elsewhere", "real.json");
    writeFileSync(file, "of before");
    const link = join(inside, "link.json");
    symlinkSync(file, link);
    writeFileWhole(link, ["new"]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, "utf8")).toBe("new");
    expect(readdirSync(join(inside, "elsewhere"))).toEqual(["real.json"]);
    // So it is where the file is not there yet.
    rmSync(file);
    symlinkSync("link.json", join(inside, "second.json"));
    writeFileWhole(join(inside, "second.json"), ["again"]);
    expect([readFileSync(file, "utf8"), lstatSync(link).isSymbolicLink()]).toEqual(["again", true]);
  });

  it("is refused where links lead in a circle", () => {
    symlinkSync("circle-b", join(folder, "circle-a"));
    symlinkSync("circle-a", join(folder, "circle-b"));
    expect(() => writeFileWhole(join(folder, "circle-a"), ["new"])).toThrow("ELOOP");
  });

  it.skipIf(process.platform === "win32")(
    "stays what it is where it is a pipe, whose reader gets all",
    async () => {
      const pipe = join(folder, "pipe");
      execFileSync("mkfifo", [pipe]);
      const reader = execFile("cat", [pipe]);
      const read = text(reader.stdout!);
      writeFileWhole(pipe, ["one ", "two"]);
      expect(await read).toBe("one two");
      expect(lstatSync(pipe).isFIFO()).toBe(true);
    },
  );
});

describe("files in the making", () => {
  const OTHER = 99_999_999;

  it("carry the number of their process, so that two that write the same file do not mix", async () => {
    const path = join(folder, "same.txt");
    writeFileSync(`${path}.${OTHER}.part`, "half of another");
    let during: string[] = [];
    async function* pieces() {
      yield Buffer.from("mine");
      during = readdirSync(folder).filter((name) => name.startsWith("same.txt"));
    }
    await writeFileAsMade(path, pieces());
    expect(during.sort()).toEqual([`same.txt.${OTHER}.part`, `same.txt.${process.pid}.part`].sort());
    expect(readFileSync(path, "utf8")).toBe("mine");
    expect(readFileSync(`${path}.${OTHER}.part`, "utf8")).toBe("half of another");
  });

  it("are taken away where their process has ended, and nothing else is", () => {
    const place = join(folder, "sweep");
    mkdirSync(join(place, "below"), { recursive: true });
    const names = [
      `a.csv.${OTHER}.part`,
      `a.csv.${process.pid}.part`,
      `b.csv.${OTHER}.part`,
      "a.csv",
      "a.csv.part",
      `below/a.csv.${OTHER}.part`,
    ];
    for (const name of names) writeFileSync(join(place, name), "");
    const left = () =>
      names.filter((name) => readdirSync(place, { recursive: true, encoding: "utf8" }).includes(name));
    sweepPartsOf(join(place, "a.csv"));
    expect(left()).toEqual(names.slice(1));
    sweepParts(place, () => true);
    expect(left()).toEqual(names.slice(3));
    sweepParts(place, () => true, { recursive: true });
    expect(left()).toEqual(["a.csv", "a.csv.part"]);
    sweepParts(join(place, "nowhere"), () => true);
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
