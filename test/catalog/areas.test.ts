import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import {
  areasOfPrefecture,
  chooseAreas,
  findAreas,
  findPrefecture,
  qualifiedName,
} from "../../src/catalog/regions/areas.js";
import { areas } from "../../src/cli/commands/lists/areas.js";
import { items } from "../../src/cli/commands/lists/items.js";
import type { Failure } from "../../src/text/failure.js";
import { asOption, worded } from "../../src/text/told.js";
import { memoryEffects } from "../support/program/memory-effects.js";

const catalog = loadCatalog();

function failureOf(action: () => unknown): Failure {
  try {
    action();
  } catch (error) {
    return error as Failure;
  }
  throw new Error("nothing was refused");
}

describe("finding a prefecture", () => {
  it.each(["11", "埼玉", "埼玉県", "Saitama", "SAITAMA", " 埼玉県 ", "１１"])(
    "takes %j for Saitama",
    (text) => {
      expect(findPrefecture(catalog, text).code).toBe("11");
    },
  );

  it("takes a code without its leading zero", () => {
    expect(findPrefecture(catalog, "1").name.en).toBe("Hokkaido");
  });

  it("tells 京都 from 東京都 and keeps the last character of 北海道", () => {
    expect(findPrefecture(catalog, "京都").code).toBe("26");
    expect(findPrefecture(catalog, "東京").code).toBe("13");
    expect(findPrefecture(catalog, "北海道").code).toBe("01");
  });

  it("finds every prefecture by each of its names", () => {
    for (const { code, name } of catalog.prefectures) {
      for (const text of [code, name.ja, name.en]) expect(findPrefecture(catalog, text).code).toBe(code);
    }
  });

  it("answers an unknown name with a near one, as wrong usage", () => {
    const failure = failureOf(() => findPrefecture(catalog, "Saitma"));
    expect(failure.text.en).toContain("Saitama");
    expect(failure.exitCode).toBe(2);
    expect(failureOf(() => findPrefecture(catalog, "埼王県")).text.ja).toContain("埼玉県");
    expect(failureOf(() => findPrefecture(catalog, "48")).exitCode).toBe(2);
  });
});

