// @ts-nocheck
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visible, visibleLines, visibleTexts } from "../../src/text/visible-text.js";

describe("a text from a file", () => {
  it.each([
    ["\u001b[31m", "\\u001b[31m"],
    ["\u009b31m", "\\u009b31m"],
    ["\u001b]8;;x\u0007", "\\u001b]8;;x\\u0007"],
    ["\u202e1.2", "\\u202e1.2"],
    ["a\u200bb", "a\\u200bb"],
    ["\u{e0041}", "\\u{e0041}"],
    ["\ud800x", "\\ud800x"],
    ["a\r\nb", "a\\u000d\\u000ab"],
    ["\u2028\uffff\u007f", "\\u2028\\uffff\\u007f"],
  ])("shows what would act: %j", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each([
    "埼玉県",
    "東葛南部",
    "25.0以上30.0未満",
    "γ-GT（γ-GTP）",
    "葛󠄀城",
    "𠮷野",
    "が",
    "全角　空白",
    "<b>&\"'",
  ])("leaves what can be seen: %s", (text) => {
    expect(visible(text)).toBe(text);
    expect(visibleLines(text)).toBe(text);
  });

  it("has nothing left that acts, however it was made, and shows no text twice", () => {
    const any = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(any, (text) => {
        const shown = visible(text);
        expect(shown).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u);
        expect(visible(shown)).toBe(shown);
      }),
    );
  });

  it("is cut where it is far too long, never inside a character", () => {
    expect(visible("長".repeat(5000))).toBe(`${"長".repeat(199)}…`);
    expect([...visible("𠮷".repeat(5000))].length).toBe(200);
    expect(visible("a".repeat(200))).toBe("a".repeat(200));
  });

  it("is found at any depth of JSON, whose keys stay", () => {
    expect(visibleTexts({ "a\u001b": ["\u001b", 1, null, { b: "\u202e" }] })).toEqual({
      "a\u001b": ["\\u001b", 1, null, { b: "\\u202e" }],
    });
    const polluted = visibleTexts(JSON.parse(`{"__proto__": {"hit": 1}}`));
    expect([(polluted as { hit?: number }).hit, ({} as { hit?: number }).hit]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe("lines for a terminal", () => {
  it("keep line ends, tabs and this program's colours", () => {
    const text = "a\tb\r\nc\n\u001b[31;1mred\u001b[39m";
    expect(visibleLines(text)).toBe(text);
  });

  it.each([
    ["\r", "\\u000d"],
    ["\u001b[2J", "\\u001b[2J"],
    ["\u001b[1A", "\\u001b[1A"],
    ["\u001b]0;t\u0007", "\\u001b]0;t\\u0007"],
    ["\u001b", "\\u001b"],
    ["\u0090m", "\\u0090m"],
    ["\u2067x", "\\u2067x"],
  ])("keep nothing else that acts: %j", (text, shown) => {
    expect(visibleLines(text)).toBe(shown);
  });
});
