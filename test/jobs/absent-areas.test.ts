import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { chooseAreas } from "../../src/catalog/regions/areas.js";
import { compute } from "../../src/cli/commands/numbers/compute.js";
import { refuseAbsentAreas } from "../../src/jobs/absent-areas.js";
import { Failure } from "../../src/text/failure.js";
import { failureOfAsync } from "../support/failures.js";
import { memoryEffects } from "../support/program/memory-effects.js";
import { DEMO } from "../support/program/ndb-ratio.js";

const catalog = loadCatalog();

function refusal(areas: readonly string[], years: readonly number[]): Failure | null {
  try {
    refuseAbsentAreas(chooseAreas(catalog, areas), years, catalog);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  return null;
}

describe("areas that do not exist in the years of the input", () => {
  it("are told with the year from which they exist, and with those that became them", () => {
    expect(refusal(["秋田県県北"], [2020])?.text).toEqual({
      ja: "入力の年度（2020年度）には、指定された二次医療圏がありません。秋田県県北（2024年度から）の代わりに、大館・鹿角 (0501)、北秋田 (0502)、能代・山本 (0503) を指定できます。",
      en: "the areas asked for do not exist in the input's year (FY2020). 秋田県県北 (from FY2024) is, in other years, 大館・鹿角 (0501), 北秋田 (0502), 能代・山本 (0503): ask for these.",
    });
  });

  it("are told with their last year, and with the area that they became part of", () => {
    const { text } = refusal(["大館・鹿角"], [2025, 2024])!;
    expect(text.ja).toContain("（2024、2025年度）");
    expect(text.ja).toContain("秋田県大館・鹿角（2023年度まで）の代わりに、県北 (0501) を指定できます。");
    expect(text.en).toContain(
      "秋田県大館・鹿角 (until FY2023) is, in other years, 県北 (0501): ask for these.",
    );
  });

  it("are no matter where one of them exists in one of the years, or where no year has a list of areas", () => {
    expect(refusal(["秋田県県北"], [2020, 2024])).toBeNull();
    expect(refusal(["秋田県県北", "秩父"], [2020])).toBeNull();
    expect(refusal(["秩父"], [2014])).toBeNull();
    expect(refusal(["秩父"], [])).toBeNull();
  });

  it("are told where nothing can be computed", async () => {
    const failure = await failureOfAsync(() => compute([DEMO], { area: ["秋田県県北"] }, memoryEffects()));
    expect(failure.text.ja).toContain("秋田県県北（2024年度から）の代わりに");
    expect(failure.exitCode).toBe(1);
  });
});
