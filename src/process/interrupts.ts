import { writeSync } from "node:fs";
import type { Bilingual, Language } from "../text/language.js";

/** Exit codes of a process that a signal ended, as shells give them: 128 plus the number of the signal. */
const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof EXIT_CODES;
const SIGNALS = Object.keys(EXIT_CODES) as Signal[];

const INTERRUPTED: Bilingual = {
  ja: "中断しました。書き終えたファイルはどれも完全です。もう一度実行すると、残りを作ります。",
  en: "interrupted. Every file that was written is whole; run again to make the rest.",
};

/** Ends the process. Those who listen for its exit take away what it leaves behind. */
let end = (signal: Signal): void => process.exit(EXIT_CODES[signal]);
const onSignal = (signal: NodeJS.Signals) => end(signal as Signal);

/**
 * Ctrl-C (SIGINT), SIGTERM and a terminal that is closed (SIGHUP) end the process with a message. They are noticed when the event loop turns, which long work
 * lets it do now and then. The second signal ends the process at once.
 *
 * @param clearProgress takes away what stands on the terminal's last line
 */
export function endOnSignals(language: Language, clearProgress: () => void): void {
  const say = () => {
    try {
      clearProgress();
      writeSync(2, `ndb-ratio: ${INTERRUPTED[language]}\n`);
    } catch {
      // The terminal is gone.
    }
  };
  end = (signal) => {
    say();
    process.exit(EXIT_CODES[signal]);
  };
  for (const signal of SIGNALS)
    if (!process.listeners(signal).includes(onSignal)) process.once(signal, onSignal);
}

/** An action that does not let the event loop turn: our listeners would never be called, so a signal ends the process by itself. */
export function endableAtOnce<T>(action: () => T): T {
  const listened = SIGNALS.filter((signal) => process.listeners(signal).includes(onSignal));
  for (const signal of listened) process.removeListener(signal, onSignal);
  try {
    return action();
  } finally {
    for (const signal of listened) process.once(signal, onSignal);
  }
}

/**
 * Runs an action that can stop in order and says so itself: a signal aborts it, and the process ends when it has stopped.
 * If it stops with an error, the usual message is written.
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
