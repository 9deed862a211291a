import type { TopLevelSpec } from "vega-lite";
import { chartParts, isChart } from "./chart-parts.js";
import { type PictureRoot, rootOf } from "./picture-root.js";

/** A figure's spec apart: the pattern that it shares with figures of the same make, and what is its own. */
export interface Pattern {
  /** The spec with names in the place of its tables, titles, domains and ranges, and with some size. */
  readonly spec: TopLevelSpec;
  /** The same for all figures that one compiled spec serves. */
  readonly key: string;
  readonly root: PictureRoot;
  readonly tables: ReadonlyMap<string, readonly object[]>;
  /** Values of the compiled spec's signals; a view of one size has its `width` and `height` among them. */
  readonly signals: ReadonlyMap<string, unknown>;
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What Vega calls the size of a view, and the size that a pattern is compiled with. */
const SIZES = ["width", "height"] as const;
const ANY_SIZE = 100;

/** Takes a spec apart. The spec itself is left as it is. */
export function patternOf(spec: TopLevelSpec): Pattern {
  if (isChart(spec)) return chartParts(spec);
  const tables = new Map<string, readonly object[]>();
  const signals = new Map<string, unknown>();
  const scaleNames = new Map<string, string>();

  const table = (values: readonly object[]) => {
    const name = `table_${tables.size}`;
    tables.set(name, values);
    return { name };
  };
  const signal = (name: string, value: unknown) => {
    signals.set(name, value);
    return { expr: name };
  };
  const { description: _, config, title, ...rest } = spec as unknown as Plain;
  const resolve = isPlain(rest.resolve) && isPlain(rest.resolve.scale) ? rest.resolve.scale : {};

  /**
   * A scale's domain and range. Layers on one axis must go on naming the same ones: equal scales share their names,
   * but not across views whose scales are independent, where being equal is chance.
   */
  const scale = (parts: Plain, channel: string, view: string) => {
    const own = `${channel} ${resolve[channel] === "independent" ? view : ""} ${JSON.stringify(parts)}`;
    const name = scaleNames.get(own) ?? `scale_${scaleNames.size}`;
    scaleNames.set(own, name);
    const lifted = (part: unknown, what: string) =>
      Array.isArray(part) && part.length === 2 && part.every(Number.isFinite)
        ? part.map((value, index) => signal(`${name}_${what}_${index}`, value))
        : part;
    return Object.fromEntries(
      Object.entries(parts).map(([what, part]) => [
        what,
        what === "domain" || what === "range" ? lifted(part, what) : part,
      ]),
    );
  };
  const walked = (value: unknown, key: string, view: string): unknown => {
    if (Array.isArray(value)) {
      return value.map((one, index) => walked(one, "", view || (key === "layer" ? String(index) : "")));
    }
    if (!isPlain(value)) return value;
    if (key === "data" && Array.isArray(value.values) && value.values.every(isPlain)) {
      const { values, ...format } = value;
      return { ...format, ...table(values as readonly object[]) };
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [
        name,
        name === "scale" && isPlain(part) ? scale(part, key, view) : walked(part, name, view),
      ]),
    );
  };

  const pattern: Record<string, unknown> = { ...(walked(rest, "", "") as Plain) };
  if (isPlain(title)) {
    const { text, subtitle, ...style } = title;
    pattern.title = {
      text: signal("title_text", text),
      ...(subtitle === undefined ? {} : { subtitle: signal("title_subtitle", subtitle) }),
      ...style,
    };
  } else if (title !== undefined) pattern.title = title;
  pattern.config = config;
  const own = Array.isArray(pattern.params) ? pattern.params : [];
  const params = [...own, ...[...signals].map(([name, value]) => ({ name, value }))];
  for (const size of SIZES) {
    if (typeof pattern[size] !== "number") continue;
    signals.set(size, pattern[size]);
    pattern[size] = ANY_SIZE;
  }
  const key = JSON.stringify({ ...pattern, names: [...signals.keys()] });
  return {
    spec: { ...pattern, params } as unknown as TopLevelSpec,
    key,
    root: rootOf(spec),
    tables,
    signals,
  };
}
