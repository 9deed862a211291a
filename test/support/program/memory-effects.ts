import type { Effects } from "../../../src/process/effects.js";
import type { Language } from "../../../src/text/language.js";
import { asOption, worded } from "../../../src/text/told.js";

/** Effects that keep what a command does: nothing leaves the test. */
export interface MemoryEffects extends Effects {
  /** Standard output so far. */
  readonly output: string;
  /** Lines for people so far, in the language of the effects. */
  readonly said: readonly string[];
  /** Files written, by path. */
  readonly files: ReadonlyMap<string, Buffer>;
}

export function memoryEffects(
  options: { language?: Language; standardInput?: string; columns?: number } = {},
): MemoryEffects {
  const { language = "en", standardInput, columns } = options;
  const output: Buffer[] = [];
  const said: string[] = [];
  const files = new Map<string, Buffer>();
  const bytes = (pieces: Iterable<string | Uint8Array>) =>
    Buffer.concat([...pieces].map((piece) => Buffer.from(piece as string)));
  return {
    language,
    name: asOption,
    get output() {
      return Buffer.concat(output).toString("utf8");
    },
    said,
    files,
    write: async (pieces) => {
      for await (const piece of pieces) output.push(Buffer.from(piece as string));
    },
    say: (text) => void said.push(worded(text, asOption)[language]),
    readStandardInput: () => Buffer.from(standardInput ?? ""),
    standardInputIsTerminal: standardInput === undefined,
    columns,
    writeFileAsMade: async (path, pieces) => {
      const made: Uint8Array[] = [];
      for await (const piece of pieces) made.push(piece);
      files.set(path, Buffer.concat(made));
    },
    writeFile: (path, pieces) => void files.set(path, bytes(pieces)),
  };
}
