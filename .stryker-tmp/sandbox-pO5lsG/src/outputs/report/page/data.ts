// @ts-nocheck
import { ELEMENTS, type ReportHeader } from "../format.js";
import { RatioStore, TrendStore } from "../unpack.js";
import type { Stores } from "./content.js";
import { byId } from "./element.js";

/** Everything that the page was given. */
export interface ReportData extends Stores {
  /** Compiled Vega specs by the key of their pattern. */
  readonly figures: ReadonlyMap<string, object>;
}

export async function readReport(): Promise<ReportData> {
  const [header, figures, ratios] = await Promise.all([
    inflatedJson<ReportHeader>(ELEMENTS.header),
    inflatedJson<[string, object][]>(ELEMENTS.figures),
    inflated(ELEMENTS.ratios),
  ]);
  const trends = header.trends && new TrendStore(header.trends, await inflated(ELEMENTS.trends));
  return { header, store: new RatioStore(header.grids, ratios), trends, figures: new Map(figures) };
}

async function inflatedJson<T>(id: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await inflated(id))) as T;
}

/** Bytes that stand in the page deflated and in base64. */
async function inflated(id: string): Promise<Uint8Array> {
  const text = atob((byId(id).textContent ?? "").trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
