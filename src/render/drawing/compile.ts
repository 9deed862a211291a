import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { legendSignals } from "./legend-signals.js";

function throwing(message: string): never {
  throw new Error(`Vega: ${message}`);
}

/** A logger for Vega and Vega-Lite that hands their warnings to `report`. */
export function loggerOf(report: (message: string) => void): vega.LoggerInterface {
  const told = (...words: unknown[]) => {
    report(words.join(" "));
    return logger;
  };
  const logger: vega.LoggerInterface = {
    level: () => logger,
    error: told,
    warn: told,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}

/**
 * The Vega spec that a Vega-Lite spec stands for: what `--format vega` prints and a web page can draw. A warning is an error:
 * the specs are ours, and a figure that Vega doubts is a fault to be mended, not one to be printed.
 */
export function compileVega(spec: TopLevelSpec): vega.Spec {
  const logger = loggerOf(throwing) as unknown as NonNullable<Parameters<typeof compile>[1]>["logger"] &
    object;
  return withTitle(compile(spec, { logger }).spec);
}

/** Vega-Lite 6.4 leaves an expression in the title of a concatenation as it is, and Vega would print "[object Object]". */
function withTitle(spec: vega.Spec): vega.Spec {
  const { title } = spec;
  if (title === undefined || typeof title === "string" || Array.isArray(title)) return spec;
  const signal = (text: unknown) =>
    typeof text === "object" && text !== null && "expr" in text ? { signal: text.expr } : text;
  const lines = Object.fromEntries(
    (["text", "subtitle"] as const).flatMap((name) => (name in title ? [[name, signal(title[name])]] : [])),
  );
  return { ...spec, title: { ...title, ...lines } };
}

/** A figure's spec compiled, for any number of views. */
export interface CompiledFigure {
  readonly runtime: vega.Runtime;
  /** Names of the signals that its legends read; null where a legend reads rows. */
  readonly inLegends: readonly string[] | null;
}

/** Compiles a figure. The caller's spec stays as it was, although Vega numbers inline data while drawing. */
export function compileFigure(spec: TopLevelSpec): CompiledFigure {
  const compiled = structuredClone(compileVega(spec));
  return { runtime: vega.parse(compiled), inLegends: legendSignals(compiled) };
}
