import { describe, expect, it } from "vitest";
import { forTerminal } from "../../../src/process/terminal/terminal.js";

async function given(...pieces: (string | Uint8Array)[]): Promise<string> {
  let all = "";
  for await (const piece of forTerminal(pieces)) all += piece;
  return all;
}

describe("what a terminal is given", () => {
  const text = "名前,a\r\n\u001b[31m赤\u001b[39m,\u001b]8;;x\u001b\\,\u009b2J,\u202e\r,\u{1f600}\n";
  const shown = "名前,a\r\n\u001b[31m赤\u001b[39m,\\u001b]8;;x\\u001b\\,\\u009b2J,\\u202e\\u000d,\u{1f600}\n";

  it("is the same wherever the pieces are cut, texts or bytes", async () => {
    expect(await given(text)).toBe(shown);
    const bytes = Buffer.from(text);
    for (let at = 0; at <= bytes.length; at++)
      expect(await given(bytes.subarray(0, at), bytes.subarray(at))).toBe(shown);
    expect(await given(...[...bytes].map((byte) => Uint8Array.of(byte)))).toBe(shown);
  });

  it("has no byte order mark, which is meant for Excel", async () => {
    expect(await given("\ufeffa,b\r\n")).toBe("a,b\r\n");
  });

  it("ends with what was held back", async () => {
    expect(await given("a\r")).toBe("a\\u000d");
    expect(await given("a\u001b[3")).toBe("a\\u001b[3");
  });
});
