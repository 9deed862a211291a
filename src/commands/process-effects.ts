import { readSync } from "node:fs";

import { isatty } from "node:tty";
import { Failure } from "../failure.js";
import type { Language } from "../language.js";
import { sweepPartsOf, writeFileAsMade, writeFileWhole, writeStream } from "../output/deliver.js";
import type { Effects } from "./effects.js";
import { endableAtOnce } from "./interrupts.js";
import { ProgressLine } from "./progress-line.js";

/** The effects of the real program, which leave a clean terminal behind. */
export interface ProcessEffects extends Effects {
  /** Takes away what tells how far a command is. */
  clearProgress(): void;
}

/** The effects of the real program: its process, its file system. How far a command is only a terminal is told. */
export function processEffects(language: Language): ProcessEffects {
  const { stderr, stdout } = process;
  const line = stderr.isTTY ? new ProgressLine(stderr, language, () => performance.now()) : undefined;
  const clearProgress = () => line?.clear();
  return {
    language,
    write(pieces) {
      clearProgress();
      return writeStream(stdout, pieces);
    },
    say(text) {
      clearProgress();
      stderr.write(`${text[language]}\n`);
    },
    ...(line ? { progress: line.show.bind(line) } : {}),
    clearProgress,
    readStandardInput: () => endableAtOnce(readStandardInput),
    standardInputIsTerminal: isatty(0),
    columns: stdout.columns,
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

/** All of standard input. A pipe that is not ready yet (EAGAIN) is waited for. */
function readStandardInput(): Buffer {
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    try {
      const length = readSync(0, piece);
      if (length === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, length));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return Buffer.concat(pieces);
      if (code !== "EAGAIN") {
        throw new Failure({
          ja: `標準入力を読み取れません（${code}）。`,
          en: `standard input cannot be read (${code}).`,
        });
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
