import { describe, expect, it } from "vitest";
import type { Origin } from "../../../src/ingest/built-in/origin.js";
import { originSummary, originWord } from "../../../src/jobs/inspection/origin-words.js";

const changed = (differing: number, missing: number): Origin => ({
  kind: "changed",
  builtIn: null,
  differing,
  missing,
});

describe("how a table goes with the built-in ones, in words", () => {
  it("says of some of the regions with equal counts that they are a part, and not that they differ", () => {
    const origin = changed(0, 333);
    expect(originWord(origin, "ja")).toBe("一部の地域、数値は同じ");
    expect(originSummary([{ origin }], "ja")).toBe("内蔵の公表値の一部の地域だけの表で、数値は同じです");
    expect(originWord(changed(0, 0), "en")).toBe("same counts");
    expect(originWord(changed(2, 333), "en")).toBe("2 counts differ");
  });
});
