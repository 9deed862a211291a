import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { EXPRESSIONS } from "./expressions.js";
import { finishRoot } from "./finish-root.js";
import type { Pattern } from "./pattern.js";
import { rootOf } from "./picture-root.js";
import { type MeasuredItem, measureItem } from "./text-width.js";

export interface RenderOptions {
  /**
   * Receives what Vega and Vega-Lite warn of. Without it a warning is an error: the specs are ours, and a figure
   * that Vega doubts is a fault to be mended, not one to be printed.
   */
  readonly warn?: (message: string) => void;
}

function throwing(message: string): never {
  throw new Error(`Vega: ${message}`);
}

function loggerOf(options: RenderOptions): vega.LoggerInterface {
  const report = options.warn ?? throwing;
  const told = (...words: unknown[]) => {
    report(words.join(" "));
    return logger;
  };
  const logger: vega.LoggerInterface = {
    level: () => logger,
    error: told,
    warn: told,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}

/** The Vega spec that a Vega-Lite spec stands for: what `--format vega` prints and a web page can draw. */
export function compileVega(spec: TopLevelSpec, options: RenderOptions = {}): vega.Spec {
  const logger = loggerOf(options) as unknown as NonNullable<Parameters<typeof compile>[1]>["logger"] &
    object;
  return withTitle(compile(spec, { logger }).spec);
}

/** Vega-Lite 6.4 leaves an expression in the title of a concatenation as it is, and Vega would print "[object Object]". */
function withTitle(spec: vega.Spec): vega.Spec {
  const { title } = spec;
  if (title === undefined || typeof title === "string" || Array.isArray(title)) return spec;
  const signal = (text: unknown) =>
    typeof text === "object" && text !== null && "expr" in text ? { signal: text.expr } : text;
  const lines = Object.fromEntries(
    (["text", "subtitle"] as const).flatMap((name) => (name in title ? [[name, signal(title[name])]] : [])),
  );
  return { ...spec, title: { ...title, ...lines } };
}

/** What Vega exports but its types leave out. */
const { ingest, textMetrics, resetSVGDefIds } = vega as unknown as {
  /** Numbers an object. */
  ingest(datum: object): object;
  readonly textMetrics: { width: (item: MeasuredItem, line: unknown) => number };
  resetSVGDefIds(): void;
};

const refused = async (address: string): Promise<never> => {
  throw new Error(`Vega: a figure loads nothing, and not ${address}`);
};

/**
 * Figures have their data within them: whatever a spec names, nothing is fetched and no file is read. Pictures and links,
 * which ours do not have either, lose their addresses.
 */
const NO_LOADER: vega.Loader = {
  load: refused,
  http: refused,
  file: refused,
  sanitize: async () => ({ href: "" }),
};

/** Where Vega keeps an object's number. Node makes a new shape for every object that gets a property after it was spread. */
const TUPLE_NUMBER = Object.getOwnPropertySymbols(ingest({}))[0]!;

/** Ends when the figure before has been drawn: Vega numbers clip paths and gradients for the whole process. */
let lastDrawing: Promise<unknown> = Promise.resolve();

/** Draws a parsed spec in a view of its own; one spec with its tables and signals gives one text, whatever was drawn before. */
export function drawParsed(
  runtime: vega.Runtime,
  { root, tables, signals }: Pick<Pattern, "root" | "tables" | "signals">,
  options: RenderOptions = {},
): Promise<string> {
  const draw = async () => {
    textMetrics.width = measureItem;
    // An error thrown from within a view's own promises would never arrive here.
    const doubts: string[] = [];
    const view = new vega.View(runtime, {
      renderer: "none",
      logger: loggerOf({ warn: options.warn ?? ((message) => doubts.push(message)) }),
      loader: NO_LOADER,
      expr: EXPRESSIONS,
    });
    try {
      for (const [name, value] of signals) view.signal(name, value);
      // Vega numbers the objects that it is given: it gets copies.
      for (const [name, table] of tables)
        view.data(
          name,
          table.map((datum) => ({ [TUPLE_NUMBER]: undefined, ...datum })),
        );
      await view.runAsync();
      resetSVGDefIds();
      const svg = await view.toSVG();
      if (doubts[0] !== undefined) throwing(doubts[0]);
      return finishRoot(svg, root);
    } finally {
      view.finalize();
    }
  };
  const drawing = lastDrawing.then(draw);
  lastDrawing = drawing.catch(() => undefined);
  return drawing;
}

const NOTHING = new Map<string, never>();

/** Draws a figure as SVG. Of many figures `createDrawer` draws the same bytes in a fraction of the time. */
export function renderSvg(spec: TopLevelSpec, options: RenderOptions = {}): Promise<string> {
  // Inline data too are numbered while drawing: the caller's spec stays as it was.
  const runtime = vega.parse(structuredClone(compileVega(spec, options)));
  return drawParsed(runtime, { root: rootOf(spec), tables: NOTHING, signals: NOTHING }, options);
}
