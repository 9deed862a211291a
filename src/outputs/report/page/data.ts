import { ELEMENTS, type ReportHeader } from "../packed/format.js";
import { RatioStore, TrendStore } from "../packed/unpack.js";
import type { Stores } from "./content.js";
import { byId } from "./element.js";

/** Everything that the page was given. */
export interface ReportData extends Stores {
  /** Compiled Vega specs as JSON, by the key of their pattern: hundreds, of which few are looked at. */
  readonly figures: ReadonlyMap<string, string>;
}

/** Inflates and parses what the page holds. */
export async function readReport(): Promise<ReportData> {
  const [header, figures, ratios] = await Promise.all([
    inflatedText(ELEMENTS.header).then((text) => JSON.parse(text) as ReportHeader),
    inflatedText(ELEMENTS.figures),
    inflated(ELEMENTS.ratios),
  ]);
  const trends = header.trends && new TrendStore(header.trends, await inflated(ELEMENTS.trends));
  return { header, store: new RatioStore(header.grids, ratios), trends, figures: linesByKey(figures) };
}

const inflatedText = async (id: string): Promise<string> => new TextDecoder().decode(await inflated(id));

/** What stands behind the first space of each line, by what stands before it. */
function linesByKey(text: string): Map<string, string> {
  return new Map(
    text.split("\n").map((line) => {
      const end = line.indexOf(" ");
      return [line.slice(0, end), line.slice(end + 1)];
    }),
  );
}

/** Bytes that stand in the page deflated and in base64. */
async function inflated(id: string): Promise<Uint8Array> {
  const text = atob((byId(id).textContent ?? "").trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