describe("finding an area", () => {
  const only = (text: string) => {
    const [area, ...others] = findAreas(catalog, text);
    expect(others).toEqual([]);
    return area!;
  };
  const codeOf = (text: string) => only(text).code;
  const nameOf = (text: string) => only(text).name;

  it("takes a code, with or without its leading zero", () => {
    expect(nameOf("1103")).toBe("東部");
    expect(nameOf("101")).toBe("南渡島");
  });

  it("takes a name that is unique in the country", () => {
    expect(codeOf("秩父")).toBe("1110");
  });

  it.each(["埼玉県東部", "埼玉東部", "埼玉県 東部", "saitama 東部"])(
    "takes %j, which is qualified",
    (text) => {
      expect(codeOf(text)).toBe("1103");
    },
  );

  it.each([
    ["津軽", "0201"],
    ["青森", "0203"],
    ["青森県津軽", "0201"],
    ["津軽圏域", "0201"],
    ["秩父医療圏", "1110"],
  ])("takes %j, which is called with another ending or without it", (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it("takes a name without its ending only where no region is called so, and one alone could be meant", () => {
    const own = [
      { code: "a", name: "秩父地域", members: ["1110"] },
      { code: "b", name: "北東地域", members: ["1101"] },
      { code: "c", name: "北東圏域", members: ["1102"] },
    ];
    const places = { ...catalog, regionGroups: own };
    expect(findAreas(places, "秩父").map(({ code }) => code)).toEqual(["1110"]);
    expect(findAreas(places, "秩父地域").map(({ code }) => code)).toEqual(["a"]);
    expect(findAreas(places, "北東圏域").map(({ code }) => code)).toEqual(["c"]);
    expect(failureOf(() => findAreas(places, "北東")).text.ja).toContain(
      "b 埼玉県北東地域、c 埼玉県北東圏域",
    );
    expect(failureOf(() => findAreas(catalog, "地域")).exitCode).toBe(2);
    const { told } = failureOf(() => findAreas(catalog, "福井県"));
    expect(worded(told, asOption).ja).toContain("都道府県なら --prefecture 福井県 と指定してください。");
  });

  it("finds every area by its code and by its qualified name", () => {
    for (const area of catalog.areas) {
      expect(findAreas(catalog, area.code)).toContain(area);
      expect(findAreas(catalog, qualifiedName(catalog, area))).toEqual([area]);
    }
  });

  it("refuses an ambiguous name and lists the candidates with their codes", () => {
    const failure = failureOf(() => findAreas(catalog, "西部"));
    const candidates = catalog.areas.filter(({ name }) => name === "西部");
    expect(candidates).toHaveLength(7);
    for (const { code } of candidates) expect(failure.text.en).toContain(code);
    expect(failure.text.ja).toContain("埼玉県西部");
    expect(failure.exitCode).toBe(2);
  });

  it("looks in the prefectures asked for first", () => {
    const within = (codes: string[], text = "中部") =>
      chooseAreas(catalog, [text], new Set(codes)).chosen.map(({ code }) => code);
    expect(within(["31"])).toEqual(["3102"]);
    expect(within(["31"], "秩父")).toEqual(["1110"]);
    expect(within(["31"], "1103")).toEqual(["1103"]);
    expect(failureOf(() => within(["31", "47"])).text.ja).toMatch(/^「中部」は2か所あります/);
  });

  it("takes a region of the user's own before an area of its name, but not before one in the prefecture asked for", () => {
    const own = [
      { code: "block", name: "中部", members: ["22", "23"] },
      { code: "south", name: "南部", members: ["2201"] },
      { code: "inner", name: "南部", members: ["2202"] },
    ];
    const found = (text: string, within: string[] | null = null) =>
      findAreas({ ...catalog, regionGroups: own }, text, within && new Set(within)).map(({ code }) => code);
    expect(found("中部")).toEqual(["block"]);
    expect(found("鳥取県中部")).toEqual(["3102"]);
    expect(found("中部", ["31"])).toEqual(["3102"]);
    expect(failureOf(() => found("南部")).text.ja).toContain("south 静岡県南部、inner 静岡県南部");
    expect(failureOf(() => found("西部")).text.ja).toContain("独自の地域に同じ名前があれば");
  });

  it("finds areas of every year, and says of which years the candidates are", () => {
    expect(codeOf("秋田県県北")).toBe("0501");
    expect(codeOf("大館・鹿角")).toBe("0501");
    const { text } = failureOf(() => findAreas(catalog, "県北"));
    expect(text.ja).toContain("0501 秋田県県北（2024年度から）、0701 福島県県北、0901 栃木県県北");
    expect(text.en).toContain("0501 秋田県県北 (from FY2024), 0701");
  });

  it("tells areas with the same code apart by the year", () => {
    const [merged, old] = ["秋田県県北", "大館・鹿角"].map((name) => chooseAreas(catalog, [name]));
    expect([merged!.has("0501", 2024), merged!.has("0501", 2023)]).toEqual([true, false]);
    expect([old!.has("0501", 2024), old!.has("0501", 2023)]).toEqual([false, true]);
    const both = chooseAreas(catalog, ["0501"]);
    expect([both.has("0501", 2023), both.has("0501", 2024), both.has("0502", 2024)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([...both.prefectures]).toEqual(["05"]);
  });

  it("answers an unknown name with a near one", () => {
    expect(failureOf(() => findAreas(catalog, "秩夫")).text.ja).toContain("秩父");
    expect(failureOf(() => findAreas(catalog, "埼玉県北西部")).text.ja).toContain("埼玉県南西部");
    expect(failureOf(() => findAreas(catalog, "9999")).exitCode).toBe(2);
  });

  it("lists the areas of a prefecture in code order", () => {
    const codes = areasOfPrefecture(catalog, "11").map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(codes).toHaveLength(10);
  });
});

type Listing = (effects: ReturnType<typeof memoryEffects>) => Promise<void>;

async function printed(list: Listing, language: "ja" | "en" = "ja"): Promise<string> {
  const effects = memoryEffects({ language });
  await list(effects);
  return effects.output;
}

describe("the listing commands", () => {
  it("list one prefecture's areas as a table", async () => {
    const text = await printed((effects) => areas({ prefecture: "埼玉" }, effects));
    const lines = text.trimEnd().split("\n");
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toMatch(/^1110 +秩父 +埼玉県 +2018–$/);
  });

  it("list 46 items, and with all the extended set too", async () => {
    const lines = async (all: boolean) =>
      (await printed((effects) => items({ all }, effects), "en")).trimEnd().split("\n").length - 2;
    expect(await lines(false)).toBe(46);
    expect(await lines(true)).toBe(catalog.items.length);
  });

  it("print the catalog entries as JSON", async () => {
    const text = await printed((effects) => items({ json: true }, effects));
    expect(JSON.parse(text).items[0]).toEqual(catalog.items[0]);
    const json = await printed((effects) => areas({ json: true }, effects));
    const { areas: listed } = JSON.parse(json);
    expect(listed.filter(({ from }: { from: number }) => from === 2018)).toHaveLength(335);
    expect(listed.filter(({ to }: { to: number | null }) => to === null)).toHaveLength(330);
  });
});
