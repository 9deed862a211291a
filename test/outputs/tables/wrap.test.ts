import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth, wrap } from "../../../src/text/table.js";

describe("wrap", () => {
  it("counts full-width characters as two cells", () => {
    expect(wrap("秘匿された人数", 8)).toEqual(["秘匿され", "た人数"]);
    expect(wrap("at least one word", 8)).toEqual(["at least", "one word"]);
  });

  it("begins no line with a full stop and ends none with an opening bracket", () => {
    expect(wrap("比です。次", 6)).toEqual(["比で", "す。次"]);
    expect(wrap("表の（例）", 6)).toEqual(["表の", "（例）"]);
  });

  it("leaves the text's own line ends and what fits alone", () => {
    expect(wrap("a\n\n  b", 10)).toEqual(["a", "", "  b"]);
  });

  it("loses nothing and keeps to the width", () => {
    const texts = fc.array(fc.constantFrom("比", "、", "（", "ab ", "x", "。", "医療圏"), { maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 12, max: 40 }), (parts, width) => {
        const text = parts.join("");
        // Brackets and stops glued to one another may be wider than a line.
        fc.pre(!/[、。（x]{4}/.test(text) && !/(ab |x){4}/.test(text));
        const lines = wrap(text, width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
