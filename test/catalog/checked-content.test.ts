import { describe, expect, it } from "vitest";
import { jsonOf } from "../../src/catalog/checked-content.js";
import { misuseAt } from "../../src/text/failure.js";
import { failureOf } from "../support/failures.js";

describe("JSON that a user gives", () => {
  it("is read with a byte order mark too", () => {
    expect(jsonOf('\uFEFF{"a":1}', "a.json")).toEqual({ a: 1 });
  });

  it("is refused with the row where it is none, in the same words of whatever file", () => {
    const failure = failureOf(() => jsonOf('\uFEFF{\n"a": 1,\n}', "a.json"));
    expect(failure.place).toEqual({ file: "a.json", row: 3 });
    expect(failure.exitCode).toBe(1);
    expect(failure.text.en).toMatch(/^not valid JSON: Expected/);
    expect(failure.text.ja).toBe("JSON として読めません。コンマ、引用符、かっこの過不足を確かめてください");
    expect(failureOf(() => jsonOf("", "a.json")).place).toEqual({ file: "a.json" });
    expect(failureOf(() => jsonOf("{", "a.json", misuseAt)).exitCode).toBe(2);
  });
});
