import type { TopLevelSpec } from "vega-lite";
import { isPrefecture, type Level, NATION_CODE } from "../../catalog/levels.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { misuse } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import { isRate, oneReferenceRateOf } from "../chart/measure.js";
import { sexesOf } from "../figure-input.js";
import type { RatioFigure, SpecMaker } from "../plan/planned-figure.js";
import { regionLevel, wordsOfLevel } from "../region-words.js";
import { chartSpec } from "../sheet/sheet.js";
import { haveAreas, refuseWithoutAreas } from "../without-areas.js";
import { regionsKey } from "./key.js";
import { LABEL_SYMBOL, labelPlaces } from "./labels.js";
import { isUpright, mapHeight, mapWidths } from "./layout.js";
import { mapPanel } from "./panel.js";
import { refuseFewPrefectures } from "./prefectures.js";
import { type MapInput, mapRows, shownRows } from "./rows.js";
import { shapesOf } from "./shapes.js";
import { formOf, notesOf, subtitleOf, titleOf } from "./texts.js";

/** Heights of a map: the nation is as high as it is wide; prefectures share one height, and with it a compiled spec. */
const HEIGHTS = { nation: 590, prefecture: 480, alone: 640 } as const;
const ALONE_WIDTH = 760;
const LEAST_HEIGHT = 120;
/** Men above women, each as wide as both: a prefecture of so many regions, as its municipalities are. */
const STACKED = { regions: 25, width: 960, height: 560 } as const;
/** Maps with names that would be narrower than this beside each other stand so too. */
const LEAST_BESIDE = 300;
/** A map that is this much higher than wide has nothing above and below its land. */
const MOST_UPRIGHT = 1.1;
/** As many regions as this, over several prefectures, each have room for their name and value. */
const MOST_LABELS = 40;
/** Room left free beside many small regions, where names of those at the edge can stand. */
const MARGIN = 46;

/**
 * An item on a map: of the nation's areas or prefectures; or, with names and values, of one prefecture's areas or of regions
 * of the user's own over some prefectures. Men and women stand side by side, or one above the other.
 *
 * @throws Failure where two rows claim one region
 */
export function mapSpec(input: MapInput): TopLevelSpec {
  const { prefecture, level, look = {}, measure, shapes } = input;
  const isOfNation = prefecture.code === NATION_CODE;
  const rows = shownRows(input);
  const sexes = sexesOf(input);
  const hasLabels = !isOfNation || (shapes.isOfSomePrefectures && shapes.regions.length <= MOST_LABELS);
  const regions = mapRows(rows, input, hasLabels);
  const beside = mapWidths(look, sexes.length, ALONE_WIDTH);
  const isCrowded = shapes.regions.length >= STACKED.regions || beside.panelWidth < LEAST_BESIDE;
  const isStacked = hasLabels && sexes.length > 1 && isCrowded && isUpright(look);
  const { width, panelWidth } = isStacked ? mapWidths(look, 1, STACKED.width) : beside;
  const drawn = new Set(shapes.regions.map(({ properties }) => properties.code));
  const frame = {
    input,
    title: titleOf(input, isOfNation, mapOf(level)),
    subtitle: subtitleOf(input, { hasValues: hasLabels }),
    form: formOf(input),
    width,
    key: regionsKey(regions, drawn.size, input, shapes.hasUnheldLand),
    notes: notesOf(input, rows, isOfNation),
  };
  const rateOf = (sex: SexOrBoth) =>
    isRate(measure) ? oneReferenceRateOf(rows.filter((row) => row.sex === sex)) : null;
  const kind = sexes.length === 1 ? "alone" : hasLabels ? "prefecture" : "nation";
  const usual = Math.min(isStacked ? STACKED.height : HEIGHTS[kind], Math.round(MOST_UPRIGHT * panelWidth));
  const height = mapHeight(frame, { usual, least: LEAST_HEIGHT, lines: isStacked ? sexes.length : 1 });
  const plot = { width: panelWidth, height, margin: level === "municipality" ? MARGIN : 0 };
  const places = hasLabels ? labelPlaces(shapes, regions, plot) : null;
  return chartSpec({
    ...frame,
    params: { symbolSize: hasLabels ? LABEL_SYMBOL.size : 9, symbolRise: -LABEL_SYMBOL.rise },
    rows: regions.map((region) => ({ ...region, ...places?.get(region) })),
    tables: { borders: shapes.regions, ground: shapes.ground },
    panels: sexes.map((sex) => mapPanel(sex, input, rateOf(sex), plot)),
    sideBySide: !isStacked,
  });
}

/** 市区町村の地図, map of municipalities. */
function mapOf(level: Level): Bilingual {
  if (isPrefecture(level)) return { ja: "都道府県の地図", en: "map of prefectures" };
  const { long, several, ofNation } = wordsOfLevel(level);
  return { ja: `${long.ja}の地図`, en: `map of ${ofNation ? `${long.en}s` : several.en}` };
}

/** A map of so few of the nation's prefectures would be grey. */
const LEAST_PREFECTURES = 24;

export const mapFigures: SpecMaker<RatioFigure> = {
  canDraw: ({ input, items, request: { level: shown = regionLevel(input.rows) } }) =>
    (isPrefecture(shown) || haveAreas(input, items)) &&
    (input.prefecture.code !== NATION_CODE ||
      new Set(input.rows.flatMap(({ level, prefectureCode }) => (level === shown ? [prefectureCode] : [])))
        .size >= LEAST_PREFECTURES),
  spec(figure) {
    const { input, items, ages, request, source } = figure;
    const { catalog, borders } = source;
    const { level = regionLevel(input.rows), colouring = "ratio", language } = request;
    const { prefecture, fiscalYear } = input;
    if (isPrefecture(level)) {
      if (prefecture.code !== NATION_CODE) {
        throw misuse({
          ja: "都道府県の地図は全国を描きます。県を指定せずに描いてください。",
          en: "a map of prefectures is of the whole nation. Ask for it without naming a prefecture.",
        });
      }
      refuseFewPrefectures(input, { ja: "都道府県の地図", en: "a map of prefectures" });
    } else refuseWithoutAreas(figure, "map");
    const place = {
      prefectureCode: prefecture.code,
      level,
      fiscalYear,
      language,
      codes: input.rows.flatMap((row) => (row.level === level ? [row.code] : [])),
      groups: catalog.regionGroups,
    };
    const shapes = shapesOf(borders, place);
    return mapSpec({ ...input, item: items[0]!, ages, level, colouring, shapes });
  },
};
