import { CONFIG_FILE } from "../config/config-file.js";
import { byDefault, flag, oneOf, text, withNone } from "./option.js";

/** Options of the whole program. */
export const GLOBAL = {
  lang: byDefault(
    oneOf(
      "language",
      ["ja", "en"],
      "言語：ja、en（既定：画面は環境に合わせ、図は日本語）",
      "language: ja, en; figures are Japanese unless en",
    ),
    "ja",
  ),
  debug: flag("内部の詳細を表示", "show a stack trace"),
  config: withNone(
    text(
      "file",
      `設定ファイル（既定：作業フォルダーの ${CONFIG_FILE}。ndb-ratio help config）`,
      `config file (default: ${CONFIG_FILE} in the working folder; see ndb-ratio help config)`,
    ),
    "設定ファイルを使わない",
    "use no config file",
  ),
};
