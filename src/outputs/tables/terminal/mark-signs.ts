import type { Mark, TrendMark } from "../../../model/marks.js";

/** Marks in tables for people: ++ 99.8 %, + 95 %, - and -- where low or falling. */
export const MARK_SIGNS: Readonly<Record<Mark, string>> = {
  "high-99.8": "++",
  "high-95": "+",
  none: "",
  "low-95": "-",
  "low-99.8": "--",
};

export const CHANGE_SIGNS: Readonly<Record<TrendMark, string>> = {
  "rising-99.8": "++",
  "rising-95": "+",
  none: "",
  "falling-95": "-",
  "falling-99.8": "--",
};
