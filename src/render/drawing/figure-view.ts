import { isDeepStrictEqual } from "node:util";
import * as vega from "vega";
import { finishRoot } from "../finish-root.js";
import { type MeasuredItem, measureItem } from "../text-width.js";
import { loggerOf } from "./compile.js";
import type { Pattern } from "./pattern.js";

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

/** A mark of a drawn scene with its items; those of groups hold marks. */
interface SceneMark {
  readonly role?: string;
  readonly items: { readonly datum?: { readonly index?: number }; readonly items?: readonly SceneMark[] }[];
}

/** Puts ticks, labels and grid lines into the order of their axis: those that the figure before had too stand first. */
function orderAxes({ role, items }: SceneMark): void {
  if (role?.startsWith("axis-") && items.every(({ datum }) => datum?.index !== undefined))
    items.sort((a, b) => a.datum!.index! - b.datum!.index!);
  for (const item of items) for (const mark of item.items ?? []) orderAxes(mark);
}

/**
 * Draws figures of one pattern, one after another. Each looks as a view of its own would draw it: the size is laid out
 * anew, rows and axes have their own order. Legends alone do not shrink in Vega 6, so figures whose legends differ need
 * views of their own (`legendSignals`).
 */
export class FigureView {
  private readonly view: vega.View;
  /** What Vega warned of: an error thrown from within a view's own promises would never arrive. */
  private readonly doubts: string[] = [];

  constructor(runtime: vega.Runtime) {
    this.view = new vega.View(runtime, {
      renderer: "none",
      logger: loggerOf((message) => this.doubts.push(message)),
      loader: NO_LOADER,
    });
  }

  /** @returns the SVG @throws Error where Vega warns of something; the view is of no more use then */
  draw(own: Pick<Pattern, "root" | "tables" | "signals">): Promise<string> {
    const drawing = lastDrawing.then(() => this.drawNow(own));
    lastDrawing = drawing.catch(() => undefined);
    return drawing;
  }

  private async drawNow({ root, tables, signals }: Parameters<FigureView["draw"]>[0]): Promise<string> {
    const { view } = this;
    textMetrics.width = measureItem;
    // A signal that is set is a change to Vega, and all that reads it is made anew: axes, legends and their layout.
    for (const [name, value] of signals)
      if (!isDeepStrictEqual(view.signal(name), value)) view.signal(name, value);
    // Vega numbers the objects that it is given: it gets copies.
    for (const [name, table] of tables)
      view.data(
        name,
        table.map((datum) => ({ [TUPLE_NUMBER]: undefined, ...datum })),
      );
    await view.resize().runAsync();
    orderAxes((view.scenegraph() as unknown as { readonly root: SceneMark }).root);
    resetSVGDefIds();
    const svg = await view.toSVG();
    const [doubt] = this.doubts;
    if (doubt !== undefined) throw new Error(`Vega: ${doubt}`);
    return finishRoot(svg, root);
  }
}
