import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const FUZZ = fileURLToPath(new URL("fuzz.js", import.meta.url));
const CASES = 80;

describe("spoiled input", () => {
  it(`never ends in anything but a result or a message, and never in a wrong number (${CASES} cases; npm run fuzz has 20,000)`, () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [FUZZ, "--unlimited", "--cases", String(CASES)],
      {
        encoding: "utf8",
        maxBuffer: 1 << 26,
      },
    );
    expect(stderr).toBe("");
    expect(stdout).not.toContain("FLAW");
    expect(status).toBe(0);
    expect(stdout).toContain(`${CASES} cases, 0 flaws`);
    // A fuzzer that spoils everything beyond recognition proves nothing: many cases still give numbers, which are judged.
    const [, , wellEnded, failed, , judged] = /^all +(\d+) +(\d+) +(\d+) +(\d+) +(\d+)/m.exec(stdout) ?? [];
    expect(Number(wellEnded)).toBeGreaterThan(CASES / 10);
    expect(Number(failed)).toBeGreaterThan(CASES / 10);
    expect(Number(judged)).toBeGreaterThan(CASES / 10);
  }, 240_000);
});
