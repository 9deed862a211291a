/** The two languages that the program speaks. */
// @ts-nocheck

export type Language = "ja" | "en";

/** One sentence or name in both languages. Artifacts show `ja` unless asked otherwise. */
export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}

/**
 * The language of terminal messages: an explicit choice wins, else the POSIX locale
 * (LC_ALL over LC_MESSAGES over LANG), else the system's (Windows sets none of these); anything but Japanese is
 * answered in English.
 */
export function terminalLanguage(
  environment: Readonly<Record<string, string | undefined>>,
  explicit?: Language,
  systemLocale = "",
): Language {
  if (explicit) return explicit;
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || systemLocale;
  return locale.toLowerCase().startsWith("ja") ? "ja" : "en";
}
