import { describe, expect, it } from "vitest";
import { moveFile } from "../../src/process/move-file.js";
import { writeFileWhole } from "../../src/process/write-file.js";
import { failureOf } from "../support/failures.js";
import { temporaryFolder } from "../support/folders.js";

/** A file that another program holds for so long; what was tried and waited. */
function locked(milliseconds: number, code: string, platform: NodeJS.Platform) {
  let waited = 0;
  let tries = 0;
  return {
    platform,
    rename() {
      tries++;
      if (waited < milliseconds) throw Object.assign(new Error(code), { code });
    },
    pause(time: number) {
      waited += time;
    },
    seen: () => ({ waited, tries }),
  };
}

describe("a file that is moved to its place", () => {
  it.each(["EPERM", "EACCES", "EBUSY"])("waits on Windows until another program lets go (%s)", (code) => {
    const mover = locked(1200, code, "win32");
    moveFile("a", "b", mover);
    expect(mover.seen().waited).toBeGreaterThanOrEqual(1200);
    expect(mover.seen().waited).toBeLessThan(2400);
  });

  it("gives up after some seconds with the error of the file system", () => {
    const mover = locked(60_000, "EPERM", "win32");
    expect(() => moveFile("a", "b", mover)).toThrow("EPERM");
    expect(mover.seen().waited).toBeGreaterThanOrEqual(5000);
    expect(mover.seen().waited).toBeLessThan(6000);
  });

  it.each([
    ["linux", "EPERM"],
    ["darwin", "EACCES"],
    ["win32", "ENOSPC"],
  ] as const)("does not wait for what waiting does not mend (%s, %s)", (platform, code) => {
    const mover = locked(1, code, platform);
    expect(() => moveFile("a", "b", mover)).toThrow(code);
    expect(mover.seen()).toEqual({ waited: 0, tries: 1 });
  });
});

describe("a place that is not to be written", () => {
  it("is told with what may hold it", () => {
    const failure = failureOf(() =>
      writeFileWhole(`${temporaryFolder()}/a.csv`, {
        *[Symbol.iterator]() {
          yield "a";
          throw Object.assign(new Error("EBUSY"), { code: "EBUSY" });
        },
      }),
    );
    expect(failure.text.ja).toContain("Excel などでこのファイルを開いていれば閉じ");
    expect(failure.text.en).toContain("open in Excel");
  });
});
