import { describe, expect, it } from "vitest";
import { isZip, readZip } from "../../../src/ingest/files/packed/zip.js";
import { Failure } from "../../../src/text/failure.js";
import { failureOf } from "../../support/failures.js";
import { centralHeader, endRecord, firstContent, renamed, zipOf } from "../../support/tables/archives.js";

const SAMPLE = zipOf({ "table.csv": "はい,いいえ\n".repeat(50) });

function spoiled(change: (zip: Buffer) => void, zip: Buffer = SAMPLE): Buffer {
  const copy = Buffer.from(zip);
  change(copy);
  return copy;
}

const readFirst = (zip: Buffer) => readZip(zip, "a.zip")[0]!.read();

describe("readZip", () => {
  it("reads deflated and stored entries", () => {
    for (const level of [0, 9] as const) {
      const entries = readZip(zipOf({ "a/b.csv": "x,y\n", "c.csv": "" }, level), "a.zip");
      expect(entries.map(({ name, size }) => [name, size])).toEqual([
        ["a/b.csv", 4],
        ["c.csv", 0],
      ]);
      expect(entries.map((entry) => entry.read().toString())).toEqual(["x,y\n", ""]);
    }
  });

  it("leaves folders out", () => {
    expect(readZip(zipOf({ "a/": "", "a/b.csv": "x" }), "a.zip").map(({ name }) => name)).toEqual([
      "a/b.csv",
    ]);
  });

  it("reads an archive without entries", () => {
    const empty = zipOf({});
    expect(isZip(empty)).toBe(true);
    expect(readZip(empty, "a.zip")).toEqual([]);
  });

  it("reads an archive with a comment behind its directory", () => {
    const comment = Buffer.from("comment");
    const zip = Buffer.concat([SAMPLE, comment]);
    zip.writeUInt16LE(comment.length, endRecord(SAMPLE) + 20);
    expect(readFirst(zip).length).toBeGreaterThan(0);
  });

  it("reads Shift_JIS names without a flag", () => {
    const zip = renamed(
      zipOf({ "@@@@@@.csv": "x" }),
      "@@@@@@",
      Buffer.from([0x8e, 0xbf, 0x96, 0xe2, 0x95, 0x5b]),
    );
    expect(readZip(zip, "a.zip")[0]?.name).toBe("質問票.csv");
  });

  it("reads UTF-8 names with and without the flag", () => {
    const flagged = zipOf({ "質問票.csv": "x" });
    expect(readZip(flagged, "a.zip")[0]?.name).toBe("質問票.csv");
    const unflagged = renamed(zipOf({ "@@@@@@@@@.csv": "x" }), "@@@@@@@@@", Buffer.from("質問票"));
    expect(readZip(unflagged, "a.zip")[0]?.name).toBe("質問票.csv");
  });

  it("tells a file that is cut short, wherever it is cut", () => {
    for (const length of [4, 30, SAMPLE.length >> 1, SAMPLE.length - 1]) {
      const failure = failureOf(() => readZip(SAMPLE.subarray(0, length), "cut.zip"));
      expect(failure.message).toContain("cut short");
      expect(failure.place?.file).toBe("cut.zip");
    }
  });

  it("tells a flipped byte of the content by its checksum", () => {
    const stored = zipOf({ "a.csv": "1234" }, 0);
    const failure = failureOf(() => readFirst(spoiled((zip) => (zip[firstContent(zip)]! ^= 1), stored)));
    expect(failure.message).toContain("checksum");
    expect(failure.place?.file).toBe("a.zip!a.csv");
  });

  it("never gives other bytes than were packed, whichever byte is flipped", () => {
    const truth = readFirst(SAMPLE);
    for (let at = 0; at < SAMPLE.length; at++) {
      const zip = spoiled((bytes) => (bytes[at]! ^= 0xff));
      try {
        for (const entry of readZip(zip, "a.zip")) expect(entry.read().equals(truth)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
      }
    }
  });

  it("stops at the declared size of an entry that lies about it", () => {
    const declaring = (size: number) =>
      failureOf(() => readFirst(spoiled((zip) => zip.writeUInt32LE(size, centralHeader(zip) + 24)))).message;
    expect(declaring(1)).toContain("compressed data are damaged");
    expect(declaring(10_000)).toContain("checksum");
  });

  it("refuses an entry that would inflate to more than 128 MB, without inflating it", () => {
    const zip = spoiled((bytes) => bytes.writeUInt32LE(300 * 1024 * 1024, centralHeader(bytes) + 24));
    expect(failureOf(() => readFirst(zip)).message).toContain("128 MB");
  });

  it("refuses an encrypted entry", () => {
    const zip = spoiled((bytes) => (bytes[centralHeader(bytes) + 8]! |= 1));
    expect(failureOf(() => readFirst(zip)).message).toContain("encrypted");
  });

  it("refuses an unknown compression method", () => {
    const zip = spoiled((bytes) => bytes.writeUInt16LE(12, centralHeader(bytes) + 10));
    expect(failureOf(() => readFirst(zip)).message).toContain("unknown compression");
  });

  it("refuses an entry whose data lie elsewhere", () => {
    const zip = spoiled((bytes) => bytes.writeUInt32LE(7, centralHeader(bytes) + 42));
    expect(failureOf(() => readFirst(zip)).message).toContain("cannot be found");
  });

  it("refuses names that lead out of the archive", () => {
    for (const name of ["../a.csv", "b/../../a.csv", "..\\a.csv", "/etc/a.csv", "C:\\a.csv"]) {
      expect(failureOf(() => readZip(zipOf({ [name]: "x" }), "a.zip")).message).toContain("unsafe file name");
    }
  });

  it("takes two dots inside a name for a name", () => {
    expect(readZip(zipOf({ "a..b.csv": "x" }), "a.zip")).toHaveLength(1);
  });

  it("refuses ZIP64", () => {
    const many = spoiled((bytes) => bytes.writeUInt16LE(0xffff, endRecord(bytes) + 10));
    const far = spoiled((bytes) => bytes.writeUInt32LE(0xffffffff, endRecord(bytes) + 16));
    for (const zip of [many, far]) {
      expect(failureOf(() => readZip(zip, "a.zip")).message).toContain("ZIP64");
    }
  });

  it("refuses a damaged directory and too many entries", () => {
    const damaged = spoiled((bytes) => bytes.writeUInt32LE(0, centralHeader(bytes)));
    expect(failureOf(() => readZip(damaged, "a.zip")).message).toContain("directory is damaged");
    const many = spoiled((bytes) => bytes.writeUInt16LE(50_000, endRecord(bytes) + 10));
    expect(failureOf(() => readZip(many, "a.zip")).message).toContain("too many");
  });
});
