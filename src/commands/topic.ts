import { readFileSync } from "node:fs";
import type { Language } from "../language.js";

/** The text of a topic, as `topicPage` takes it. */
export function topicText(topic: string, language: Language): string {
  // src/commands and dist/commands both lie two levels below the package root.
  return readFileSync(new URL(`../../data/help/${topic}.${language}.txt`, import.meta.url), "utf8");
}
