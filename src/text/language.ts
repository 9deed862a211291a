export type Language = "ja" | "en";

/** One sentence or name in both languages. Artifacts show `ja` unless asked otherwise. */
export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}
