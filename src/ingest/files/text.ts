import { failureAt } from "../../text/failure.js";

/**
 * The text of a CSV file: UTF-8 or UTF-16 by byte order mark, JIS (ISO-2022-JP) by its escapes, else UTF-8 if it is valid UTF-8, else
 * EUC-JP if it is valid and has words of the tables, else Shift_JIS (cp932, what Excel writes in Japan) if it is valid.
 *
 * @throws Failure with the file where it is none of them
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const other = markedEncoding(bytes);
  if (other) return new TextDecoder(other).decode(bytes);
  const text = tryDecode(bytes, "utf-8") ?? tryEuc(bytes) ?? tryDecode(bytes, "shift_jis");
  if (text === null || text.includes("\0")) {
    throw failureAt(file, {
      ja: "文字コードを判別できません（読めるのは UTF-8、Shift_JIS、UTF-16、EUC-JP、JIS です）。Excel の「CSV UTF-8（コンマ区切り）」で保存し直してください。",
      en: 'not text in UTF-8, Shift_JIS, UTF-16, EUC-JP or JIS. Save it again as "CSV UTF-8 (Comma delimited)" in Excel.',
    });
  }
  return text;
}

/** What Excel writes as "Unicode text": UTF-16 with a byte order mark. */
function utf16Encoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** ESC $ B and ESC $ @ begin kanji in JIS; no other text has them. */
const JIS_KANJI = ["\x1b$B", "\x1b$@"];

/** An encoding in which bytes of letters can be those of separators and quotes; it says itself that it is one. */
function markedEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | "iso-2022-jp" | null {
  const utf16 = utf16Encoding(bytes);
  if (utf16) return utf16;
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isJis = JIS_KANJI.some((kanji) => content.includes(kanji)) && content.every((byte) => byte < 0x80);
  return isJis ? "iso-2022-jp" : null;
}

/** The same text in an encoding in which separators, quotes and line ends are single bytes. */
export function withSingleBytes(bytes: Buffer): Buffer {
  const other = markedEncoding(bytes);
  return other ? Buffer.from(new TextDecoder(other).decode(bytes)) : bytes;
}

/**
 * A name inside a zip archive. The UTF-8 flag is to be believed; without it Japanese Windows writes Shift_JIS
 * and other systems UTF-8, so valid UTF-8 is taken as such.
 */
export function decodeName(bytes: Uint8Array, flaggedUtf8: boolean): string {
  if (flaggedUtf8) return new TextDecoder("utf-8").decode(bytes);
  return (
    tryDecode(bytes, "utf-8") ?? tryDecode(bytes, "shift_jis") ?? new TextDecoder("latin1").decode(bytes)
  );
}

/** What stands for "-" in numbers and ranges of numbers, after NFKC. */
export const DASHES = /[‐‑‒–—―−ー]/g;

/** Nothing in it has another form: most cells are such. */
const PLAIN = /^[!-~]*$/;

/**
 * Text made comparable: NFKC (full-width letters, digits and signs become half-width), wave dashes unified,
 * all white space and line breaks removed. The tables mix these forms freely.
 */
export function comparable(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize("NFKC")
    .replace(/[\u301c∼]/g, "~")
    .replace(/\s+/g, "");
}

/** pandas makes 101.0 of a column of codes that has a blank somewhere. */
export function withoutFraction(code: string): string {
  return code.replace(/^(\d+)\.0+$/, "$1");
}

/** Letters of any table: sexes, years, prefectures, codes. Half-width katakana of Shift_JIS can be valid in EUC-JP, and have none. */
const OF_TABLES = /[男女年県コ]/;

function tryEuc(bytes: Uint8Array): string | null {
  const text = tryDecode(bytes, "euc-jp");
  return text !== null && OF_TABLES.test(text) ? text : null;
}

function tryDecode(bytes: Uint8Array, encoding: "utf-8" | "shift_jis" | "euc-jp"): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
