import { describe, expect, it } from "vitest";
import { ProgressLine } from "../../src/process/terminal/progress-line.js";
import type { Language } from "../../src/text/language.js";
import { displayWidth } from "../../src/text/table.js";

const CLEAR = "\r\u001b[K";

/** A terminal that keeps what is written, and a clock that is set by hand. */
function watched(language: Language = "ja", columns: number | undefined = 80) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const terminal = { write: (text: string) => void written.push(text), columns };
  return { written, clock, line: new ProgressLine(terminal, language, () => clock.ms) };
}

/** What stands on the terminal after all that was written. */
const shown = (written: readonly string[]) => written.join("").split(CLEAR).at(-1);

describe("the line of progress", () => {
  it("says how much is done and, once there is a pace, how long it will take", () => {
    const { written, clock, line } = watched();
    line.show("draw", 0, 100);
    clock.ms = 4000;
    line.show("draw", 25, 100);
    expect(shown(written)).toBe("図を描画中 25/100　残り 約12秒");
  });

  it("counts minutes from a minute on, in both languages", () => {
    for (const [language, text] of [
      ["ja", "図を描画中 10/100　残り 約1分30秒"],
      ["en", "drawing figures 10/100, about 1 min 30 s left"],
    ] as const) {
      const { written, clock, line } = watched(language);
      line.show("draw", 0, 100);
      clock.ms = 10_000;
      line.show("draw", 10, 100);
      expect(shown(written)).toBe(text);
    }
  });

  it("takes the pace of the current stage alone, from where the stage began", () => {
    const { written, clock, line } = watched("en");
    line.show("compute", 1, 46);
    clock.ms = 60_000;
    // 50 figures were there already: they say nothing of the pace.
    line.show("draw", 50, 100);
    clock.ms = 62_000;
    line.show("draw", 60, 100);
    expect(shown(written)).toBe("drawing figures 60/100, about 8 s left");
  });

  it("counts without an end where the end is not known", () => {
    const { written, line } = watched("en");
    line.show("read", 34);
    expect(shown(written)).toBe("reading tables 34");
  });

  it("is not written more often than the eye can follow, but at once at a new stage", () => {
    const { written, clock, line } = watched();
    for (let done = 0; done < 1000; done++) {
      clock.ms = done;
      line.show("draw", done, 2000);
    }
    expect(written.length).toBe(10);
    line.show("write", 1, 2);
    expect(written.length).toBe(11);
  });

  it("never fills the width of the terminal, full-width characters counted double", () => {
    for (const columns of [12, 20, 31, 200]) {
      const { written, line } = watched("ja", columns);
      line.show("compute", 12, 46);
      expect(displayWidth(shown(written)!)).toBeLessThan(columns);
    }
  });

  it("takes a usual width where the terminal does not know its own", () => {
    for (const columns of [0, undefined]) {
      const { written, line } = watched("en", columns);
      line.show("compute", 12, 46);
      expect(shown(written)).toBe("computing ratios (items) 12/46");
    }
  });

  it("goes when all is done, and before a message; then it comes again", () => {
    const { written, clock, line } = watched();
    line.show("draw", 1, 3);
    line.clear();
    expect(shown(written)).toBe("");
    clock.ms = 50;
    line.show("draw", 2, 3);
    expect(shown(written)).toContain("2/3");
    line.show("draw", 3, 3);
    expect(shown(written)).toBe("");
    const count = written.length;
    line.clear();
    expect(written).toHaveLength(count);
  });
});
