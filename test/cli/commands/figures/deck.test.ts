import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { deck } from "../../../../src/cli/commands/figures/deck.js";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import type { DECK } from "../../../../src/cli/options/of-figures.js";
import type { Written } from "../../../../src/cli/options/option.js";
import type { RatioRow } from "../../../../src/model/ratios.js";
import { OpenedDeck } from "../../../outputs/deck/opened.js";
import { failureOfAsync } from "../../../support/failures.js";
import { temporaryFolder } from "../../../support/folders.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { DEMO } from "../../../support/program/ndb-ratio.js";
import { zipOf } from "../../../support/tables/archives.js";
import { said } from "../../../support/told.js";

const ITEMS =
  "bmi-ge-25,sbp-ge-140,dbp-ge-90,hdl-lt-40,egfr-lt-60,q07-anemia,q08-smoking,q17-skipping-breakfast";

async function computed(options: Parameters<typeof compute>[1] = {}): Promise<string> {
  const effects = memoryEffects();
  await compute([DEMO], { item: [ITEMS], sex: ["male", "female"], ...options }, effects);
  return effects.output;
}

/** A few items of the demo, computed once: to read all tables for each test takes long. */
const result = computed();
const rowsOf = async (): Promise<RatioRow[]> => JSON.parse(await result).rows;

/** Tables of some examinations: of more items that are significantly high than a deck has slides for. */
function examinations(): string {
  const tables = Object.entries(unzipSync(readFileSync(DEMO))).filter(([name]) =>
    /^(bmi|sbp|dbp|tg|ldl|fpg|hba1c)-/.test(name),
  );
  return join(temporaryFolder({ "few.zip": zipOf(Object.fromEntries(tables)) }), "few.zip");
}

async function written(options: Written<typeof DECK>, standardInput?: string) {
  const effects = memoryEffects({ standardInput: standardInput ?? (await result) });
  await deck([], { out: "deck.pptx", ...options }, effects);
  return effects;
}
const opened = async (options: Written<typeof DECK> = {}) =>
  new OpenedDeck((await written(options)).files.get("deck.pptx")!);

