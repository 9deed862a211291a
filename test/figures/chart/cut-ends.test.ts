import { describe, expect, it } from "vitest";
import { cutEndText } from "../../../src/figures/chart/cut-ends.js";

describe("an end beyond a frame, in figures", () => {
  it("is rounded outwards where it is the end of a range, and to the nearest where it is the value", () => {
    expect(cutEndText(30, 152.1, "above")).toBe("+153");
    expect(cutEndText(-20, -61.1, "below")).toBe("−62");
    expect(cutEndText(152.1, 152.1, "above")).toBe("+152");
    expect(cutEndText(152.1, 152.1 + 1e-13, "above")).toBe("+152");
  });

  it("has as many decimals of a rate as its item, rounded likewise", () => {
    expect(cutEndText(30, 42.11, "above", 34)).toBe("42.2%");
    expect(cutEndText(30, 22.19, "below", 34)).toBe("22.1%");
    expect(cutEndText(3, 4.211, "above", 3)).toBe("4.22%");
    expect(cutEndText(42.11, 42.11, "above", 34)).toBe("42.1%");
  });

  it("says that there is none", () => {
    expect(cutEndText(30, Number.POSITIVE_INFINITY, "above")).toBe("+∞");
    expect(cutEndText(30, Number.POSITIVE_INFINITY, "above", 34)).toBe("∞%");
  });
});
