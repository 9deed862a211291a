import type * as vega from "vega";

/** The parts of a Vega spec, or of a group in it, that legends come from. */
interface Scope {
  readonly signals?: readonly { readonly name: string; readonly update?: unknown }[];
  readonly scales?: readonly { readonly name: string; readonly domain?: unknown }[];
  readonly legends?: readonly object[];
  readonly marks?: readonly Scope[];
}

/** A scope and the groups in it. */
function scopesOf(scope: Scope): readonly Scope[] {
  return [scope, ...(scope.marks ?? []).flatMap(scopesOf)];
}

const readsRows = (domain: unknown) =>
  typeof domain === "object" && domain !== null && !("signal" in domain) && !Array.isArray(domain);

/** Expressions in a part of a Vega spec. */
function expressionsIn(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === "string" && ["signal", "test", "update", "init"].includes(key)
      ? [value]
      : expressionsIn(value),
  );
}

/**
 * Names of the signals that the legends of a compiled spec read, their scales' and those that these are computed from
 * among them; null where a legend's domain comes from rows. A name that stands in an expression counts as read.
 */
export function legendSignals(spec: vega.Spec): readonly string[] | null {
  const scopes = scopesOf(spec as Scope);
  const legends = scopes.flatMap(({ legends }) => legends ?? []);
  const names = new Set(legends.flatMap((legend) => Object.values(legend)));
  const scales = scopes.flatMap(({ scales }) => scales ?? []).filter(({ name }) => names.has(name));
  if (scales.some(({ domain }) => readsRows(domain))) return null;
  const unread = new Map(
    scopes.flatMap(({ signals }) => signals ?? []).map((signal) => [signal.name, signal]),
  );
  const read: string[] = [];
  let expressions = expressionsIn([legends, scales]);
  while (expressions.length > 0) {
    const words = new Set(expressions.flatMap((expression) => expression.match(/\w+/g) ?? []));
    const found = [...unread.values()].filter(({ name }) => words.has(name));
    for (const { name } of found) unread.delete(name);
    read.push(...found.map(({ name }) => name));
    expressions = found.flatMap(expressionsIn);
  }
  return read;
}
