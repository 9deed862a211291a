import type { TopLevelSpec } from "vega-lite";
import { BORDER_CREDIT } from "../../catalog/regions/borders.js";
import {
  agesName,
  creditOf,
  prefectureName,
  regionsOf,
  rowIndex,
  sexesOf,
} from "../../figures/figure-input.js";
import { heatmapSpec } from "../../figures/heatmap/heatmap.js";
import { mapSpec } from "../../figures/map/map.js";
import { knownShapes } from "../../figures/map/shapes.js";
import { regionLevel, regionWords } from "../../figures/region-words.js";
import { WHOLE_AGES } from "../../model/ages.js";
import { subjectName } from "../words/input.js";
import { itemRows } from "../words/item-words.js";
import { detail } from "../words/sentences/beside.js";
import { statement } from "../words/sentences/sentences.js";
import { footnotesOf } from "./bar-notes.js";
import { barCharts, hasRoom } from "./bars.js";
import type { DeckInput, ItemContent } from "./input.js";
import { significantSlide, worseningSlide } from "./lists.js";
import { numberNotes } from "./number-notes.js";
import { howToRead, titlePage } from "./pages.js";
import { placesOf } from "./pptx/places.js";
import type { ChartSlide, Deck, PictureSlide } from "./slides.js";

/** More rows than this are too small to read on one slide. */
const HEATMAP_ROWS = 30;

/** The deck of a prefecture or an area: title, map, where to look first, heatmap, a slide an item, how to read. */
export function deckOf(input: DeckInput): Deck {
  const { language, note } = input;
  const first = titlePage(input);
  return {
    title: `${first.title}${language === "ja" ? "　" : ": "}${first.subtitle}`,
    language,
    size: input.slideSize,
    ...(note ? { banner: note[language] } : {}),
    source: creditOf(input).join(""),
    slides: [
      first,
      ...maps(input),
      ...significantSlide(input),
      ...worseningSlide(input),
      ...heatmaps(input),
      ...itemSlides(input),
      howToRead(input),
    ],
  };
}

/** The items in as many lots as heatmaps need, cut between groups where that can be. */
function lots(items: DeckInput["items"]): DeckInput["items"][] {
  if (items.length <= HEATMAP_ROWS) return [items];
  const half = items.length / 2;
  let cut = 0;
  for (let at = 1; at < items.length; at++) {
    const isBorder = items[at]?.group.en !== items[at - 1]?.group.en;
    if (isBorder && Math.abs(at - half) < Math.abs(cut - half)) cut = at;
  }
  if (cut === 0) cut = Math.ceil(half);
  return [...lots(items.slice(0, cut)), ...lots(items.slice(cut))];
}

/** An inch of a slide in the units of a figure: its type of 12 is 9 points. */
const UNITS_AN_INCH = 96;

/** The look of a figure on a slide: as large as its place there, without title and credit, which the slide has. */
function onSlide({ slideSize }: DeckInput): Pick<DeckInput, "look" | "isCredited"> {
  const { w, h } = placesOf(slideSize).picture;
  const size = { width: Math.floor(w * UNITS_AN_INCH), height: Math.floor(h * UNITS_AN_INCH), margin: 4 };
  return { look: { title: null, size }, isCredited: false };
}

/** A map of the first item; none where the item has no rows of areas, or their borders are not known. */
function maps(input: DeckInput): PictureSlide[] {
  const { language, era, borders, chosen, fiscalYear, groups, prefecture, rows } = input;
  const ja = language === "ja";
  const level = regionLevel(rows);
  const { long, several, ofNation } = regionWords(rows);
  const item = chosen[0] ?? input.items[0];
  const hasAreas = rows.some((row) => row.item === item?.id && row.level === level);
  const codes = rows.map(({ code }) => code);
  const place = {
    prefectureCode: prefecture.code,
    level,
    fiscalYear,
    language,
    codes,
    ...(groups ? { groups } : {}),
  };
  const shapes = hasAreas ? knownShapes(borders, place) : null;
  if (!item || !shapes) return [];
  const spec = mapSpec({
    ...input,
    ...onSlide(input),
    item,
    ages: WHOLE_AGES,
    level,
    colouring: "ratio",
    shapes,
  });
  return [
    {
      kind: "picture",
      title: ja ? `地図：${item.name.ja}` : `Map: ${item.name.en}`,
      spec,
      description: descriptionOf(spec),
      source: [...creditOf(input), BORDER_CREDIT[language]].join(ja ? "　" : " "),
      notes: [
        ja
          ? `${prefectureName(input)}の${long.ja}の標準化該当比（${era.ja}、40–74歳）。`
          : `Standardized ratios of the ${ofNation ? `${long.en}s` : several.en} of ${prefectureName(input)} (${era.en}, ages 40–74).`,
        BORDER_CREDIT[language],
      ],
    },
  ];
}

