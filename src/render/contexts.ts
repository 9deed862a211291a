/*
 * Where Vega's runtime looks up the operators of a view, and those of each group in it. Vega's own contexts of groups
 * inherit from the objects of the context around them. For each object that others inherit from V8 makes a hidden class, which
 * counts as old and keeps the whole view in memory until all of memory is swept: every view that was ever drawn was copied
 * there first. Here a group's context has copies instead, and asks the one around it for what it does not have.
 */

/** What a group's context has copies of. */
const COPIED = ["signals", "scales", "data"] as const;
/** What all contexts of a view share; `fn` are accessors, by what they do. */
const SHARED = ["dataflow", "transforms", "events", "expr", "fn"] as const;

/** A context of Vega's runtime; its methods stand in a prototype that all contexts have. */
type Context = Record<(typeof COPIED)[number] | (typeof SHARED)[number], object> & {
  functions?: object;
  subcontext?: Context[];
  nodes: Record<string, unknown>;
  fork(): Context;
  get(id: string): unknown;
};

/** An object of the same kind, with these properties. */
const alike = <T extends object>(other: T, properties: object): T =>
  Object.assign(Object.create(Object.getPrototypeOf(other)), properties);

function forked(around: Context): Context {
  const made = alike(around, { nodes: {} });
  for (const name of SHARED) made[name] = around[name];
  for (const name of COPIED) made[name] = { ...around[name] };
  if (around.functions) made.functions = alike(around.functions, { context: made });
  const get = (id: string) => made.nodes[id] ?? around.get(id);
  const fork = () => forked(made);
  Object.assign(made, { get, fork });
  around.subcontext ??= [];
  around.subcontext.push(made);
  return made;
}

/** Gives the groups of a view that has not run yet such contexts. */
export function withOwnContexts(view: object): void {
  const { _runtime: root } = view as { readonly _runtime: Context };
  const fork = () => forked(root);
  root.fork = fork;
}
