import { describe, expect, it } from "vitest";
import { changeNotes } from "../../../src/figures/over-years/change-notes.js";
import type { FigureTrend } from "../../../src/model/trends.js";

type Changes = Parameters<typeof changeNotes>[0];

/** A trend whose change is judged and found usual, or is not judged. */
function trend(unmarked: "few-regions" | null): Changes[number] {
  const change: unknown = { unmarked, mark: unmarked === null ? "none" : null };
  return { change: change as FigureTrend["change"] };
}

describe("the notes of changes", () => {
  it("say of whom nothing unusual was found, and of whom nothing is judged, where both stand in one figure", () => {
    const notes = changeNotes([trend(null), trend("few-regions")], "ja").join("");
    expect(notes).toContain("判定した地域に、ふだんの動きを超える変化はない");
    expect(notes).toContain("ほかの地域は20に満たず");
    const english = changeNotes([trend(null), trend("few-regions")], "en").join(" ");
    expect(english).toContain("Of those judged: No change is more than usual");
    expect(english).toContain("The other regions are fewer than 20");
  });

  it("say one or the other where all are alike", () => {
    const judged = changeNotes([trend(null)], "ja").join("");
    expect(judged).toContain("ふだんの動きを超える変化はない");
    expect(judged).not.toMatch(/判定した地域|20に満たず/);
    const none = changeNotes([trend("few-regions")], "ja").join("");
    expect(none).toContain("地域が20に満たず、ふだんの動きを推定できない");
    expect(none).not.toContain("変化はない");
  });
});
