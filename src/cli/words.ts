import type { Language } from "../text/language.js";

/** What stands between the angle brackets of an option. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  "表=ファイル": "table=file",
  年度: "year",
  ファイル: "file",
  フォルダー: "folder",
  項目: "item",
  都道府県: "prefecture",
  二次医療圏: "area",
  年齢: "ages",
  基準: "reference",
  集団: "population",
  回: "release",
  方法: "method",
  範囲: "range",
  扱い: "treatment",
  段階: "level",
  性別: "sex",
  形式: "format",
  言語: "language",
  ポイント: "points",
  種類: "kind",
  列: "column",
  件数: "count",
  数: "number",
  アドレス: "address",
  秒: "seconds",
};

/** An option's flags with their placeholder in the user's language. */
export function flagsIn(language: Language, flags: string): string {
  if (language === "ja") return flags;
  return flags.replace(/<(.+)>/, (_, placeholder: string) => `<${PLACEHOLDERS[placeholder] ?? placeholder}>`);
}

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
