import { join } from "node:path";
import type { z } from "zod";
import { findItem, standardItems } from "../../catalog/items.js";
import { loadCatalog } from "../../catalog/load.js";
import type { Catalog } from "../../catalog/schema.js";
import { areasOf, WHOLE_AGES } from "../../figures/figure-input.js";
import type { FigureSource } from "../../figures/figure-source.js";
import { areaCountOf } from "../../figures/listed-areas.js";
import { figureInput, figureItem, itemsOf } from "../../figures/source-inputs.js";
import { figurePen } from "../../jobs/figures/pen.js";
import { computeRatios } from "../../jobs/ratios/compute-ratios.js";
import { withOwnItems } from "../../jobs/ratios/request.js";
import { DEFAULT_AGES } from "../../model/ages.js";
import type { FigureRow } from "../../model/ratios.js";
import { referenceName } from "../../model/reference-name.js";
import { mostNotable } from "../../outputs/deck/choice.js";
import { deckOf } from "../../outputs/deck/deck.js";
import type { DeckInput, DeckItem } from "../../outputs/deck/input.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import { chosenAreas, chosenPrefectures, listOf } from "../choices.js";
import { type ResultInput, resultInput } from "../result-input.js";
import { chartOptions, pipedRows } from "./chart.js";

export const deckOptions = chartOptions.omit({ kind: true, format: true, scale: true });
export type DeckOptions = z.input<typeof deckOptions>;
type Options = z.output<typeof deckOptions>;

/** A deck that can be made. */
interface PlannedDeck {
  /** Place in a folder of decks, without extension: "11", "1103". */
  readonly path: string;
  readonly input: DeckInput;
}

/** `ndb-ratio deck`: a PowerPoint file of a prefecture or an area, from official tables or a result on standard input. */
export async function deck(paths: readonly string[], options: DeckOptions, effects: Effects): Promise<void> {
  const parsed = deckOptions.parse(options);
  const { catalog } = withOwnItems(loadCatalog(), parsed.itemsFile);
  for (const id of listOf(parsed.item) ?? []) findItem(catalog, id);
  if (parsed.out === undefined && effects.columns !== undefined) throw notOnTerminal();
  const input = resultInput(paths, parsed.table, effects);
  const source = input.isResult
    ? await pipedSource(parsed, input)
    : await computedSource(paths, parsed, input.effects);
  refuseNaive(source.rows);
  refuseWithoutWhole(source.rows);
  const decks = planDecks(source, parsed, catalog);
  const single = decks.length === 1 ? decks[0] : undefined;
  if (parsed.out === undefined && !single) throw severalOnStandardOutput(decks.length);
  const { pptxOf } = await import("../../outputs/deck/pptx.js");
  const pen = figurePen();
  const draw = async (spec: Parameters<typeof pen.draw>[0]) => (await pen.draw(spec, "png")) as Uint8Array;
  for (const { path, input } of decks) {
    const file = await pptxOf(deckOf(input), draw);
    if (parsed.out === undefined) return effects.write([file]);
    const target = single && /\.pptx$/i.test(parsed.out) ? parsed.out : join(parsed.out, `${path}.pptx`);
    effects.writeFile(target, [file]);
    effects.say({ ja: target, en: target });
  }
}

/** Prefectures asked for, and those of the areas asked for. */
function prefectureCodes(options: Options, catalog: Catalog): string[] | undefined {
  const areas = chosenAreas(options.area, catalog);
  if (areas) return [...areas.prefectures];
  const prefectures = chosenPrefectures(options.prefecture, catalog);
  return prefectures ? [...prefectures] : undefined;
}

async function computedSource(
  paths: readonly string[],
  options: Options,
  effects: Effects,
): Promise<FigureSource> {
  const projectCatalog = loadCatalog();
  const { table, header, catalog } = await computeRatios(
    paths,
    {
      ...options,
      // The heatmap shows all items, whichever have a slide of their own.
      item: options.item && [
        ...standardItems(projectCatalog).map(({ id }) => id),
        ...(listOf(options.item) ?? []),
      ],
      // The charts show all ages together; the others stand in the notes.
      ages: [WHOLE_AGES, ...(listOf(options.ages) ?? DEFAULT_AGES)],
      level: ["prefecture", "area"],
      sex: ["male", "female"],
      area: undefined,
      prefecture: prefectureCodes(options, projectCatalog),
    },
    effects,
    projectCatalog,
  );
  return {
    rows: [...table],
    groups: header.groups,
    catalog,
    synthetic: header.synthetic,
    reference: referenceName(header.reference, catalog.prefectures),
  };
}

