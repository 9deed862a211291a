import { beforeAll, describe, expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { changesOf } from "../../src/engine/trend/changes.js";
import type { TrendRow } from "../../src/engine/trend/merge-areas.js";
import { ratiosOfFiles } from "../../src/jobs/ratios/compute-ratios.js";
import type { TrendChange } from "../../src/model/trends.js";
import { randomFrom } from "../engine/country/random.js";
import { memoryEffects } from "../support/program/memory-effects.js";
import { officialRelease } from "../support/tables/official.js";
import { LONG } from "./made/known-release.js";
import { type Level, madeUpRegions, STRAYING, type Straying } from "./made/straying-regions.js";

/*
 * How often a change is marked where nothing happened, and how often a real one is found. The long form
 * (`npm run prove`) takes sizes, levels and noise of the areas of releases 6 to 9, men and women, 46 items; the short
 * one a made-up level.
 */
const RELEASES = [6, 7, 8, 9];
const PATHS = RELEASES.flatMap((release) => officialRelease(release) ?? []);
const isReal = LONG && PATHS.length === RELEASES.length;

let columns: TrendRow[][][] = [];
let levels: Level[] = [];

beforeAll(async () => {
  if (!isReal) {
    levels = Array.from({ length: 6 }, (_, seed) => madeUpLevel(seed));
    return;
  }
  columns = await realColumns();
  levels = columns.flatMap((lines) => {
    const { noise } = changesOf(lines);
    const regions = lines.flatMap(([first]) =>
      first && first.ratio !== null && first.expected
        ? [{ examined: first.examined!, expected: first.expected, ratio: Math.max(first.ratio, 5) }]
        : [],
    );
    return noise ? [{ regions, noise }] : [];
  });
}, 600_000);

/** 335 areas of sizes as they are, with a little noise of both kinds. */
function madeUpLevel(seed: number): Level {
  const random = randomFrom(seed);
  const regions = Array.from({ length: 335 }, () => {
    const examined = Math.round(Math.exp(9 + random.normal()));
    return { examined, expected: 0.25 * examined, ratio: 100 + 15 * random.normal() };
  });
  const noise = { sampling: 0.4, white: 0.0001, wander: 0.0002, gamma: 0.15, meanExpected: 2000 };
  return { regions, noise };
}

/** The ratios of every area by item and sex, in the order of the releases. */
async function realColumns(): Promise<TrendRow[][][]> {
  const options = {
    levels: ["area"],
    sexes: ["male", "female"],
    ages: ["40-74"],
  } as const;
  const { table } = await ratiosOfFiles({ paths: PATHS }, options, memoryEffects(), loadCatalog());
  const found = new Map<string, Map<string, TrendRow[]>>();
  for (const row of table) {
    if (row.ratio === null) continue;
    const key = `${row.item} ${row.sex}`;
    const lines = found.get(key) ?? new Map<string, TrendRow[]>();
    found.set(key, lines);
    lines.set(
      row.code,
      [...(lines.get(row.code) ?? []), row].sort((a, b) => a.release - b.release),
    );
  }
  return [...found.values()].map((lines) => [...lines.values()]);
}

interface Shares {
  readonly false95: number;
  readonly false998: number;
  readonly found: number;
}

const isMarked = (change: TrendChange) => change.changeMark !== "none";

/** Shares of the unchanged regions that are marked in a country without any real change, and of real changes found. */
function sharesOf(straying: Straying, years: number): Shares {
  const [judged, planted] = [false, true].map((withChanges) =>
    levels.flatMap((level, seed) => {
      const regions = madeUpRegions(level, straying, years, withChanges, 1000 * years + seed);
      const { changes } = changesOf(regions.map(({ rows }) => rows));
      return changes.map((change, i) => ({ change: change!, direction: regions[i]!.direction }));
    }),
  );
  const share = <T>(all: readonly T[], of: (one: T) => boolean) => all.filter(of).length / all.length;
  return {
    false95: share(judged!, ({ change }) => isMarked(change)),
    false998: share(judged!, ({ change }) => change.changeMark!.endsWith("99.8")),
    found: share(
      planted!.filter(({ direction }) => direction !== 0),
      ({ change, direction }) => isMarked(change) && Math.sign(change.netChange) === direction,
    ),
  };
}

const percent = (share: number, digits = 1) => `${(100 * share).toFixed(digits)} %`;

describe("marks of net changes", () => {
  for (const years of LONG ? [4, 2, 3, 5] : [4]) {
    for (const straying of STRAYING) {
      test(`are false in at most 5.5 and 0.3 %, and find 80 % (of two, three and five releases 79 %) of real changes of 3 standard deviations: ${years} releases, ${straying}`, {
        timeout: 600_000,
      }, () => {
        const { false95, false998, found } = sharesOf(straying, years);
        console.log(
          `net changes, ${years} releases, ${straying}: false marks ${percent(false95, 2)} (95 %), ${percent(false998, 2)} (99.8 %); real changes found ${percent(found)}`,
        );
        // The short form has too few lines to tell 5 from 6 %.
        expect(false95).toBeLessThanOrEqual(isReal ? 0.055 : 0.07);
        expect(false998).toBeLessThanOrEqual(isReal ? 0.003 : 0.006);
        expect(found).toBeGreaterThanOrEqual(isReal ? (years === 4 ? 0.8 : 0.79) : 0.74);
      });
    }
  }
});

describe.runIf(isReal)(
  "net changes of the official releases 6 to 9 (areas, men and women, 40–74, 46 items)",
  () => {
    test("are marked in under 10 % of all lines", () => {
      const changes = columns
        .flatMap((lines) => changesOf(lines).changes)
        .filter((change) => change !== null);
      const judged = changes.filter(({ changeMark }) => changeMark !== null);
      const count = (of: (change: TrendChange) => boolean) =>
        percent(judged.filter(of).length / judged.length);
      console.log(
        `net changes, releases 6–9: ${judged.length} judged, marked ${count(isMarked)} (95 %), ${count(({ changeMark }) => changeMark!.endsWith("99.8"))} (99.8 %), with q ≤ 10 % ${count(({ q }) => q! <= 0.1)}`,
      );
      expect(judged.filter(isMarked).length / judged.length).toBeLessThan(0.1);
    });

    test("that are marked on releases 6 to 8 mostly stay, and do not mostly go on, in release 9", () => {
      const all = columns.flatMap((lines) => {
        const { changes } = changesOf(lines.map((rows) => rows.filter(({ release }) => release <= 8)));
        return changes.flatMap((change, i) => {
          const ratios = [6, 8, 9].map((release) => lines[i]!.find((row) => row.release === release)?.ratio);
          const [first, last, next] = ratios;
          if (!change?.changeMark || first == null || last == null || next == null) return [];
          const direction = Math.sign(change.netChange);
          return [
            {
              change,
              wentOn: direction * (next - last) > 0,
              kept: direction * (next - first) > Math.abs(change.netChange) / 2,
            },
          ];
        });
      });
      const tell = (name: string, of: (change: TrendChange) => boolean) => {
        const chosen = all.filter(({ change }) => of(change));
        const share = (is: (one: (typeof all)[number]) => boolean) =>
          chosen.filter(is).length / chosen.length;
        const [wentOn, kept] = [share((one) => one.wentOn), share((one) => one.kept)];
        console.log(
          `net changes on releases 6–8, ${name}: ${chosen.length}; in release 9 ${percent(wentOn)} went on, ${percent(kept)} kept more than half`,
        );
        return { wentOn, kept };
      };
      const marked = tell("marked at 95 %", isMarked);
      tell("marked at 99.8 %", ({ changeMark }) => changeMark!.endsWith("99.8"));
      tell("with q ≤ 10 %", (change) => isMarked(change) && change.q! <= 0.1);
      const others = tell("not marked", (change) => !isMarked(change));
      expect(marked.kept).toBeGreaterThan(others.kept);
      expect(marked.wentOn).toBeLessThan(0.6);
    });
  },
);
