import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { chart } from "../../../../src/cli/commands/figures/chart.js";
import { run } from "../../../../src/cli/commands/figures/run.js";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { trend } from "../../../../src/cli/commands/numbers/trend.js";
import { failureOfAsync } from "../../../support/failures.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { writeNation } from "../../../support/tables/country-files.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-trend-figures-"));
afterAll(() => rmSync(folder, { recursive: true }));

const releases = [6, 8].map((release) => {
  const path = join(folder, `release-${release}`);
  mkdirSync(path);
  writeNation(path, release, { release, areas: 12, prefectures: 3 });
  return path;
});
const item = ["bmi-ge-25"];

async function drawn(options: Parameters<typeof chart>[1], standardInput?: string): Promise<string> {
  const effects = memoryEffects(standardInput === undefined ? {} : { standardInput });
  await chart(standardInput === undefined ? releases : [], { item, prefecture: ["01"], ...options }, effects);
  return effects.output;
}

describe("figures over the years", () => {
  it.each(["trend", "slope"])(
    "draw one item of a prefecture, and say that made-up figures are: %s",
    async (kind) => {
      const svg = await drawn({ kind });
      for (const text of ["平成30", "令和2年度", "北海道", "合成データ", "新型コロナ"])
        expect(svg).toContain(text);
      expect(svg).not.toContain("加工して作成");
    },
  );

  it("are the same from a piped result of several releases", async () => {
    const effects = memoryEffects();
    await compute(releases, { item, ages: ["40-74"] }, effects);
    expect(await drawn({ kind: "trend" }, effects.output)).toBe(await drawn({ kind: "trend" }));
  });

  it("say what every year is compared with", async () => {
    expect(await drawn({ kind: "trend" })).toContain("各年度をその年度の");
    expect(await drawn({ kind: "trend", baseRelease: "6" })).toMatch(/どの年度も第6回/);
  });

  it("show all items of an area where an area is named", async () => {
    const effects = memoryEffects();
    const out = join(folder, "sparklines");
    await chart(releases, { kind: "sparklines", prefecture: ["01"], item, out }, effects);
    const paths = [...effects.files.keys()].map((path) => path.slice(out.length + 1));
    expect(paths).toContain(join("sparklines", "01", "01.svg"));
    const area = paths.map((path) => /(\d{4})\.svg$/.exec(path)?.[1]).find((code) => code)!;
    const one = memoryEffects();
    await chart(releases, { kind: "trend", area: [area], item }, one);
    expect(one.output).toBe(
      effects.files.get(join(out, "sparklines", "01", `${area}.svg`))!.toString("utf8"),
    );
  });

  it("refuse what they cannot show: one year, two age groups, another base of what is computed", async () => {
    const refusal = (paths: readonly string[], options: object, standardInput?: string) =>
      failureOfAsync(() =>
        chart(
          paths,
          { item, kind: "trend", ...options },
          memoryEffects(standardInput ? { standardInput } : {}),
        ),
      );
    expect((await refusal(releases.slice(0, 1), {})).text.en).toContain("two releases or more");
    expect(await refusal(releases, { ages: ["40-64", "65-74"] })).toMatchObject({ exitCode: 2 });
    expect(await refusal([], {})).toMatchObject({ exitCode: 2 });
    const computed = memoryEffects();
    await compute(releases, { item, format: "json" }, computed);
    expect(await refusal([], { baseRelease: "6" }, computed.output)).toMatchObject({ exitCode: 2 });
    const bars = await failureOfAsync(() =>
      chart(releases, { item, kind: "area-bars", baseRelease: "6" }, memoryEffects()),
    );
    expect(bars.exitCode).toBe(2);
  });
});

describe("a run of several releases", () => {
  const out = join(folder, "out");
  const options = { item, prefecture: ["01"], report: false, out };

  it("writes trends and their figures beside those of each year, and nothing anew the second time", async () => {
    await run(releases, options, memoryEffects());
    expect(readdirSync(join(out, "figures")).sort()).toEqual(["release-06", "release-08", "trend"]);
    expect(readdirSync(join(out, "figures", "trend", "01"))).toEqual(["bmi-ge-25.svg"]);
    const effects = memoryEffects();
    await trend(releases, { ...options, out: undefined, sex: ["male", "female", "both"] }, effects);
    const direct = JSON.parse(effects.output).trends;
    const written = JSON.parse(readFileSync(join(out, "trend.json"), "utf8")).trends;
    expect(written).toEqual(direct);
    const csv = readFileSync(join(out, "trend.csv"), "utf8");
    expect(csv.trimEnd().split("\r\n")).toHaveLength(direct.length + 1);
    const again = memoryEffects();
    await run(releases, { ...options, json: true }, again);
    const { figures, kept } = JSON.parse(again.output);
    expect(kept).toBe(figures);
  });

  it("takes a base release and kinds of figures over the years, which a run of one release has not", async () => {
    const other = join(folder, "other");
    await run(releases, { ...options, out: other, kinds: ["slope"], baseRelease: "6" }, memoryEffects());
    expect(readdirSync(join(other, "figures"))).toEqual(["slope"]);
    expect(JSON.parse(readFileSync(join(other, "trend.json"), "utf8")).reference.id).toBe("national@6");
    for (const asked of [{ kinds: ["trend"] }, { baseRelease: "6" }]) {
      const alone = { ...options, out: join(folder, "alone"), ...asked };
      const failure = await failureOfAsync(() => run(releases.slice(0, 1), alone, memoryEffects()));
      expect(failure.text.en).toContain("two releases or more");
    }
    expect(existsSync(join(folder, "alone", "trend.json"))).toBe(false);
  });
});
