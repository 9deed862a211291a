import { existsSync, linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FOLDER_LOCK, FolderLock } from "../../src/process/folder-lock.js";
import { isRunning, startOf } from "../../src/process/running.js";
import { failureOf } from "../support/failures.js";
import { temporaryFolder } from "../support/folders.js";

/** More than any process has (Linux gives at most 4,194,304). */
const NOBODY = 99_999_999;
const LINUX = process.platform === "linux";

function lockOf(holder: unknown): string {
  return temporaryFolder({ [FOLDER_LOCK]: typeof holder === "string" ? holder : JSON.stringify(holder) });
}

const me = { pid: process.pid, host: hostname(), start: startOf(process.pid) };

describe("the lock of a folder", () => {
  it("makes the folder, names its process, and is gone when it is released", () => {
    const folder = join(temporaryFolder(), "a/b");
    const lock = new FolderLock(folder);
    expect(JSON.parse(readFileSync(join(folder, FOLDER_LOCK), "utf8"))).toEqual(me);
    const { text, exitCode, place } = failureOf(() => new FolderLock(folder));
    expect([exitCode, place?.file]).toEqual([1, join(folder, FOLDER_LOCK)]);
    expect(text.en).toContain(`process ${process.pid} on ${hostname()}`);
    expect(text.ja).toContain(`プロセス ${process.pid}`);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    new FolderLock(folder).release();
  });

  it.each([
    ["a process that has ended", { ...me, pid: NOBODY }],
    ["nobody: the process was killed before it wrote its name", ""],
    ["nobody: it is something else", '{"pid":"x"}'],
  ])("is taken over from %s", (_, holder) => {
    const folder = lockOf(holder);
    const lock = new FolderLock(folder);
    expect(JSON.parse(readFileSync(join(folder, FOLDER_LOCK), "utf8"))).toEqual(me);
    expect(readdirSync(folder)).toEqual([FOLDER_LOCK]);
    lock.release();
  });

  it("is there with its content at once", () => {
    const folder = temporaryFolder();
    const made: unknown[] = [];
    const lock = new FolderLock(folder, (from, to) => {
      made.push(existsSync(to), JSON.parse(readFileSync(from, "utf8")));
      linkSync(from, to);
    });
    expect(made).toEqual([false, me]);
    lock.release();
  });

  it.each(["EPERM", "EISDIR", "ENOTSUP"])("is made where a file has no second name (%s)", (code) => {
    const folder = lockOf("");
    const without = () => {
      throw Object.assign(new Error(code), { code });
    };
    const lock = new FolderLock(folder, without);
    expect(JSON.parse(readFileSync(join(folder, FOLDER_LOCK), "utf8"))).toEqual(me);
    expect(failureOf(() => new FolderLock(folder, without)).text.en).toContain(`process ${process.pid} on`);
    expect(readdirSync(folder)).toEqual([FOLDER_LOCK]);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is made anew where the one that holds the folder sweeps it away and ends", () => {
    const folder = temporaryFolder();
    let tries = 0;
    const lock = new FolderLock(folder, (from, to) => {
      if (tries++ === 0) rmSync(from);
      linkSync(from, to);
    });
    expect(readdirSync(folder)).toEqual([FOLDER_LOCK]);
    lock.release();
  });

  it("is taken over by one process at a time", () => {
    const left = JSON.stringify({ ...me, pid: NOBODY });
    const turn = `${FOLDER_LOCK}.turn`;
    const folder = temporaryFolder({ [FOLDER_LOCK]: left, [turn]: JSON.stringify(me) });
    expect(failureOf(() => new FolderLock(folder)).text.en).toContain(`process ${process.pid} on`);
    expect(readFileSync(join(folder, FOLDER_LOCK), "utf8")).toBe(left);
    // Another one that was killed in its turn.
    writeFileSync(join(folder, turn), left);
    const lock = new FolderLock(folder);
    expect(readdirSync(folder)).toEqual([FOLDER_LOCK]);
    lock.release();
  });

  it.runIf(LINUX)("is taken over where another process has the number of its own now", () => {
    const folder = lockOf({ ...me, start: "another boot 1" });
    new FolderLock(folder).release();
    expect(existsSync(join(folder, FOLDER_LOCK))).toBe(false);
  });

  it("of another machine is believed, since nobody can tell whether it still runs", () => {
    const holder = { pid: NOBODY, host: `${hostname()}-2`, start: null };
    const folder = lockOf(holder);
    expect(failureOf(() => new FolderLock(folder)).text.en).toContain("delete this file");
    expect(JSON.parse(readFileSync(join(folder, FOLDER_LOCK), "utf8"))).toEqual(holder);
  });

  it("that somebody else has by now is not released", () => {
    const folder = temporaryFolder();
    const lock = new FolderLock(folder);
    writeFileSync(join(folder, FOLDER_LOCK), "other");
    lock.release();
    expect(readFileSync(join(folder, FOLDER_LOCK), "utf8")).toBe("other");
  });

  it("names the place where the folder cannot be made", () => {
    const folder = temporaryFolder({ file: "x" });
    expect(failureOf(() => new FolderLock(join(folder, "file"))).place?.file).toBe(join(folder, "file"));
  });
});

describe("a process", () => {
  it("runs or does not", () => {
    expect([isRunning(process.pid), isRunning(1), isRunning(NOBODY)]).toEqual([true, true, false]);
  });

  it.runIf(LINUX)("has a start of its own", () => {
    expect(startOf(process.pid)).toMatch(/^[0-9a-f-]{36} \d+$/);
    expect(startOf(process.pid)).not.toBe(startOf(process.ppid));
    expect(startOf(NOBODY)).toBeNull();
  });
});
