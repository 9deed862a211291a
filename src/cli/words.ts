import type { Language } from "../text/language.js";
import { COMMANDS } from "./declared/command-table.js";
import { flagsOf, longFlag } from "./options/option.js";

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
  const found = /'([^']*)'/.exec(text)?.[1];
  const flag = found?.replace(/=.*/s, "");
  const others = code === "commander.unknownOption" && flag ? commandsWith(flag) : [];
  if (others.length > 0) {
    return language === "ja"
      ? `このコマンドに ${flag} はありません（${others.join("、")} のオプションです）。このコマンドのオプションは、コマンド名のあとに --help を付けると表示できます。`
      : `${flag} is no option of this command, but of ${others.join(", ")}. With --help after its name a command lists its own options`;
  }
  if (language === "en" || !problem) return text;
  const meant = /\(Did you mean (?:one of )?(.+)\?\)/.exec(text)?.[1];
  const allowed = /Allowed choices are (.+)\./.exec(text)?.[1]?.replaceAll(", ", "、");
  return `${problem}${found ? `：${found}` : ""}${meant ? `（もしかして：${meant}）` : ""}。${allowed ? `使えるのは ${allowed} です。` : ""}使い方は ndb-ratio help で表示できます。`;
}

/** Commands that have an option: who gives it to another one is told where it belongs. */
function commandsWith(flag: string): string[] {
  return COMMANDS.filter(({ options }) =>
    Object.entries(options).some(([name, option]) =>
      flagsOf(option).some((one) => longFlag(name, one) === flag),
    ),
  ).map(({ name }) => name);
}
