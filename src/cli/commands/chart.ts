import { join } from "node:path";
import { z } from "zod";
import { findItem } from "../../catalog/items.js";
import { loadCatalog } from "../../catalog/load.js";
import { sharedDomain } from "../../figures/difference-scale.js";
import type { FigureSource } from "../../figures/figure-source.js";
import {
  FIGURE_KINDS,
  FIRST_KIND,
  isTrendKind,
  kindOf,
  ownAges,
  type RatioKind,
  shownAges,
  TREND_KINDS,
} from "../../figures/kinds.js";
import { planFigures } from "../../figures/plan.js";
import type { PlannedFigure } from "../../figures/planned-figure.js";
import { countsForm } from "../../ingest/counts-file.js";
import { FIGURE_FORMATS, type FigureFormat, figurePen } from "../../jobs/figures/pen.js";
import { referenceOfRows } from "../../jobs/ratios/choose-reference.js";
import { computeRatios } from "../../jobs/ratios/compute-ratios.js";
import { withOwnItems } from "../../jobs/ratios/request.js";
import { SEXES } from "../../model/counts.js";
import type { FigureRow, RatioRow, SexOrBoth } from "../../model/ratios.js";
import { referenceName } from "../../model/reference-name.js";
import { breathe } from "../../process/breathe.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import {
  chosenAges,
  chosenAreas,
  chosenPrefectures,
  chosenSexes,
  inputOptions,
  listOf,
  oneOf,
  selectionOptions,
} from "../choices.js";
import { type ResultInput, resultInput } from "../result-input.js";

export const chartOptions = z.object({
  ...inputOptions.shape,
  ...selectionOptions.shape,
  kind: z.string().default(FIRST_KIND),
  format: z.string().optional(),
  out: z.string().optional(),
  scale: z.string().default("own"),
  baseRelease: z.string().optional(),
  areaChanges: z.string().optional(),
  lang: z.enum(["ja", "en"]).default("ja"),
});
export type ChartOptions = z.input<typeof chartOptions>;
type Options = z.output<typeof chartOptions>;

/** `ndb-ratio chart`: figures of one kind, from official tables or from a result or counts. */
export async function chart(
  paths: readonly string[],
  options: ChartOptions,
  effects: Effects,
): Promise<void> {
  const parsed = chartOptions.parse(options);
  const kind = oneOf("--kind", parsed.kind, FIGURE_KINDS);
  const format = figureFormat(parsed.format, parsed.out);
  const figures = isTrendKind(kind)
    ? await (await import("../../jobs/figures/trend-figures.js")).trendFigures(paths, parsed, kind, effects)
    : await figuresOfFiles(paths, parsed, kind, effects);
  const single = figures.length === 1 ? figures[0] : undefined;
  const pen = figurePen();

  if (parsed.out === undefined) {
    if (!single) throw tooManyForStandardOutput(figures.length);
    await effects.write([await pen.draw(single.spec(), format)]);
    return;
  }
  const toFile = single !== undefined && hasExtension(parsed.out);
  for (const figure of figures) {
    await breathe();
    const path = toFile ? parsed.out : join(parsed.out, `${figure.path}.${EXTENSIONS[format]}`);
    effects.writeFile(path, [await pen.draw(figure.spec(), format)]);
    effects.say({ ja: path, en: path });
  }
}

const EXTENSIONS: Readonly<Record<FigureFormat, string>> = {
  svg: "svg",
  png: "png",
  "vega-lite": "vl.json",
  vega: "vg.json",
};

/** Figures of one year, from files or from a result or counts on standard input. */
async function figuresOfFiles(
  paths: readonly string[],
  options: Options,
  kind: RatioKind,
  effects: Effects,
): Promise<PlannedFigure[]> {
  refuseTrendOptions(options, kind);
  const input = resultInput(paths, options.table, effects);
  const source = input.isResult
    ? await pipedRows(options, kind, input)
    : await computedRows(paths, options, kind, input.effects);
  return figuresOf(source, options, kind);
}

/** Said rather than passed over: the figure would not be what was asked for. */
function refuseTrendOptions({ baseRelease, areaChanges }: Options, kind: RatioKind): void {
  const given =
    baseRelease !== undefined ? "--base-release" : areaChanges !== undefined ? "--area-changes" : null;
  if (given === null) return;
  throw new Failure(
    {
      ja: `${given} は年次推移の図（--kind ${TREND_KINDS.join("、")}）で使います。${kind} では --reference national@6 のように指定してください。`,
      en: `${given} goes with figures over the years (--kind ${TREND_KINDS.join(", ")}). For ${kind} give --reference national@6, say.`,
    },
    { exitCode: 2 },
  );
}

async function computedRows(
  paths: readonly string[],
  options: Options,
  kind: RatioKind,
  effects: Effects,
): Promise<FigureSource> {
  const { table, header, catalog } = await computeRatios(
    paths,
    {
      ...options,
      level: ["prefecture", "area"],
      sex: options.sex ?? [...SEXES],
      area: undefined,
      prefecture: kindOf(kind).isNationWide ? undefined : options.prefecture,
      ages: ownAges(kind)?.slice() ?? options.ages,
    },
    effects,
    loadCatalog(),
  );
  return {
    rows: [...table],
    groups: header.groups,
    catalog,
    synthetic: header.synthetic,
    reference: referenceName(header.reference, catalog.prefectures),
  };
}

