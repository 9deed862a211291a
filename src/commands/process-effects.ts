import { readSync } from "node:fs";
import { isatty } from "node:tty";
import { Failure } from "../failure.js";
import type { Language } from "../language.js";
import { writeFileWhole, writeStream } from "../output/deliver.js";
import type { Effects } from "./effects.js";

/** The effects of the real program: its process, its file system. */
export function processEffects(language: Language): Effects {
  return {
    language,
    write: (pieces) => writeStream(process.stdout, pieces),
    say: (text) => void process.stderr.write(`${text[language]}\n`),
    ...(process.stderr.isTTY ? { figureDrawn } : {}),
    readStandardInput,
    standardInputIsTerminal: isatty(0),
    columns: process.stdout.columns,
    writeFile: writeFileWhole,
  };
}

/** One line on the terminal, written over itself. */
function figureDrawn(done: number, all: number): void {
  process.stderr.write(done === all ? "\r\u001b[K" : `\r${done}/${all}`);
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
