import { createRequire } from "node:module";
import type pptxgenjs from "pptxgenjs";

export type Pptx = pptxgenjs.default;
export type PptxSlide = ReturnType<Pptx["addSlide"]>;
export type TableRows = Parameters<PptxSlide["addTable"]>[0];
export type TextOptions = NonNullable<Parameters<PptxSlide["addText"]>[1]>;

/** An empty presentation. The library is loaded now, and required since its ES module lies in a CommonJS package. */
export function emptyPptx(): Pptx {
  const Library = createRequire(import.meta.url)("pptxgenjs") as typeof pptxgenjs.default;
  return new Library();
}

/** pptxgenjs takes colours without "#". */
export const colour = (hex: string): string => hex.slice(1).toUpperCase();
