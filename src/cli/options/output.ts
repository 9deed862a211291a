import { byDefault, flag, numeric, type Option, oneOf, parsed, text } from "./option.js";

/** A whole number from 1. */
export const wholeNumber = (ja: string, en: string): Option<number | undefined> =>
  numeric(
    "count",
    /^[1-9]\d{0,8}$/,
    { ja: "1 以上の整数を指定してください。", en: "Give a whole number from 1." },
    { ja, en },
  );

const MOST_WORKERS = 64;

export const workers = byDefault(
  numeric(
    "number",
    /^\d{1,2}$/,
    {
      ja: `1 から ${MOST_WORKERS} までの数を指定してください。`,
      en: `Give a number from 1 to ${MOST_WORKERS}.`,
    },
    {
      ja: "図を描くスレッドの数（既定 1。図は同じ）",
      en: "threads that draw figures (default: 1; the figures are the same)",
    },
    (count) => count >= 1 && count <= MOST_WORKERS,
  ),
  1,
);

export const json = flag("JSON で出力", "as JSON");

/** The language of a table's heads and values. */
export const headers = byDefault(
  oneOf(
    "language",
    ["en", "ja"],
    "CSV と表の見出しと値：en（既定。プログラムが読む形）、ja（日本語。項目・判定・注記も言葉で）",
    "heads and values of CSV and tables: en (default; what programs read), ja (Japanese, with items, marks and notes in words)",
  ),
  "en",
);

/** Where a command writes the one thing that it makes; undefined for standard output, which "-" names too. */
export const out: Option<string | undefined> = {
  ...text("file", "出力先（既定：標準出力）", "file to write (default: standard output)"),
  check: (zod) =>
    zod
      .string()
      .transform((path) => (path === "-" ? undefined : path))
      .optional(),
};

/** Where a command that makes several files writes them. */
export const outFolder = parsed(
  "folder",
  (zod) =>
    zod
      .string()
      .refine((path) => path !== "-")
      .optional(),
  {
    ja: "ファイルがいくつもできるので、標準出力には書けません。フォルダーを指定してください。",
    en: "Several files are made, which standard output cannot take: give a folder.",
  },
  { ja: "出力先のフォルダー", en: "folder to write" },
);
