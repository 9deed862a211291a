import type { TopLevelSpec } from "vega-lite";
import { type PictureRoot, rootOf } from "../picture-root.js";

/** A chart's own part: its rows, its params and the lines of its title. All else it shares with others of its layout. */
interface Chart {
  readonly data: { readonly name: string; readonly values: readonly object[] };
  /** Tables beside the rows. */
  readonly datasets?: Readonly<Record<string, readonly object[]>>;
  readonly params: readonly { readonly name: string; readonly value: unknown }[];
  readonly title: { readonly text: unknown; readonly subtitle?: unknown };
  readonly description?: string;
}

/** A figure's spec apart: the pattern that it shares with figures of the same layout, and what is its own. */
export interface Pattern {
  /** The spec without rows, with names in the place of its params' values and its title's lines. */
  readonly spec: TopLevelSpec;
  /** The same for all figures that one compiled spec serves. */
  readonly key: string;
  readonly root: PictureRoot;
  readonly tables: ReadonlyMap<string, readonly object[]>;
  /** Values of the compiled spec's signals. */
  readonly signals: ReadonlyMap<string, unknown>;
}

/** Is a spec one of charts whose rows have a name, so that others can take their place? */
function isChart(spec: object): spec is Chart {
  const { data, params, title } = spec as Partial<Chart>;
  return (
    typeof data?.name === "string" &&
    Array.isArray(data.values) &&
    Array.isArray(params) &&
    typeof title === "object"
  );
}

const TITLE = "titleText";
const SUBTITLE = "subtitleText";

/** Takes a figure's spec apart; any other spec is a pattern of its own. The spec itself is left as it is. */
export function patternOf(whole: TopLevelSpec): Pattern {
  const root = rootOf(whole);
  if (!isChart(whole))
    return { spec: whole, key: JSON.stringify(whole), root, tables: new Map(), signals: new Map() };
  const { description: _, data, datasets = {}, params, title, ...rest } = whole as Chart;
  const { text, subtitle } = title;
  const hasSubtitle = subtitle !== undefined;
  const signals = new Map<string, unknown>([
    ...params.map(({ name, value }) => [name, value] as const),
    [TITLE, text],
    ...(hasSubtitle ? [[SUBTITLE, subtitle] as const] : []),
  ]);
  const spec = {
    ...rest,
    data: { name: data.name },
    params: [...signals.keys()].map((name) => ({ name })),
    title: { ...title, text: { expr: TITLE }, ...(hasSubtitle ? { subtitle: { expr: SUBTITLE } } : {}) },
  };
  return {
    spec: spec as unknown as TopLevelSpec,
    key: JSON.stringify(spec),
    root,
    tables: new Map([[data.name, data.values], ...Object.entries(datasets)]),
    signals,
  };
}
