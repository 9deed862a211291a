import { expect, it } from "vitest";
import { describePlace } from "../../src/text/failure.js";

it("a place in what was piped in is called standard input, not -", () => {
  expect(describePlace({ file: "-", row: 2 }, "ja")).toBe("標準入力、2 行目");
  expect(describePlace({ file: "-" }, "en")).toBe("standard input");
  expect(describePlace({ file: "a-", sheet: "x", row: 1 }, "en")).toBe('a-, sheet "x", row 1');
});
