import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chart } from "../../../../src/cli/commands/figures/chart.js";
import { deck } from "../../../../src/cli/commands/figures/deck.js";
import { run } from "../../../../src/cli/commands/figures/run.js";
import { top } from "../../../../src/cli/commands/lists/top.js";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { reference } from "../../../../src/cli/commands/numbers/reference.js";
import { trend } from "../../../../src/cli/commands/numbers/trend.js";
import { FIGURE_KINDS, isOfPair, isRatioKind, TREND_KINDS } from "../../../../src/figures/kinds.js";
import {
  areaBarsSpec,
  areaProfileSpec,
  caterpillarSpec,
  computeRatios,
  funnelSpec,
  heatmapSpec,
  type Language,
  readRelease,
} from "../../../../src/index.js";
import { led } from "../../../outputs/report/page/opened-page.js";
import { describeChromium } from "../../../support/chromium.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { writeNation } from "../../../support/tables/country-files.js";

/** A kind of reference: how it is asked for, and what outputs have to call it. */
interface Kind {
  readonly option: string;
  readonly ja: string;
  readonly en: string;
  readonly long: { readonly ja: string; readonly en: string };
}

const KINDS: readonly Kind[] = [
  {
    option: "national",
    ja: "全国",
    en: "the nation",
    long: {
      ja: "全国（都道府県判別不可を含む）",
      en: "the nation, with people not assignable to a prefecture",
    },
  },
  {
    option: "national-assigned",
    ja: "全国（判別不可を除く）",
    en: "the nation without unassigned people",
    long: {
      ja: "全国（都道府県判別不可を除く）",
      en: "the nation, without people not assignable to a prefecture",
    },
  },
  { option: "prefecture:20", ja: "長野県", en: "Nagano", long: { ja: "長野県", en: "Nagano" } },
  {
    option: "national@6",
    ja: "第6回の全国",
    en: "the nation of release 6",
    long: {
      ja: "第6回（2018年度）の全国（都道府県判別不可を含む）",
      en: "the nation, with people not assignable to a prefecture, release 6 (FY2018)",
    },
  },
  {
    option: "prefecture:20 in a file",
    ja: "基準ファイル（第6回の長野県）",
    en: "the reference file (Nagano of release 6)",
    long: {
      ja: "ファイル rates.json にある第6回（2018年度）の長野県",
      en: "Nagano, release 6 (FY2018), from the reference file rates.json",
    },
  },
  {
    option: "national-assigned in a file",
    ja: "基準ファイル（第6回の全国、判別不可を除く）",
    en: "the reference file (the nation of release 6 without unassigned people)",
    long: {
      ja: "ファイル rates.json にある第6回（2018年度）の全国（都道府県判別不可を除く）",
      en: "the nation, without people not assignable to a prefecture, release 6 (FY2018), from the reference file rates.json",
    },
  },
];

/** Where the nation is no reference: whose areas are ranked, where spread and noise come from. */
const AMONG_THE_NATION = {
  ja: /全国(?:\d+医療圏|の医療圏|の二次医療圏|の地域|の結果がない|の表がない|の中の順位)/g,
  en: /(?:areas|regions) of the nation|nation's (?:areas|results)|nation-wide|Place in the nation/g,
} as const;

