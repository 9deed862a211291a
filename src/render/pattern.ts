import type { TopLevelSpec } from "vega-lite";

/** A figure's spec apart: the pattern that it shares with figures of the same make, and what is its own. */
export interface Pattern {
  /** The spec with names in the place of its tables, titles and domains. */
  readonly spec: TopLevelSpec;
  /** The same for all figures that one compiled spec serves. */
  readonly key: string;
  readonly description: string | undefined;
  readonly tables: ReadonlyMap<string, readonly object[]>;
  readonly signals: ReadonlyMap<string, unknown>;
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Takes a spec apart. The spec itself is left as it is. */
export function patternOf(spec: TopLevelSpec): Pattern {
  const tables = new Map<string, readonly object[]>();
  const signals = new Map<string, unknown>();
  const names = new Map<string, string>();

  const table = (values: readonly object[]) => {
    const name = `table_${tables.size}`;
    tables.set(name, values);
    return { name };
  };
  /** Equal values share a signal: layers on one axis must go on naming the same domain. */
  const signal = (value: unknown) => {
    const text = JSON.stringify(value);
    const name = names.get(text) ?? `value_${names.size}`;
    names.set(text, name);
    signals.set(name, value);
    return { expr: name };
  };

  const walked = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walked(one, ""));
    if (!isPlain(value)) return value;
    if (key === "data" && Array.isArray(value.values) && value.values.every(isPlain)) {
      const { values, ...format } = value;
      return { ...format, ...table(values as readonly object[]) };
    }
    const copy: Record<string, unknown> = {};
    for (const [name, part] of Object.entries(value)) {
      copy[name] = key === "scale" && name === "domain" ? domain(part) : walked(part, name);
    }
    return copy;
  };
  const domain = (value: unknown) =>
    Array.isArray(value) && value.length === 2 && value.every(Number.isFinite) ? value.map(signal) : value;

  const { description, config, title, ...rest } = spec as unknown as Plain;
  const pattern: Record<string, unknown> = { ...(walked(rest, "") as Plain) };
  if (isPlain(title)) {
    const { text, subtitle, ...style } = title;
    pattern.title = {
      text: signal(text),
      ...(subtitle === undefined ? {} : { subtitle: signal(subtitle) }),
      ...style,
    };
  } else if (title !== undefined) pattern.title = title;
  pattern.config = config;
  const own = Array.isArray(pattern.params) ? pattern.params : [];
  const params = [...own, ...[...signals].map(([name, value]) => ({ name, value }))];
  const key = JSON.stringify({ ...pattern, names: [...signals.keys()] });
  return {
    spec: { ...pattern, params } as unknown as TopLevelSpec,
    key,
    description: description as string | undefined,
    tables,
    signals,
  };
}
