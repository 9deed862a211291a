// @ts-nocheck
import type { Language } from "../text/language.js";

const HEADINGS: Readonly<Record<string, string>> = {
  "Usage:": "使い方：",
  "Arguments:": "引数：",
  "Options:": "オプション：",
  "Global Options:": "共通のオプション：",
  "Commands:": "コマンド：",
};

/** A heading of the help text in the user's language. */
export function headingIn(language: Language, title: string): string {
  return language === "ja" ? (HEADINGS[title] ?? title) : title;
}

const USAGE_PROBLEMS: Readonly<Record<string, string>> = {
  "commander.unknownOption": "そのようなオプションはありません",
  "commander.unknownCommand": "そのようなコマンドはありません",
  "commander.optionMissingArgument": "オプションの値がありません",
  "commander.invalidArgument": "値が正しくありません",
  "commander.excessArguments": "引数が多すぎます",
  "commander.missingArgument": "引数が足りません",
};

/** A complaint about the command line, which comes in English, in the user's language. */
export function usageMessage(language: Language, code: string, message: string): string {
  const problem = USAGE_PROBLEMS[code];
  const text = message.replace(/^error: /, "");
  if (language === "en" || !problem) return text;
  const found = /'([^']*)'/.exec(text)?.[1];
  const meant = /\(Did you mean (?:one of )?(.+)\?\)/.exec(text)?.[1];
  const allowed = /Allowed choices are (.+)\./.exec(text)?.[1]?.replaceAll(", ", "、");
  return `${problem}${found ? `：${found}` : ""}${meant ? `（もしかして：${meant}）` : ""}。${allowed ? `使えるのは ${allowed} です。` : ""}使い方は ndb-ratio help で表示できます。`;
}
