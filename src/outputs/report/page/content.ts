import { isInPrefecture } from "../../../catalog/levels.js";
import { yearChanges } from "../../../engine/trend/year-change.js";
import { type FigureKind, isTrendKind, kindOf } from "../../../figures/kinds.js";
import type { FigureRow } from "../../../model/ratios.js";
import type { Pattern } from "../../../render/drawing/pattern.js";
import { Failure } from "../../../text/failure.js";
import { type Choice, figureQuery, settled, trendQuery } from "../choice.js";
import { comparedFigure, reportFigure, type Screen } from "../figure.js";
import type { ReportHeader } from "../packed/format.js";
import { ownPrefectureRatios } from "../packed/own-prefecture.js";
import type { RatioStore, TrendStore } from "../packed/unpack.js";
import { type PageTable, pageTable } from "./table/arranged.js";
import { ratioColumns, ratioSummary } from "./table/ratio-table.js";
import { trendColumns, trendSummary } from "./table/trend-table.js";
import { WORDS } from "./words/words.js";

/** What the page shows of a choice. */
export interface Content {
  /** null where the data give none. */
  readonly figure: Pattern | null;
  /** Why there is none. */
  readonly reason: string;
  readonly summary: string;
  /** Made when it is asked for, after the figure is there: it may be compared with other years and references. */
  table(): PageTable;
}

/** Where the numbers of the page are. */
export interface Stores {
  readonly header: ReportHeader;
  readonly store: RatioStore;
  /** null for one release. */
  readonly trends: TrendStore | null;
}

/** Figure, summary and table of a choice. */
export function contentOf({ header, store, trends }: Stores, choice: Choice, screen: Screen): Content {
  const words = WORDS[choice.language];
  if (trends && isTrendKind(choice.figure)) {
    const rows = trends.trends(trendQuery(choice));
    // Where the years do not compare the page says so, and shows the table.
    const figure = comparedFigure(header, choice, rows);
    return {
      ...(figure instanceof Failure
        ? { figure: null, reason: figure.text[choice.language] }
        : { figure, reason: words.noPattern }),
      summary: trendSummary(rows, choice, header),
      table: once(() => pageTable(rows, trendColumns(choice, header, trends.grid))),
    };
  }
  const rows = store.rows(figureQuery(choice));
  return {
    ...(hasItsAreas(rows, choice.figure)
      ? { figure: reportFigure(header, choice, rows, screen), reason: words.noPattern }
      : { figure: null, reason: words.noAreas }),
    summary: ratioSummary(rows, choice, header),
    table: once(() => {
      const changeOf = changesOf({ header, store, trends }, choice, rows);
      const own = ownPrefectureRatios(header, store, rows);
      return pageTable(rows, ratioColumns(choice, header, { own, changeOf }));
    }),
  };
}

/**
 * What a page is opened with: what is wished for, and else what comes first. A map is of the first item that has areas in its
 * release, since not all have.
 */
export function firstChoice(
  { header, store }: Pick<Stores, "header" | "store">,
  wish: Parameters<typeof settled>[1],
): Choice {
  const { choice, offer } = settled(header, wish);
  if (wish.item !== undefined || isTrendKind(choice.figure)) return choice;
  const isShown = (item: string) => hasItsAreas(store.rows(figureQuery({ ...choice, item })), choice.figure);
  return { ...choice, item: [choice.item, ...offer.items].find(isShown) ?? choice.item };
}

/** Are there values of areas, where a figure is of areas alone? */
function hasItsAreas(rows: readonly FigureRow[], figure: FigureKind): boolean {
  const isOfAreas = kindOf(figure).isNationWide && figure !== ("tile-map" satisfies FigureKind);
  return !isOfAreas || rows.some(({ level }) => isInPrefecture(level));
}

/** What is made the first time it is asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The changes of rows from the year before; null where the page does not have it, or none compares. */
function changesOf(
  { header, store, trends }: Stores,
  choice: Choice,
  rows: readonly FigureRow[],
): ReturnType<typeof yearChanges> | null {
  const { catalog, grids, reference } = header;
  const year = rows[0]?.fiscalYear;
  const release = grids.find(({ fiscalYear }) => fiscalYear + 1 === year)?.release;
  if (release === undefined || !trends) return null;
  const before = store.rows({ ...figureQuery(choice), release });
  const changeOf = yearChanges(
    [...before, ...rows],
    { ...catalog, ...trends.grid.changes },
    reference.moves ?? [],
  );
  return rows.some((row) => changeOf(row)) ? changeOf : null;
}