describe("deck", () => {
  it("makes the deck of a prefecture: its items that are significantly high, with the numbers that compute gives", async () => {
    const file = await opened({ prefecture: ["埼玉"] });
    const rows = (await rowsOf()).filter(({ ages }) => ages === "40-74");
    const highest = rows
      .filter(({ code, mark, flags }) => {
        return (
          code === "11" && mark?.startsWith("high") && !flags.some((flag) => /wide|straddles/.test(flag))
        );
      })
      .sort((a, b) => b.difference! - a.difference!);
    const items = [...new Set(highest.map(({ item }) => item))];
    expect(items.length).toBeGreaterThan(4);
    const charts = file.names(/^ppt\/charts\/chart\d+\.xml$/);
    expect(charts).toHaveLength(2 * items.length);
    const first = file.slideCount - items.length;
    for (const [index, item] of items.entries()) {
      for (const [at, sex] of (["male", "female"] as const).entries()) {
        const shown = file.charts(first + index)[at]!;
        const expected = rows.filter((row) => row.item === item && row.sex === sex);
        // Nine decimals are kept; what the label prints as 0.0 is 0, which has no sign.
        const kept = (difference: number | null) =>
          difference === null ? undefined : Math.abs(difference) < 0.05 ? 0 : Number(difference.toFixed(9));
        expect(shown.values).toEqual(expected.map(({ difference }) => kept(difference)));
      }
    }
  });

  it("gives a slide to the items asked for, in their order, and keeps the others in the heatmap", async () => {
    const file = await opened({ item: ["q08-smoking,bmi-ge-25"] });
    const titles = Array.from({ length: file.slideCount }, (_, index) => file.slide(index + 1)[0]);
    expect(titles.slice(-3)).toEqual(["喫煙", "BMI≥25.0", "読み方と限界"]);
    const items = new Set((await rowsOf()).map(({ item }) => item)).size;
    expect(titles[1]).toBe("地図：喫煙");
    expect(titles[2]).toContain("まず見る項目");
    expect(titles[3]).toContain(`${items}項目の一覧`);
  });

  it("makes the deck of an area", async () => {
    const file = await opened({ area: ["秩父"], item: ["bmi-ge-25"] });
    expect(file.slide(1)[0]).toBe("埼玉県 秩父医療圏");
    const texts = file.slide(file.slideCount - 1).join("");
    // The published totals give −1.57 and +9.69.
    expect(texts).toContain("秩父の男性は全国の0.98倍（−1.6、有意差なし");
    expect(texts).toContain("女性は全国の1.10倍（+9.7、有意に高い");
  });

  it("writes the same bytes from tables, from a result on standard input and from compute", async () => {
    const few = examinations();
    const direct = memoryEffects();
    await deck([few], { out: "deck.pptx" }, direct);
    const byCompute = memoryEffects();
    await compute([few], { out: "saitama.pptx" }, byCompute);
    const json = memoryEffects();
    await compute([few], { sex: ["male", "female"] }, json);
    const piped = await written({}, json.output);
    const [first, ...others] = [direct, byCompute, piped].map(({ files }) => [...files.values()][0]!);
    for (const other of others) expect(Buffer.compare(first!, other)).toBe(0);
    // Of all items of the examinations the eight most notable ones have a slide.
    expect(new OpenedDeck(first!).names(/^ppt\/charts\/chart\d+\.xml$/)).toHaveLength(16);
  });

  it("writes several decks into a folder", async () => {
    const { files } = await written({ area: ["1101", "1102"], item: ["bmi-ge-25"], out: "decks" });
    expect([...files.keys()]).toEqual(["decks/1101.pptx", "decks/1102.pptx"]);
  });

  it("shows all ages together, and refuses others alone and a result that lacks them", async () => {
    const direct = memoryEffects();
    const asked = { area: ["1110"], item: ["bmi-ge-25"], ages: ["65-74,40-74"] };
    await deck([examinations()], { ...asked, out: "deck.pptx" }, direct);
    const file = new OpenedDeck(direct.files.get("deck.pptx")!);
    const number = file.slideCount - 1;
    expect(file.charts(number)[0]!.values.every((value) => value !== undefined)).toBe(true);
    expect(file.notes(number).join("\n")).toMatch(/秩父\t男性\t40–74歳.*\n(.*\n)*秩父\t男性\t65–74歳/);
    const others = await failureOfAsync(() => written({ ages: ["65-74"] }));
    expect([others.exitCode, said(others.told).en]).toEqual([2, expect.stringContaining("--ages 65-74")]);
    const old = await computed({ item: ["bmi-ge-25"], ages: ["65-74"] });
    expect(said((await failureOfAsync(() => written({}, old))).told).en).toContain("--ages");
  });

  it("refuses counts read as 0, a terminal, several decks on standard output and an item without results", async () => {
    const careless = await computed({ item: ["bmi-ge-25"], suppression: "naive" });
    const naive = await failureOfAsync(() => written({}, careless));
    expect([naive.exitCode, naive.text.en]).toEqual([2, expect.stringContaining("naive")]);
    const input = { standardInput: await result };
    const terminal = await failureOfAsync(() => deck([], {}, memoryEffects({ ...input, columns: 80 })));
    expect([terminal.exitCode, terminal.text.en]).toEqual([2, expect.stringContaining("--out")]);
    const two = await failureOfAsync(() => deck([], { area: ["1101", "1102"] }, memoryEffects(input)));
    expect([two.exitCode, two.text.en]).toEqual([2, expect.stringContaining("2 files")]);
    // Nothing is computed for it: no line says first which releases are taken.
    const usual = memoryEffects();
    const one = await failureOfAsync(() => deck([], { out: "deck.pptx" }, usual));
    expect([one.exitCode, one.text.en]).toEqual([2, expect.stringContaining("47 files or more")]);
    expect(usual.said).toEqual([]);
    const absent = await failureOfAsync(() => written({ item: ["q22-declines-guidance"] }));
    expect([absent.exitCode, absent.text.en]).toEqual([1, expect.stringContaining("q22-declines-guidance")]);
  });
});
