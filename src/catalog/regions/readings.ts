import { readFileSync } from "node:fs";
import { ownFile } from "../../process/own-files.js";

/** How the names of all prefectures and secondary medical areas are read, in hiragana, by the name: 長野県 ながのけん. */
export function loadReadings(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(ownFile("data/readings.json"), "utf8")).readings;
}
