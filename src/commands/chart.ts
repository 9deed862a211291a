import { join } from "node:path";
import { z } from "zod";
import { findItem } from "../catalog/items.js";
import { loadCatalog } from "../catalog/load.js";
import type { Catalog } from "../catalog/schema.js";
import type { AreaBarsInput } from "../charts/area-bars.js";
import { sharedDomain } from "../charts/difference-scale.js";
import type { AgeGroup } from "../engine/ages.js";
import { Failure } from "../failure.js";
import type { Bilingual } from "../language.js";
import type { RatioRow } from "../ratios.js";
import { computeRatios, withOwnItems } from "./compute-ratios.js";
import type { Effects } from "./effects.js";
import { drawFigure, FIGURE_FORMATS, type FigureFormat, figureInput, referenceName } from "./figure.js";
import { chosenAges, chosenPrefectures, inputOptions, listOf, oneOf, selectionOptions } from "./options.js";

export const chartOptions = z.object({
  ...inputOptions.shape,
  ...selectionOptions.shape,
  format: z.string().optional(),
  out: z.string().optional(),
  scale: z.string().default("own"),
  lang: z.enum(["ja", "en"]).default("ja"),
});
export type ChartOptions = z.input<typeof chartOptions>;

/** Rows that figures are drawn from, wherever they came from. */
interface FigureSource {
  readonly rows: readonly RatioRow[];
  readonly catalog: Catalog;
  readonly synthetic: boolean;
  readonly reference: Bilingual;
}

/** `ndb-ratio chart`: one figure a prefecture × item, from official tables or from a result on standard input. */
export async function chart(
  paths: readonly string[],
  options: ChartOptions,
  effects: Effects,
): Promise<void> {
  const parsed = chartOptions.parse(options);
  const source =
    paths.length > 0 || parsed.table.length > 0
      ? computedRows(paths, parsed, effects)
      : await pipedRows(parsed, effects);
  const ages = chosenAges(parsed.ages);
  const inputs = figureInputs(source, parsed, ages);
  const domain = figureDomainOption(parsed.scale, inputs);
  const format = figureFormat(parsed.format, parsed.out);
  const single = inputs.length === 1 ? inputs[0] : undefined;

  if (parsed.out === undefined) {
    if (!single) throw tooManyForStandardOutput(inputs);
    await effects.write([await drawFigure({ ...single, ...domain }, format)]);
    return;
  }
  const toFile = single !== undefined && hasExtension(parsed.out);
  for (const input of inputs) {
    const path = toFile
      ? parsed.out
      : join(parsed.out, input.prefecture.code, `${input.item.id}.${EXTENSIONS[format]}`);
    effects.writeFile(path, [await drawFigure({ ...input, ...domain }, format)]);
    effects.say({ ja: path, en: path });
  }
}

const EXTENSIONS: Readonly<Record<FigureFormat, string>> = {
  svg: "svg",
  png: "png",
  "vega-lite": "vl.json",
  vega: "vg.json",
};

type Options = z.output<typeof chartOptions>;

function computedRows(paths: readonly string[], options: Options, effects: Effects): FigureSource {
  const { table, header, catalog } = computeRatios(
    paths,
    { ...options, level: ["prefecture", "area"], sex: ["male", "female"], area: undefined },
    effects,
    loadCatalog(),
  );
  return {
    rows: [...table],
    catalog,
    synthetic: header.synthetic,
    reference: referenceName(header.reference.population, header.reference.name),
  };
}

async function pipedRows(options: Options, effects: Effects): Promise<FigureSource> {
  if (effects.standardInputIsTerminal) {
    throw new Failure(
      {
        ja: "ファイルを指定するか、計算結果を渡してください（例：ndb-ratio compute 第8回/ | ndb-ratio chart --item bmi-ge-25 --prefecture 埼玉）。",
        en: "give files, or pipe a result in: ndb-ratio compute release-8/ | ndb-ratio chart --item bmi-ge-25 --prefecture 11",
      },
      { exitCode: 2 },
    );
  }
  const { checkRows, readResult } = await import("../output/read-result.js");
  const { catalog } = withOwnItems(loadCatalog(), options.itemsFile);
  const prefectures = chosenPrefectures(options.prefecture, catalog);
  const items = listOf(options.item)?.map((id) => findItem(catalog, id).id);
  const result = readResult(effects.readStandardInput().toString("utf8"), "-");
  const wanted = result.rows.filter((row) => {
    const { item, prefectureCode } = row as Partial<RatioRow>;
    return (!items || items.includes(item ?? "")) && (!prefectures || prefectures.has(prefectureCode ?? ""));
  });
  const rows = checkRows(wanted, "-");
  const population = rows[0]?.reference.split("@")[0] ?? "national";
  return {
    rows,
    catalog,
    synthetic: result.synthetic,
    reference: referenceName(population, result.reference ?? { ja: population, en: population }),
  };
}

/** The figures asked for: each item × prefecture that has rows, releases apart. */
function figureInputs(source: FigureSource, options: Options, ages: readonly AgeGroup[]): AreaBarsInput[] {
  const groups = new Map<string, RatioRow[]>();
  for (const row of source.rows) {
    if (row.level === "nation" || row.prefectureCode === null) continue;
    const key = `${row.release} ${row.prefectureCode} ${row.item}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const { catalog, reference, synthetic } = source;
  const inputs = [...groups.values()].map((rows) =>
    figureInput({
      rows,
      catalog,
      reference,
      synthetic,
      ages: ages.map(({ id }) => id),
      language: options.lang,
    }),
  );
  if (inputs.length > 0) return inputs;
  throw new Failure({
    ja: "図にする結果がありません。項目（--item）と都道府県（--prefecture）を確かめてください。",
    en: "there is nothing to draw. Check the item (--item) and the prefecture (--prefecture).",
  });
}

/** `own`, `shared`, or a range in points such as `-20,30`. */
function figureDomainOption(
  scale: string,
  inputs: readonly AreaBarsInput[],
): { domain?: readonly [number, number] } {
  const range = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(scale);
  if (range) {
    const [lower, upper] = [Number(range[1]), Number(range[2])];
    if (lower < 0 && upper > 0) return { domain: [lower, upper] };
  }
  if (oneOf("--scale", range ? "" : scale, ["own", "shared"]) === "own") return {};
  return { domain: sharedDomain(inputs.flatMap(({ rows }) => rows)) };
}

function figureFormat(format: string | undefined, out: string | undefined): FigureFormat {
  if (format !== undefined) return oneOf("--format", format, FIGURE_FORMATS);
  return out?.toLowerCase().endsWith(".png") ? "png" : "svg";
}

function hasExtension(path: string): boolean {
  return /\.(svg|png|json)$/i.test(path);
}

function tooManyForStandardOutput(inputs: readonly AreaBarsInput[]): Failure {
  return new Failure(
    {
      ja: `図が ${inputs.length} 枚になります。--item と --prefecture で 1 枚に絞るか、--out フォルダー を指定してください。`,
      en: `this makes ${inputs.length} figures. Narrow it to one with --item and --prefecture, or give a folder with --out.`,
    },
    { exitCode: 2 },
  );
}
