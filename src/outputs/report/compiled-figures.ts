import { isTrendKind } from "../../figures/kinds.js";
import { yieldToEvents } from "../../process/event-loop.js";
import { compileVega } from "../../render/drawing/compile.js";
import { LastUsed } from "../../render/drawing/last-used.js";
import type { Pattern } from "../../render/drawing/pattern.js";
import { Failure } from "../../text/failure.js";
import { type Choice, figureQuery, trendQuery } from "./choice.js";
import { choicesOfEveryMake } from "./choices.js";
import { comparedFigure, hasPhoneLayout, patternKey, reportFigure } from "./figure.js";
import type { ReportHeader } from "./packed/format.js";
import { RatioStore, TrendStore } from "./packed/unpack.js";

/** Every make of figure that the page can be asked for, compiled: Vega specs as JSON, by the key of their pattern. */
export async function compiledFigures(
  header: ReportHeader,
  ratios: Uint8Array,
  trends: Uint8Array,
): Promise<[string, string][]> {
  const store = new RatioStore(header.grids, ratios);
  const ofYears = header.trends && new TrendStore(header.trends, trends);
  const ratiosOf = onceInTurn(figureQuery, (query) => store.rows(query));
  const trendsOf = onceInTurn(trendQuery, (query) => ofYears!.trends(query));
  const makes = { ja: new Map<string, Pattern["spec"]>(), en: new Map<string, Pattern["spec"]>() };
  const add = ({ language }: Choice, pattern: Pattern | null) => {
    if (pattern) makes[language].set(patternKey(pattern), pattern.spec);
  };
  for (const choice of choicesOfEveryMake(header, { ratios: store, trends: ofYears })) {
    await yieldToEvents();
    if (ofYears && isTrendKind(choice.figure)) {
      // Figures over the years are of one make: where some do not compare, another stands for them.
      const figure = comparedFigure(header, choice, trendsOf(choice));
      add(choice, figure instanceof Failure ? null : figure);
      continue;
    }
    const rows = ratiosOf(choice);
    add(choice, reportFigure(header, choice, rows));
    if (hasPhoneLayout(choice.figure)) add(choice, reportFigure(header, choice, rows, "phone"));
  }
  const compiled: [string, string][] = [];
  for (const [key, spec] of new Map([...makes.ja, ...makes.en])) {
    await yieldToEvents();
    compiled.push([key, kept.get(key, () => JSON.stringify(compileVega(spec)))]);
  }
  return compiled;
}

/** Compiled specs that are kept for the next report of the process: nearly all of a report of the same layout. */
const MOST_KEPT = 256;
const kept = new LastUsed<string>(MOST_KEPT);

/** What choices are shown from, read once where those that follow each other ask for the same. */
function onceInTurn<Query, Rows>(
  queryOf: (choice: Choice) => Query,
  read: (query: Query) => Rows,
): (choice: Choice) => Rows {
  let last: { readonly asked: string; readonly rows: Rows } | null = null;
  return (choice) => {
    const query = queryOf(choice);
    const asked = JSON.stringify(query);
    if (last?.asked !== asked) last = { asked, rows: read(query) };
    return last.rows;
  };
}
