import { describe, expect, it } from "vitest";
import { top } from "../../../../src/cli/commands/lists/top.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";

/** What `top --rising` shows of one area, of two items that both rise there. */
async function shown(count: string, language: "ja" | "en"): Promise<string> {
  const memory = memoryEffects({ language });
  const item = ["alt-ge-31", "bmi-ge-25"];
  await top([], { rising: true, area: ["0104"], item, sex: ["female"], count }, memory);
  return memory.output;
}

const rows = (text: string) => text.split("\n").filter((line) => /^0104 /.test(line));

describe("top --rising", () => {
  it("says how many changes it does not list, so that some never look like all", async () => {
    const one = await shown("1", "en");
    expect(rows(one)).toHaveLength(1);
    expect(one).toContain("1 more marked change to the unfavourable side is left out");
    expect(await shown("1", "ja")).toContain("好ましくないほうへ動いたと判定されたものは、ほかに1個ある");
  });

  it("says nothing of more where all are listed", async () => {
    const all = await shown("5", "en");
    expect(rows(all)).toHaveLength(2);
    expect(all).not.toContain("more marked change");
  });
});
