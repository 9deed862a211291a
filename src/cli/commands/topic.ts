import { readFileSync } from "node:fs";
import { ownFile } from "../../process/own-files.js";
import type { Language } from "../../text/language.js";

/** The text of a topic, as `topicPage` takes it. */
export function topicText(topic: string, language: Language): string {
  return readFileSync(ownFile(`data/help/${topic}.${language}.txt`), "utf8");
}