function heatmaps(input: DeckInput): PictureSlide[] {
  const { language, era } = input;
  const ja = language === "ja";
  // Many regions have a slide for men and one for women.
  const panels = hasRoom(regionsOf(input, input.rows))
    ? [sexesOf(input)]
    : sexesOf(input).map((sex) => [sex]);
  const parts = lots(input.items).flatMap((items) => panels.map((sexes) => ({ items, sexes })));
  const { one, several } = regionWords(input.rows);
  return parts.map(({ items, sexes }, index) => {
    const spec = heatmapSpec({ ...input, ...onSlide(input), items, sexes });
    const groups = [...new Set(items.map(({ group }) => group[language]))].join(ja ? "・" : ", ");
    const count =
      parts.length > 1 ? (ja ? `（${index + 1}/${parts.length}）` : ` (${index + 1}/${parts.length})`) : "";
    return {
      kind: "picture",
      title: ja
        ? `${input.items.length}項目の一覧${count}　${groups}`
        : `${input.items.length} items at a glance${count}: ${groups}`,
      spec,
      description: descriptionOf(spec),
      notes: [
        ja
          ? `${prefectureName(input)}と${one.ja}の標準化該当比（${era.ja}、40–74歳）。赤いほど高く、青いほど低い。`
          : `Standardized ratios of ${prefectureName(input)} and its ${several.en} (${era.en}, ages 40–74). Red is higher, blue is lower.`,
      ],
    };
  });
}

const descriptionOf = ({ description }: TopLevelSpec): string =>
  typeof description === "string" ? description : "";

function itemSlides(input: DeckInput): ChartSlide[] {
  const regions = regionsOf(input, input.rows);
  const known = new Set(regions.map(({ code }) => code));
  const rows = input.rows.filter((row) => row.release === input.release && known.has(row.code));
  const index = rowIndex(rows);
  return input.chosen.map((item) => {
    const ofItem = rows.filter((row) => row.item === item.id);
    const ages = [...new Set(ofItem.map((row) => row.ages))];
    const bySex = itemRows(input, item.id);
    const sexes = bySex.map(({ sex }) => sex);
    const rowOf: ItemContent["rowOf"] = (code, sex, age) => index(item.id, code, sex, age);
    return itemSlide({ input, item, regions, sexes, ages, rowOf }, bySex);
  });
}

function itemSlide(content: ItemContent, bySex: ReturnType<typeof itemRows>): ChartSlide {
  const { input, item } = content;
  const { language, era, reference } = input;
  const ja = language === "ja";
  const charts = barCharts(content);
  const words = { statement: statement(input, bySex), detail: detail(input, bySex) };
  const described = item.description ? item.description[language] : "";
  const place = ja
    ? `〈${subjectName(input)}〉${era.ja}、${agesName(WHOLE_AGES, "ja")}、${reference.ja}と比較`
    : `${subjectName(input)}, ${era.en}, ${agesName(WHOLE_AGES, "en")}, compared with ${reference.en}`;
  return {
    kind: "charts",
    title: item.name[language],
    subtitle: place,
    description: described,
    ...words,
    charts,
    footnotes: footnotesOf(content, charts),
    notes: [
      `${item.name[language]}${described === "" ? "" : ja ? `（${described}）` : ` (${described})`}`,
      words.statement.join(""),
      words.detail,
      ...numberNotes(content),
      ...creditOf(input),
    ],
  };
}