/** A result that was made before, limited to the items and prefectures asked for. */
export async function pipedRows(
  options: Options,
  kind: RatioKind,
  { effects, path }: ResultInput,
): Promise<FigureSource> {
  if (effects.standardInputIsTerminal) {
    throw new Failure(
      {
        ja: "ファイルを指定するか、計算結果を渡してください（例：ndb-ratio compute 第8回/ | ndb-ratio chart --item bmi-ge-25 --prefecture 埼玉）。",
        en: "give files, or pipe a result in: ndb-ratio compute release-8/ | ndb-ratio chart --item bmi-ge-25 --prefecture 11",
      },
      { exitCode: 2 },
    );
  }
  const bytes = effects.readStandardInput();
  if (countsForm(bytes))
    return computedRows(["-"], options, kind, { ...effects, readStandardInput: () => bytes });
  const { checkRows, readResult } = await import("../../outputs/tables/read-result.js");
  const { catalog } = withOwnItems(loadCatalog(), options.itemsFile);
  const prefectures = kindOf(kind).isNationWide ? null : chosenPrefectures(options.prefecture, catalog);
  const items = listOf(options.item)?.map((id) => findItem(catalog, id).id);
  const result = readResult(bytes.toString("utf8"), path);
  const wanted = result.rows.filter((row) => {
    const { item, prefectureCode } = row as Partial<RatioRow>;
    return (!items || items.includes(item ?? "")) && (!prefectures || prefectures.has(prefectureCode ?? ""));
  });
  const rows = checkRows(wanted, path, catalog);
  return {
    rows,
    groups: result.groups,
    catalog,
    synthetic: result.synthetic,
    reference: referenceOfRows(rows, result.reference, catalog),
  };
}

function figuresOf(source: FigureSource, options: Options, kind: RatioKind): PlannedFigure[] {
  const sexes = panelSexes(source.rows, options);
  const request = {
    kind,
    ages: chosenAges(options.ages).map(({ id }) => id),
    sexes,
    language: options.lang,
    prefectures: chosenPrefectures(options.prefecture, source.catalog),
    areas: chosenAreas(options.area, source.catalog),
    ...figureDomainOption(options.scale, source.rows, sexes),
  };
  const figures = planFigures(source, request);
  refuseWithoutAges(figures, kind, request.ages);
  if (figures.length > 0) return figures;
  throw new Failure({
    ja: "図にする結果がありません。項目（--item）と都道府県（--prefecture）を確かめてください。",
    en: "there is nothing to draw. Check the item (--item) and the prefecture (--prefecture).",
  });
}

/** A figure of age groups none of which is in the rows would be empty. */
function refuseWithoutAges(
  figures: readonly PlannedFigure[],
  kind: RatioKind,
  asked: readonly string[],
): void {
  const shown = shownAges(kind, asked);
  const wanted = kindOf(kind).ages === "all" ? shown : shown.slice(0, 1);
  const present = new Set(figures.flatMap(({ rows }) => rows.map(({ ages }) => ages)));
  if (present.size === 0 || wanted.some((ages) => present.has(ages))) return;
  throw new Failure({
    ja: `結果に年齢 ${wanted.join("、")} の行がありません（あるのは ${[...present].join("、")}）。compute の --ages を確かめてください。`,
    en: `the result has no rows of ages ${wanted.join(", ")} (it has ${[...present].join(", ")}). Check --ages of compute.`,
  });
}

/** A panel each: the sexes asked for; else men and women, as far as the rows have them, or both together. */
function panelSexes(rows: readonly FigureRow[], options: Options): readonly SexOrBoth[] {
  const present = new Set(rows.map(({ sex }) => sex));
  if (options.sex === undefined) {
    const apart = SEXES.filter((sex) => present.has(sex));
    return apart.length > 0 || present.size === 0 ? apart : ["both"];
  }
  const asked = chosenSexes(options.sex);
  const lacking = asked.filter((sex) => !present.has(sex));
  if (lacking.length === 0) return asked;
  throw new Failure({
    ja: `結果に性別 ${lacking.join("、")} の行がありません（あるのは ${[...present].join("、")}）。compute の --sex を確かめてください。`,
    en: `the result has no rows of sex ${lacking.join(", ")} (it has ${[...present].join(", ")}). Check --sex of compute.`,
  });
}

/** `own`, `shared`, or a range in points such as `-20,30`. */
function figureDomainOption(
  scale: string,
  rows: readonly FigureRow[],
  sexes: readonly SexOrBoth[],
): { domain?: readonly [number, number] } {
  const range = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(scale);
  if (range) {
    const [lower, upper] = [Number(range[1]), Number(range[2])];
    if (lower < 0 && upper > 0) return { domain: [lower, upper] };
  }
  if (oneOf("--scale", range ? "" : scale, ["own", "shared"]) === "own") return {};
  return { domain: sharedDomain(rows.filter(({ level, sex }) => level !== "nation" && sexes.includes(sex))) };
}

function figureFormat(format: string | undefined, out: string | undefined): FigureFormat {
  if (format !== undefined) return oneOf("--format", format, FIGURE_FORMATS);
  return out?.toLowerCase().endsWith(".png") ? "png" : "svg";
}

function hasExtension(path: string): boolean {
  return /\.(svg|png|json)$/i.test(path);
}

function tooManyForStandardOutput(count: number): Failure {
  return new Failure(
    {
      ja: `図が ${count} 枚になります。--item と --prefecture で 1 枚に絞るか、--out フォルダー を指定してください。`,
      en: `this makes ${count} figures. Narrow it to one with --item and --prefecture, or give a folder with --out.`,
    },
    { exitCode: 2 },
  );
}
