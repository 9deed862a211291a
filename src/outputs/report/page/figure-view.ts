import { expressionInterpreter } from "vega-interpreter";
import type { Pattern } from "../../../render/drawing/pattern.js";
import { finishRoot } from "../../../render/finish-root.js";
import { measureItem } from "../../../render/text-width.js";

declare const vega: typeof import("vega") & {
  readonly textMetrics: { width: typeof measureItem };
};

/** What a drawn item stands for, as far as the figure says. */
export interface Pointed {
  readonly code?: string;
  readonly item?: string;
  readonly sex?: string;
  readonly ages?: string;
}

export interface DrawnFigure {
  svg(): Promise<string>;
  png(scale: number): Promise<Blob>;
  remove(): void;
}

/**
 * Draws figures from the specs that were compiled when the page was made. Expressions are interpreted, never
 * evaluated as code, so that the page can forbid that.
 */
export class FigureDrawer {
  private readonly runtimes = new Map<string, import("vega").Runtime>();

  constructor(private readonly compiled: ReadonlyMap<string, string>) {
    vega.textMetrics.width = measureItem;
  }

  async draw(
    pattern: Pattern,
    key: string,
    container: HTMLElement,
    onPoint: (pointed: Pointed) => void,
  ): Promise<DrawnFigure | null> {
    const runtime = this.runtimeOf(key);
    if (!runtime) return null;
    const view = new vega.View(runtime, {
      renderer: "svg",
      container,
      hover: false,
      expr: expressionInterpreter,
      logLevel: vega.Error,
    } as import("vega").ViewOptions);
    for (const [name, value] of pattern.signals) view.signal(name, value);
    for (const [name, table] of pattern.tables) {
      view.data(
        name,
        table.map((datum) => ({ ...datum })),
      );
    }
    view.addEventListener("click", (_event, item) => {
      const { code } = (item?.datum ?? {}) as Pointed;
      if (code) onPoint(item!.datum as Pointed);
    });
    await view.runAsync();
    return {
      svg: async () => finishRoot(await view.toSVG(), pattern.root),
      png: async (scale) => {
        const canvas = await view.toCanvas(scale);
        return new Promise((resolve, reject) =>
          canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
        );
      },
      remove: () => view.finalize(),
    };
  }

  private runtimeOf(key: string): import("vega").Runtime | null {
    const known = this.runtimes.get(key);
    if (known) return known;
    const spec = this.compiled.get(key);
    if (!spec) return null;
    const runtime = vega.parse(JSON.parse(spec) as import("vega").Spec, undefined, { ast: true });
    this.runtimes.set(key, runtime);
    return runtime;
  }
}
