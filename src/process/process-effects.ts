import { readSync } from "node:fs";
import { availableParallelism } from "node:os";

import { isatty } from "node:tty";
import { Failure } from "../text/failure.js";
import type { Language } from "../text/language.js";
import { type Naming, worded } from "../text/told.js";
import type { Effects } from "./effects.js";
import { endableAtOnce } from "./interrupts.js";
import { pause } from "./move-file.js";
import { ProgressLine } from "./terminal/progress-line.js";
import { forTerminal, tell } from "./terminal/terminal.js";
import { sweepPartsOf, writeFileAsMade, writeFileWhole, writeStream } from "./write-file.js";

/** The effects of the real program, which leave a clean terminal behind. */
export interface ProcessEffects extends Effects {
  /** Takes away what tells how far a command is. */
  clearProgress(): void;
}

/** Of a terminal that does not know its width. */
const USUAL_COLUMNS = 80;

/**
 * The effects of the real program: its process, its file system. How far a command is only a terminal is told.
 *
 * @param name how what is said calls what can be asked for
 */
export function processEffects(language: Language, name: Naming): ProcessEffects {
  const { stderr, stdout } = process;
  const line = stderr.isTTY ? new ProgressLine(stderr, language, () => performance.now()) : undefined;
  const clearProgress = () => line?.clear();
  return {
    language,
    name,
    write(pieces) {
      clearProgress();
      return writeStream(stdout, stdout.isTTY ? forTerminal(pieces) : pieces);
    },
    say(text) {
      clearProgress();
      tell(worded(text, name)[language]);
    },
    ...(line ? { progress: line.show.bind(line) } : {}),
    clearProgress,
    readStandardInput: () => endableAtOnce(readStandardInput),
    standardInputIsTerminal: isatty(0),
    processors: availableParallelism(),
    columns: stdout.isTTY ? stdout.columns || USUAL_COLUMNS : undefined,
    writeFile(path, pieces) {
      sweepPartsOf(path);
      writeFileWhole(path, pieces);
    },
    writeFileAsMade(path, pieces) {
      sweepPartsOf(path);
      return writeFileAsMade(path, pieces);
    },
  };
}

const PIECE_BYTES = 1 << 20;
const PAUSE_MS = 10;
/** As much as a file may hold: a pipe need not end. */
const MOST_BYTES = 500 * PIECE_BYTES;

/** All of standard input. A pipe that is not ready yet (EAGAIN) is waited for. */
function readStandardInput(): Buffer {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    try {
      const length = readSync(0, piece);
      if (length === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, length));
      bytes += length;
      if (bytes > MOST_BYTES) {
        throw new Failure({
          ja: `標準入力が大きすぎます（${MOST_BYTES / PIECE_BYTES} MB 超）。`,
          en: `standard input is too large (over ${MOST_BYTES / PIECE_BYTES} MB).`,
        });
      }
    } catch (error) {
      if (error instanceof Failure) throw error;
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return Buffer.concat(pieces);
      if (code !== "EAGAIN") {
        throw new Failure({
          ja: `標準入力を読み取れません（${code}）。`,
          en: `standard input cannot be read (${code}).`,
        });
      }
      pause(PAUSE_MS);
    }
  }
}
