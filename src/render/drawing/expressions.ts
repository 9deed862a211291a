/*
 * How Vega's views evaluate the expressions of a parsed spec; Vega takes it as the option `expr` of a view, as it takes
 * vega-interpreter. Vega's own way makes every function anew for every view and for every group of a facet, and a function
 * that is called a few times is never compiled to machine code. Here each expression becomes a function once.
 */

/** What Vega hands over with an expression: the functions that it may call. */
interface Context {
  readonly functions?: object;
}

/** An expression of a parsed spec, as JavaScript. */
interface Expression {
  readonly code: string;
}

/** How a mark gets its look: an expression for each of its channels. */
interface Encoding {
  readonly marktype: string;
  readonly channels: Readonly<Record<string, Expression>>;
}

type Evaluated = (...words: readonly unknown[]) => unknown;

const known = new WeakMap<object, Evaluated>();

function evaluated(
  { functions }: Context,
  part: object,
  words: readonly string[],
  codeOf: () => string,
): Evaluated {
  let made = known.get(part);
  if (!made) {
    made = Function(...words, codeOf()) as Evaluated;
    known.set(part, made);
  }
  return functions ? made.bind(functions) : made;
}

const returned = ({ code }: Expression) => (code.endsWith(";") ? code : `return (${code});`);

const taking =
  (...words: readonly string[]) =>
  (context: Context, part: Expression) =>
    evaluated(context, part, words, () => returned(part));

/** Code that settles where a mark begins and how far it reaches, where it spans from one place to another. */
function spanOf({ marktype, channels }: Encoding): string {
  if (marktype === "rule") return "";
  const isBox = ["group", "image", "rect"].includes(marktype);
  const along = (start: string, size: string) => {
    const [end, center] = [`${start}2`, `${start}c`];
    const ordered = isBox
      ? `if (o.${start} > o.${end}) [o.${start}, o.${end}] = [o.${end}, o.${start}];`
      : "";
    return [
      !channels[end]
        ? ""
        : channels[start]
          ? `${ordered} o.${size} = o.${end} - o.${start};`
          : `o.${start} = o.${end} - (o.${size} || 0);`,
      channels[center] ? `o.${start} = o.${center} - (o.${size} || 0) / 2;` : "",
    ].join("");
  };
  return along("x", "width") + along("y", "height");
}

/** Code that sets the channels of a mark that have changed, and returns whether any did. */
function encodingOf(encoding: Encoding): string {
  const set = Object.entries(encoding.channels).map(([channel, { code }]) => {
    const place = `o[${JSON.stringify(channel)}]`;
    return `$ = ${code}; if (${place} !== $) { ${place} = $; changed = 1; }`;
  });
  return `const o = item, datum = o.datum; let changed = 0, $; ${set.join("")} ${spanOf(encoding)} return changed;`;
}

/** Evaluates expressions as Vega does. Figures are pictures: they take no events. */
export const EXPRESSIONS = {
  operator: taking("_"),
  parameter: taking("datum", "_"),
  event: taking("event"),
  handler: (context: Context, part: Expression) =>
    evaluated(
      context,
      part,
      ["_", "event"],
      () => `const datum = event.item && event.item.datum; return ${part.code};`,
    ),
  encode: (context: Context, part: Encoding) =>
    evaluated(context, part, ["item", "_"], () => encodingOf(part)),
};