/** Words that only some references have. */
const OWN_WORDS = {
  ja: [/長野/, /判別不可を除く/, /第6回(?:（2018年度）)?の/, /基準ファイル/],
  en: [
    /Nagano/,
    /unassigned|without people not/,
    /of release 6\b|prefecture, release 6 \(/,
    /reference file/,
  ],
} as const;

/** A space at which a Japanese line was broken is not there. */
const unspaced = (text: string, language: Language) => (language === "ja" ? text.replaceAll(" ", "") : text);

/** The texts name the reference, and no other. */
function expectNamed(given: string, kind: Kind, language: Language): void {
  const text = unspaced(given, language);
  const [name, long] = [unspaced(kind[language], language), unspaced(kind.long[language], language)];
  expect(text.includes(name) || text.includes(long)).toBe(true);
  const rest = text.replaceAll(long, "").replaceAll(name, "").replaceAll(AMONG_THE_NATION[language], "");
  const wrong = [...OWN_WORDS[language], /全国|\bnation\b/];
  for (const words of wrong) expect(around(rest, words)).toBe("");
}

/** Where it is found, to be read in a failure. */
function around(text: string, words: RegExp): string {
  const at = text.search(words);
  return at < 0 ? "" : text.slice(Math.max(0, at - 40), at + 40);
}

/** All texts of a spec in their order, lines of one text joined again. */
function textsOf(spec: unknown, language: Language): string {
  const texts: string[] = [];
  const visit = (value: unknown, key: string) => {
    if (typeof value === "string" && /^(?:text|subtitle|description)$/.test(key)) {
      texts.push(value.replaceAll("\n", language === "ja" ? "" : " "));
    } else if (Array.isArray(value)) for (const part of value) visit(part, key);
    else if (typeof value === "object" && value !== null) {
      // A param of a chart holds a text, or the lines of one.
      if ("name" in value && "value" in value) visit(value.value, "text");
      else for (const [name, part] of Object.entries(value)) visit(part, name);
    }
  };
  visit(spec, "");
  return texts.join(language === "ja" ? "" : " ");
}

/** All texts in the parts of an Office file. */
function textsOfOffice(file: Uint8Array, separator: string): string {
  return Object.entries(unzipSync(file))
    .filter(([name]) => name.endsWith(".xml"))
    .map(([, part]) => strFromU8(part).replaceAll(/<[^>]*>/g, separator))
    .join("\n")
    .replaceAll("&apos;", "'");
}

const LANGUAGES = ["ja", "en"] as const;
/** Not the reference itself. */
const ONE = { item: ["bmi-ge-25"], prefecture: ["12"] };
const AREA = "1203";
/** Their areas are those of the nation: few, since every figure reads them all. */
const LISTED = ["08", "09", "10", "11", "12", "13", "14", "20"];
/** No wording depends on more of them. */
const AGES = ["40-74"];
/** Age groups that a profile shows. */
const AGES_OF_PROFILE = ["40-74,40-64,65-74,5-year"];
const ITEM = { item: "bmi-ge-25", prefecture: "12" };

let folder: string;
let releases: readonly string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ndb-ratio-"));
  releases = [6, 9].map((release) => {
    const path = join(folder, `release-${release}`);
    mkdirSync(path);
    writeNation(path, release, { release, areas: 3, strata: 2 }, (code) => LISTED.includes(code));
    return path;
  });
  for (const population of ["prefecture:20", "national-assigned"]) {
    const effects = memoryEffects();
    await reference([releases[0]!], { population, item: ["bmi-ge-25"] }, effects);
    const path = join(folder, population.replace(":", "-"));
    mkdirSync(path);
    writeFileSync(join(path, "rates.json"), effects.output);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where both languages of every reference would take long, they alternate; so they do among outputs of one reference. */
const languageOf = (kind: Kind, index = 0) => LANGUAGES[(KINDS.indexOf(kind) + index) % LANGUAGES.length]!;

const optionOf = ({ option }: Kind): string => {
  const [population, isFile] = option.split(" in a ");
  return isFile ? join(folder, population!.replace(":", "-"), "rates.json") : population!;
};
/** The newest release, with the oldest where it is the base. */
const newest = () => releases[1]!;

/** A run hands the short and the long name of a reference on, whatever kind it is: one in Japanese, one in English. */
const OF_RUNS = KINDS.filter(({ option }) => ["prefecture:20", "national@6"].includes(option));

const runs = new Map<Kind, Promise<string>>();
/** The folder of a run of both releases, in the language of the reference: it is made once. */
function folderOfRun(kind: Kind): Promise<string> {
  const made = async () => {
    const out = join(folder, `run ${KINDS.indexOf(kind)}`);
    const chosen = { ...ONE, sex: ["male"], ages: AGES, reference: optionOf(kind) };
    const effects = memoryEffects();
    const made = { kinds: ["heatmap"], xlsx: true, out };
    await run([...releases], { ...chosen, ...made, lang: languageOf(kind) }, effects);
    expect(effects.files.size).toBe(0);
    return out;
  };
  const known = runs.get(kind) ?? made();
  runs.set(kind, known);
  return known;
}

async function output(work: (effects: ReturnType<typeof memoryEffects>) => Promise<unknown>, options = {}) {
  const effects = memoryEffects(options);
  await work(effects);
  return effects;
}

describe.each(KINDS)("a reference $option", (kind) => {
  const chosen = () => ({ item: ["bmi-ge-25"], ages: AGES, reference: optionOf(kind) });
  /** national@6 is made of release 6, which then has to be there. */
  const paths = () => (kind.option === "national@6" ? [...releases] : [newest()]);
  const source = async (of: readonly string[], options = {}) =>
    (await output((effects) => compute(of, { ...chosen(), format: "json", ...options }, effects))).output;
  const figure = (options: object, standardInput?: string, of: readonly string[] = []) =>
    output(
      (effects) => chart(of, { ...ONE, ...chosen(), format: "vega-lite", out: "f", ...options }, effects),
      standardInput === undefined ? {} : { standardInput },
    ).then(({ files }) => {
      const [, last] = [...files].at(-1)!;
      return JSON.parse(last.toString());
    });

  /** The workbook of a prefecture, without a run. */
  const workbookOf = async (options: object): Promise<Uint8Array> => {
    const asked = { ...chosen(), ...options, format: "xlsx", out: "w.xlsx" };
    const { files } = await output((effects) => compute(paths(), asked, effects));
    return files.get("w.xlsx")!;
  };

  let result: string;
  let ofYears: string;
  beforeAll(async () => {
    result = await source(paths());
    ofYears = kind.option === "national@6" ? result : await source(releases);
  });

  it("is named in every kind of figure, made of tables or of a result alike", async () => {
    const ofAllAges = await source(paths(), { ages: AGES_OF_PROFILE, prefecture: ONE.prefecture });
    // The made-up nation has one item.
    const kinds = FIGURE_KINDS.filter(isRatioKind).filter((id) => !isOfPair(id));
    for (const [index, drawn] of kinds.entries()) {
      const lang = languageOf(kind, index);
      const options = {
        kind: drawn,
        lang,
        ...(drawn === "profile" ? { area: [AREA], ages: undefined } : {}),
      };
      const spec = await figure(options, drawn === "profile" ? ofAllAges : result);
      expectNamed(textsOf(spec, lang), kind, lang);
      if (drawn === "profile") expect(await figure(options, undefined, paths())).toEqual(spec);
      expect(unspaced(textsOf(spec, lang), lang)).toContain(unspaced(kind.long[lang], lang));
    }
  });

  it("is named in every kind of figure over the years, made of tables or of a result alike", async () => {
    for (const [index, drawn] of TREND_KINDS.entries()) {
      const lang = languageOf(kind, index);
      const options = { kind: drawn, lang };
      const spec = await figure(options, ofYears);
      expectNamed(textsOf(spec, lang), kind, lang);
      expect(unspaced(textsOf(spec, lang), lang)).toContain(unspaced(kind.long[lang], lang));
      // One of them a reference: each of them comes.
      const isMadeOfTables = index === KINDS.indexOf(kind) % TREND_KINDS.length;
      if (isMadeOfTables) expect(await figure(options, undefined, releases)).toEqual(spec);
    }
  });

  it("is named in figures of the library", () => {
    const computed = computeRatios(readRelease(paths()), {
      items: ["bmi-ge-25"],
      reference: optionOf(kind),
    });
    for (const language of LANGUAGES) {
      const options = { language, release: 9 };
      for (const spec of [
        areaBarsSpec(computed, { ...options, ...ITEM }),
        caterpillarSpec(computed, { ...options, ...ITEM }),
        funnelSpec(computed, { ...options, ...ITEM }),
        heatmapSpec(computed, { ...options, prefecture: "12" }),
        areaProfileSpec(computed, { ...options, area: AREA }),
      ]) {
        expectNamed(textsOf(spec, language), kind, language);
      }
    }
  });

  it("is named in decks and workbooks", async () => {
    const lang = languageOf(kind);
    const separator = lang === "ja" ? "" : " ";
    // Decks of a prefecture and of an area, two references each in turn: so both come in both languages.
    const isOfArea = Math.floor(KINDS.indexOf(kind) / LANGUAGES.length) % 2 === 1;
    const place = isOfArea ? { area: [AREA], prefecture: undefined } : {};
    const { files } = await output((effects) => deck([], { ...ONE, lang, out: "d", ...place }, effects), {
      standardInput: result,
    });
    const [, file] = [...files].at(-1)!;
    expectNamed(textsOfOffice(file, separator), kind, lang);
    const bytes = OF_RUNS.includes(kind)
      ? readFileSync(join(await folderOfRun(kind), "workbooks/release-09/12.xlsx"))
      : await workbookOf({ ...ONE, lang });
    const workbook = textsOfOffice(bytes, separator);
    expectNamed(workbook, kind, lang);
    expect(workbook).toContain(kind.long[lang]);
  });

  it("is named in the tables of the terminal", async () => {
    for (const language of LANGUAGES) {
      const terminal = { language, columns: 200 };
      const tables = [
        await output((effects) => top([], ONE, effects), { ...terminal, standardInput: result }),
        await output((effects) => top(paths(), { ...ONE, reference: optionOf(kind) }, effects), terminal),
        await output(
          (effects) => compute(paths(), { ...chosen(), ...ONE, format: "table" }, effects),
          terminal,
        ),
        await output((effects) => trend(releases, { ...chosen(), ...ONE }, effects), terminal),
      ];
      for (const table of tables) expectNamed(table.output, kind, language);
    }
  });
});

describe("a base release", () => {
  it("is named as the reference of all years", async () => {
    const kind = KINDS.find(({ option }) => option === "national@6")!;
    for (const lang of LANGUAGES) {
      for (const drawn of TREND_KINDS) {
        const { output: text } = await output((effects) =>
          chart(
            releases,
            {
              ...ONE,
              kind: drawn,
              baseRelease: "6",
              lang,
              format: "vega-lite",
              ...(drawn === "sparklines" ? { area: [AREA] } : {}),
            },
            effects,
          ),
        );
        expectNamed(textsOf(JSON.parse(text), lang), kind, lang);
      }
    }
  });
});

const FIGURES_OF_REPORT = ["heatmap", "area-bars", "profile", ...TREND_KINDS];

describeChromium("the report", (browser) => {
  /** The lines of all texts of the figure. */
  const linesOf = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll("#figure svg text")].flatMap((text) => {
        const lines = [...text.querySelectorAll("tspan")];
        return (lines.length > 0 ? lines : [text]).map((line) => line.textContent ?? "");
      }),
    );

  it.each(OF_RUNS)("names the reference $option on its page, in figure, table and below", async (kind) => {
    const html = readFileSync(join(await folderOfRun(kind), "report.html"), "utf8");
    const language = languageOf(kind);
    for (const figure of FIGURES_OF_REPORT) {
      const page = await led(browser(), html, `figure=${figure}&language=${language}`);
      expectNamed((await linesOf(page)).join(language === "ja" ? "" : " "), kind, language);
      expect(await page.locator("#table-title").innerText()).toContain(kind[language]);
      const about = await page.locator("#about").innerText();
      expectNamed(about, kind, language);
      expect(about).toContain(kind.long[language]);
    }
  });
});
