import { describe, expect, it } from "vitest";
import { coloursFor } from "../../src/process/terminal/colours.js";

const isPainted = (isTerminal: boolean, environment: Record<string, string>) =>
  coloursFor(isTerminal, environment).bold("x") !== "x";

describe("coloursFor", () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: "1" }, false],
    // https://no-color.org: only a value that is not empty counts.
    [true, { NO_COLOR: "" }, true],
    [false, { FORCE_COLOR: "1" }, true],
    [true, { FORCE_COLOR: "0" }, false],
    [false, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
    [true, { TERM: "dumb" }, false],
  ])("on a terminal: %j, with %j: %j", (isTerminal, environment, painted) => {
    expect(isPainted(isTerminal, environment)).toBe(painted);
  });
});
