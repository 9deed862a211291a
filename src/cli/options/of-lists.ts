import { byDefault, flag, numeric, oneOf, text, texts, withHelp } from "./option.js";
import { json, outFolder } from "./output.js";
import { release, SOURCE } from "./source.js";

export const FETCH = {
  release: release("公表回（5～9、11）", "the release (5 to 9, 11)"),
  out: withHelp(outFolder, "保存先のフォルダー", "folder to save to"),
  only: texts(
    "kind",
    "検査、質問票、都道府県、二次医療圏 のものだけ",
    "only checkup, questionnaire, prefecture or area",
  ),
  list: flag("アドレスを表示するだけ", "only print the addresses"),
  format: byDefault(
    oneOf(
      "format",
      ["plain", "csv"],
      "--list の形：plain（既定）、csv（--addresses に渡せる）",
      "of --list: plain (default), csv (as --addresses takes it)",
    ),
    "plain",
  ),
  ...SOURCE,
  check: flag(
    "取得済みのファイルが変わっていないかサーバーに尋ねる",
    "ask the server whether files that are here have changed",
  ),
  update: flag("変わったファイルを新しい版に置き換える", "take the new version of files that have"),
  pause: numeric(
    "seconds",
    /\S/,
    { ja: "秒数（例 0.5）を指定してください。", en: "Give seconds, for example 0.5." },
    { ja: "次のファイルまでの間（既定 0.5）", en: "seconds between files (0.5)" },
    (seconds) => seconds >= 0 && seconds <= 3600,
  ),
  json: withHelp(json, "結果のまとめを JSON で", "summary as JSON"),
};

export const ITEMS = { all: flag("拡張項目も", "the extended items too"), json };

/** Forms that `template` makes. */
export const TEMPLATES = ["own-counts"] as const;

export const TEMPLATE = {
  prefecture: text("prefecture", "都道府県（22、静岡、静岡県）", "a prefecture (22, 静岡, Shizuoka)"),
};

export const AREAS = {
  prefecture: text("prefecture", "都道府県（11、埼玉、埼玉県）", "a prefecture (11, 埼玉, Saitama)"),
  json,
};
