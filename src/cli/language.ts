import { type Language, terminalLanguage } from "../text/language.js";
import { peekConfig, writtenValue } from "./config/config-file.js";

/** Language of the program's own words, settled before anything is said. */
export const language = terminalLanguage(
  process.env,
  asLanguage(writtenValue(process.argv, "--lang")) ?? asLanguage(peekConfig(process.argv).lang),
  Intl.DateTimeFormat().resolvedOptions().locale,
);
/** A sentence in that language. */
export const say = (ja: string, en: string): string => (language === "ja" ? ja : en);

function asLanguage(value: unknown): Language | undefined {
  return value === "ja" || value === "en" ? value : undefined;
}
