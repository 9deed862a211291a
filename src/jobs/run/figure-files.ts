import type { TopLevelSpec } from "vega-lite";
import { yieldToEvents } from "../../process/event-loop.js";
import { figureDrawer } from "../figures/draw.js";
import type { PutFile, RunFiles } from "./folder.js";

/** A figure that can be drawn, and its place in the folder of figures, without extension. */
export interface Drawable {
  readonly path: string;
  spec(): TopLevelSpec;
}

/**
 * Figures in the making: while the next is drawn, pictures of those before become pixels and files beside the main
 * thread. Each holds up to 40 MB.
 */
const MOST_IN_FLIGHT = 2;

/** Draws figures into the folder of a run, each in every format. */
export class FigureFiles {
  private readonly draw = figureDrawer();

  constructor(
    private readonly files: RunFiles,
    private readonly formats: readonly ("svg" | "png")[],
  ) {}

  /**
   * @param put told of each file
   * @param fromOf hash of all that a figure depends on
   */
  async putAll<F extends Drawable>(
    figures: Iterable<F>,
    put: (file: PutFile) => void,
    fromOf: (figure: F) => string,
  ): Promise<void> {
    const inFlight = new Set<Promise<void>>();
    for (const figure of figures) {
      await yieldToEvents();
      const putting = this.putOne(figure, fromOf(figure), put).finally(() => inFlight.delete(putting));
      // A failure is told by the first that waits for it.
      putting.catch(() => {});
      inFlight.add(putting);
      if (inFlight.size === MOST_IN_FLIGHT) await Promise.race(inFlight);
    }
    await Promise.all(inFlight);
  }

  private async putOne(figure: Drawable, from: string, put: (file: PutFile) => void): Promise<void> {
    let drawn: Promise<string> | undefined;
    const svg = () => {
      drawn ??= this.draw(figure.spec(), "svg") as Promise<string>;
      return drawn;
    };
    const png = async () => (await import("../../render/png.js")).renderPng(await svg());
    for (const format of this.formats)
      put(await this.files.put(`figures/${figure.path}.${format}`, from, format === "svg" ? svg : png));
  }
}
