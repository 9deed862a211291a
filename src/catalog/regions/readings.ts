import { ownJson } from "../../process/own-files.js";

/** How the names of all prefectures and secondary medical areas are read, in hiragana, by the name: 長野県 ながのけん. */
export const loadReadings = () =>
  ownJson<{ readonly readings: Readonly<Record<string, string>> }>("data/readings.json").readings;
