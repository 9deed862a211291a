import type { Language } from "../text/language.js";
import { peekConfig, writtenValue } from "./config/config-file.js";

/**
 * Language of the program's own words, settled before anything is said: an explicit choice wins, else the POSIX locale
 * (LC_ALL over LC_MESSAGES over LANG), else the system's (Windows sets none of these); anything but Japanese is
 * answered in English.
 */
export function languageOf(argv: readonly string[], environment: NodeJS.ProcessEnv): Language {
  return (
    asLanguage(writtenValue(argv, "--lang")) ??
    asLanguage(peekConfig(argv).lang) ??
    languageOfLocale(environment)
  );
}

/** @returns says a sentence in that language */
export const sayingIn =
  (language: Language) =>
  (ja: string, en: string): string =>
    language === "ja" ? ja : en;

function asLanguage(value: unknown): Language | undefined {
  return value === "ja" || value === "en" ? value : undefined;
}

function languageOfLocale({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return locale.toLowerCase().startsWith("ja") ? "ja" : "en";
}
