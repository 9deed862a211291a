import type { TopLevelSpec } from "vega-lite";
import { isInPrefecture } from "../../catalog/levels.js";
import type { GroupStatistics } from "../../engine/group-statistics.js";
import type { Spread } from "../../engine/statistics/spread.js";
import type { SexOrBoth } from "../../model/ratios.js";
import { linesBeside } from "../chart/heading.js";
import { measureTitle } from "../chart/measure-title.js";
import { differenceBounds, isWide } from "../difference-scale.js";
import { SEX_NAMES, sexesOf } from "../figure-input.js";
import { bySex, isBeyond, nationalFrame } from "../national/chart.js";
import { dotsLayout, dotsSpec } from "../national/dots.js";
import { type NationalInput, nationalDomain, nationalInput, nationalRows } from "../national/rows.js";
import { regionWords } from "../region-words.js";
import { ofAreasAlone } from "../without-areas.js";
import { funnelPanel } from "./panel.js";
import { areaRows, countDomain, countTicks, limitRows } from "./rows.js";
import { keyOf, methodOf, spreadText, subtitleOf } from "./texts.js";

export interface FunnelInput extends NationalInput {
  /** The result's `groups`: the spread among this item's areas is looked up here. */
  readonly statistics: readonly GroupStatistics[];
}

/** The model of the spread of one sex's areas; null where none was estimated. */
function spreadOf({ statistics, item, release, ages }: FunnelInput, sex: SexOrBoth): Spread | null {
  const { tau, gamma, meanExpected, spreadRegions } =
    statistics.find(
      (group) =>
        isInPrefecture(group.level) &&
        group.item === item.id &&
        group.sex === sex &&
        group.ages === ages &&
        group.release === release,
    ) ?? {};
  if (tau == null || gamma == null || meanExpected == null || spreadRegions == null) return null;
  return { tau, gamma, meanExpected, regions: spreadRegions };
}

/**
 * Ratio − 100 against the expected count, after Spiegelhalter: areas with few people scatter by chance alone, and the
 * limits say how far. Those of chance are exceeded by most areas; the wider ones allow for the spread among areas of
 * that size, so what lies outside them stands out more than areas of its size do.
 */
export function funnelSpec(input: FunnelInput): TopLevelSpec {
  const { language, look = {} } = input;
  const sexes = sexesOf(input);
  const plan = dotsLayout(sexes.length, look);
  const panels = sexes.map((sex) => {
    const rows = nationalRows(input, sex);
    const spread = spreadOf(input, sex);
    return {
      sex,
      rows,
      spread,
      domain: nationalDomain(rows),
      counts: countDomain(rows),
      heading: linesBeside(SEX_NAMES[sex][language], spreadText(spread, language), plan.panelWidth),
    };
  });
  const hasSpread = panels.some(({ spread }) => spread !== null);
  const words = regionWords(input.rows);
  const frame = nationalFrame(input, panels, {
    what: { ja: "のファンネルプロット", en: " (funnel plot)" },
    reading: subtitleOf(hasSpread, words)[language],
    method: methodOf(hasSpread, words)[language],
    width: plan.width,
    key: keyOf(input, {
      others: panels.some(({ rows: { areas, own } }) => areas.length > own.length),
      spread: hasSpread,
      ranges: panels.some(({ rows: { own } }) => own.some(isWide)),
      beyond: panels.some(({ rows: { areas, own }, domain }) =>
        [
          ...areas.map(({ difference }) => [difference, difference] as const),
          ...own.flatMap((row) => (isWide(row) ? [differenceBounds(row)!] : [])),
        ].some((range) => isBeyond(...range, domain)),
      ),
    }),
  });
  return dotsSpec(frame, plan, panels, (layout) => ({
    params: {
      domains: bySex(panels, ({ domain }) => domain),
      counts: bySex(panels, ({ counts }) => counts),
      countTicks: bySex(panels, ({ counts }) => countTicks(counts)),
    },
    rows: panels.flatMap(({ sex, rows, spread, domain, counts }) => [
      ...areaRows(input, rows, domain, counts, layout),
      ...limitRows(rows, sex, counts, spread),
    ]),
    panelOf: (sex, isFirst) =>
      funnelPanel(sex, language, layout, isFirst ? measureTitle(input, layout.panelHeight) : null),
  }));
}

export const funnelFigures = ofAreasAlone("funnel", (figure) =>
  funnelSpec({ ...nationalInput(figure), statistics: figure.source.groups }),
);