function pipedSource(options: Options, input: ResultInput): Promise<FigureSource> {
  const prefecture = prefectureCodes(options, loadCatalog());
  const piped = { ...options, item: undefined, prefecture, kind: "heatmap", scale: "own" };
  return pipedRows(piped, "heatmap", input);
}

/** One deck an area where areas are asked for, else one a prefecture; releases apart. */
function planDecks(source: FigureSource, options: Options, catalog: Catalog): PlannedDeck[] {
  const areas = chosenAreas(options.area, catalog);
  const prefectures = prefectureCodes(options, catalog);
  const releases = [...new Set(source.rows.map(({ release }) => release))];
  const decks = releases.flatMap((release) => {
    const rows = source.rows.filter((row) => row.release === release && row.prefectureCode !== null);
    const folder = releases.length > 1 ? `release-${String(release).padStart(2, "0")}/` : "";
    const codes = [...new Set(rows.map(({ prefectureCode }) => prefectureCode ?? ""))].sort();
    return codes.flatMap((code): PlannedDeck[] => {
      if (prefectures && !prefectures.includes(code)) return [];
      const own = rows.filter(({ prefectureCode }) => prefectureCode === code);
      const plan = (path: string, area?: DeckInput["area"]) => ({
        path: folder + path,
        input: deckInput({ ...source, rows: own }, options, code, area),
      });
      if (!areas) return [plan(code)];
      return areasOf(own, code)
        .filter((area) => areas.has(area.code, own[0]?.fiscalYear ?? 0))
        .map((area) => plan(area.code, area));
    });
  });
  if (decks.length > 0) return decks;
  throw new Failure({
    ja: "スライドにする結果がありません。都道府県（--prefecture）と二次医療圏（--area）を確かめてください。",
    en: "there is nothing to show. Check the prefecture (--prefecture) and the area (--area).",
  });
}

function deckInput(
  source: FigureSource,
  options: Options,
  prefectureCode: string,
  area: DeckInput["area"],
): DeckInput {
  const { catalog, rows } = source;
  const asked = listOf(options.item);
  const items = itemsOf(source).map((item): DeckItem => {
    const { description } = item;
    return { ...figureItem(catalog, item), ...(description ? { description } : {}) };
  });
  const ids = asked ? [...new Set(asked)] : mostNotable(rows, area?.code ?? prefectureCode);
  return {
    ...figureInput(source, { language: options.lang }, prefectureCode, rows),
    ...(area ? { area } : {}),
    items,
    chosen: ids.map((id) => items.find((item) => item.id === id) ?? notAtHand(id)),
    choice: asked ? "asked" : "notable",
    areaCount: areaCountOf(source, rows[0]?.fiscalYear ?? 0),
  };
}

function notAtHand(id: string): never {
  throw new Failure({
    ja: `項目 ${id} の結果がありません。その表が入力にあるか確かめてください。`,
    en: `there are no results of the item ${id}. Check that the input has its table.`,
  });
}

/** Hidden counts read as 0 give numbers that must not be shown to anybody as if they were true. */
function refuseNaive(rows: readonly FigureRow[]): void {
  if (!rows.some(({ flags }) => flags.includes("naive"))) return;
  throw new Failure(
    {
      ja: "秘匿を 0 とみなした結果（--suppression naive）からはスライドを作りません。bounds で計算した結果を渡してください。",
      en: "no slides are made of results that read hidden counts as 0 (--suppression naive). Give results computed with bounds.",
    },
    { exitCode: 2 },
  );
}

/** A result on standard input may have other age groups only. */
function refuseWithoutWhole(rows: readonly FigureRow[]): void {
  if (rows.some(({ ages }) => ages === WHOLE_AGES)) return;
  throw new Failure({
    ja: `スライドには ${WHOLE_AGES} 歳の比が要ります。計算するときの --ages に ${WHOLE_AGES} を加えてください。`,
    en: `slides need the ratios of ages ${WHOLE_AGES}. Add ${WHOLE_AGES} to --ages when computing.`,
  });
}

function notOnTerminal(): Failure {
  return new Failure(
    {
      ja: "PowerPoint ファイルは画面に表示できません。--out に出力先のファイルを指定してください。",
      en: "a PowerPoint file cannot be shown on the terminal. Give the file to write with --out.",
    },
    { exitCode: 2 },
  );
}

function severalOnStandardOutput(count: number): Failure {
  return new Failure(
    {
      ja: `ファイルが ${count} 個になります。--prefecture か --area で 1 つに絞るか、--out フォルダー を指定してください。`,
      en: `this makes ${count} files. Narrow it to one with --prefecture or --area, or give a folder with --out.`,
    },
    { exitCode: 2 },
  );
}
