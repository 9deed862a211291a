import { describe, expect, it } from "vitest";
import { areasOfPrefecture, findArea, findPrefecture, qualifiedName } from "../../src/catalog/areas.js";
import { loadCatalog } from "../../src/catalog/load.js";
import { areas } from "../../src/cli/commands/areas.js";
import { items } from "../../src/cli/commands/items.js";
import type { Failure } from "../../src/text/failure.js";
import { memoryEffects } from "../cli/memory-effects.js";

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
  it("takes a code, with or without its leading zero", () => {
    expect(findArea(catalog, "1103").name).toBe("東部");
    expect(findArea(catalog, "101").code).toBe("0101");
  });

  it("takes a name that is unique in the country", () => {
    expect(findArea(catalog, "秩父").code).toBe("1110");
  });

  it.each(["埼玉県東部", "埼玉東部", "埼玉県 東部", "saitama 東部"])(
    "takes %j, which is qualified",
    (text) => {
      expect(findArea(catalog, text).code).toBe("1103");
    },
  );

  it("finds every area by its code and by its qualified name", () => {
    for (const area of catalog.areas) {
      expect(findArea(catalog, area.code)).toBe(area);
      expect(findArea(catalog, qualifiedName(catalog, area))).toBe(area);
    }
  });

  it("refuses an ambiguous name and lists the candidates with their codes", () => {
    const failure = failureOf(() => findArea(catalog, "西部"));
    const candidates = catalog.areas.filter(({ name }) => name === "西部");
    expect(candidates).toHaveLength(7);
    for (const { code } of candidates) expect(failure.text.en).toContain(code);
    expect(failure.text.ja).toContain("埼玉県西部");
    expect(failure.exitCode).toBe(2);
  });

  it("answers an unknown name with a near one", () => {
    expect(failureOf(() => findArea(catalog, "秩夫")).text.ja).toContain("秩父");
    expect(failureOf(() => findArea(catalog, "埼玉県北西部")).text.ja).toContain("埼玉県南西部");
    expect(failureOf(() => findArea(catalog, "9999")).exitCode).toBe(2);
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
    expect(lines.at(-1)).toMatch(/^1110 +秩父 +埼玉県$/);
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
    expect(JSON.parse(json).areas).toHaveLength(335);
  });
});
