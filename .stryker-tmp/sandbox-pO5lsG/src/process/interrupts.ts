// @ts-nocheck
import { writeSync } from "node:fs";
import type { Bilingual, Language } from "../text/language.js";

/** How a process ends that a signal has ended, as a shell tells it: 128 and the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof EXIT_CODES;
const SIGNALS = Object.keys(EXIT_CODES) as Signal[];

const INTERRUPTED: Bilingual = {
  ja: "中断しました。書き終えたファイルはどれも完全です。もう一度実行すると、残りを作ります。",
  en: "interrupted. Every file that was written is whole; run again to make the rest.",
};

/** Ends the process; what it leaves behind is taken away by those who listen for its exit. */
let end = (signal: Signal): void => process.exit(EXIT_CODES[signal]);
const hear = (signal: NodeJS.Signals) => end(signal as Signal);

/**
 * Ctrl-C (SIGINT) and SIGTERM end the process with a word instead of silently. They are heard when the event loop turns,
 * which long work lets it do now and then. The second one ends the process at once.
 *
 * @param clearProgress takes away what stands on the terminal's last line
 */
export function endOnSignals(language: Language, clearProgress: () => void): void {
  const say = () => {
    clearProgress();
    writeSync(2, `ndb-ratio: ${INTERRUPTED[language]}\n`);
  };
  end = (signal) => {
    say();
    process.exit(EXIT_CODES[signal]);
  };
  for (const signal of SIGNALS) process.once(signal, hear);
}

/** While an action waits without letting the event loop turn nobody would hear a signal: it ends the process by itself. */
export function endableAtOnce<T>(action: () => T): T {
  const heard = SIGNALS.filter((signal) => process.listeners(signal).includes(hear));
  for (const signal of heard) process.removeListener(signal, hear);
  try {
    return action();
  } finally {
    for (const signal of heard) process.once(signal, hear);
  }
}

/**
 * An action that knows how to end in order, and says so itself: a signal asks it to, and the process ends when it has.
 * Where it ends with an error the usual word is said.
 */
export async function endingInOrder<T>(action: (asked: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const endAtOnce = end;
  let asked: Signal | undefined;
  end = (signal) => {
    asked = signal;
    stop.abort();
  };
  try {
    const result = await action(stop.signal);
    if (asked) process.exit(EXIT_CODES[asked]);
    return result;
  } finally {
    end = endAtOnce;
    if (asked) endAtOnce(asked);
  }
}
