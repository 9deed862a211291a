import { loadCatalog } from "../../../../src/catalog/load.js";
import { loadBorders } from "../../../../src/catalog/regions/load-borders.js";
import { loadReadings } from "../../../../src/catalog/regions/readings.js";
import { AGE_CLASSES } from "../../../../src/model/counts.js";
import type {
  GridRegion,
  RatioGrid,
  ReportHeader,
  TrendGrid,
} from "../../../../src/outputs/report/packed/format.js";
import { NATION } from "../../../support/tables/references.js";

const region = (level: GridRegion["level"], code: string, name: string): GridRegion => ({
  level,
  code,
  name,
  prefectureCode: level === "nation" ? null : code.slice(0, 2),
  prefecture: null,
});

const REGIONS: readonly GridRegion[] = [
  region("nation", "00", "全国"),
  region("prefecture", "11", "埼玉県"),
  region("prefecture", "12", "千葉県"),
  region("prefecture", "31", "鳥取県"),
  region("area", "1101", "南部"),
  region("area", "1102", "南西部"),
  region("area", "1201", "千葉"),
  region("area", "1202", "東葛南部"),
  region("area", "3101", "東部"),
];

/** Synthetic: a page with a release of three prefectures with two, two and one areas, and no ratios. */
export function pageHeader(): ReportHeader {
  const grid: RatioGrid = {
    release: 8,
    fiscalYear: 2020,
    reference: "national@8",
    items: ["bmi-ge-25", "q01"],
    regions: REGIONS,
    sexes: ["male", "female", "both"],
    ages: ["40-74", "40-64", "65-74"],
    lists: {},
  };
  return {
    tool: { name: "ndb-ratio", version: "0" },
    language: "ja",
    credit: [],
    synthetic: true,
    suppression: "bounds",
    interval: "binomial",
    reference: NATION,
    sources: [],
    notComputable: [],
    groups: [],
    implausible: [],
    catalog: loadCatalog(),
    readings: loadReadings(),
    grids: [grid, { ...grid, sexes: ["male", "female"], ages: [...AGE_CLASSES] }],
    trends: null,
    borders: { ...loadBorders(), nation: null },
    nationWide: true,
    licences: [],
  };
}

/** Synthetic: the head of trends of two releases of the same regions; one item is not that of the page's release. */
export function trendGrid(): TrendGrid {
  const { tables, questions, questionnaireOfItems, classChanges, areaChanges, suppressionRules } =
    loadCatalog();
  return {
    ages: ["40-74"],
    reference: "national",
    referenceName: NATION,
    isFixed: false,
    years: [
      { release: 6, fiscalYear: 2018 },
      { release: 8, fiscalYear: 2020 },
    ],
    items: ["bmi-ge-25", "q08-smoking"],
    regions: REGIONS.filter(({ level }) => level !== "nation"),
    sexes: ["male", "female", "both"],
    lists: {},
    changes: { tables, questions, questionnaireOfItems, classChanges, areaChanges, suppressionRules },
  };
}
