import type { TopLevelSpec } from "vega-lite";
import { rootOf } from "./picture-root.js";

/** A chart's own part: its rows, its params and the lines of its title. All else it shares with others of its layout. */
interface Chart {
  readonly data: { readonly name: string; readonly values: readonly object[] };
  /** Tables beside the rows. */
  readonly datasets?: Readonly<Record<string, readonly object[]>>;
  readonly params: readonly { readonly name: string; readonly value: unknown }[];
  readonly title: { readonly text: unknown; readonly subtitle?: unknown };
  readonly description?: string;
}

/** Is a spec one of charts whose rows have a name, so that others can take their place? */
export function isChart(spec: unknown): spec is Chart {
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

/** Takes a chart apart. The spec itself is left as it is. */
export function chartParts(chart: Chart) {
  const { description: _, data, datasets = {}, params, title, ...rest } = chart;
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
    root: rootOf(chart),
    tables: new Map([[data.name, data.values], ...Object.entries(datasets)]),
    signals,
  };
}
