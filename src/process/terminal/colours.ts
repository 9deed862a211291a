import { Chalk, type ChalkInstance } from "chalk";

/**
 * Colours for a stream: on a terminal, unless NO_COLOR is set or the terminal is dumb; elsewhere only where FORCE_COLOR
 * asks for them. NO_COLOR wins over FORCE_COLOR, as in the help texts, which commander paints.
 */
export function coloursFor(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ChalkInstance {
  return new Chalk({ level: wantsColours(isTerminal, environment) ? 1 : 0 });
}

function wantsColours(
  isTerminal: boolean,
  { NO_COLOR, FORCE_COLOR, TERM }: Readonly<Record<string, string | undefined>>,
): boolean {
  if (NO_COLOR || FORCE_COLOR === "0" || FORCE_COLOR === "false") return false;
  return FORCE_COLOR ? true : isTerminal && TERM !== "dumb";
}
