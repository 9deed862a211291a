import { failureAt } from "../../text/failure.js";

/**
 * The text of a CSV file: UTF-8 or UTF-16 by byte order mark, else UTF-8 if it is valid UTF-8, else
 * Shift_JIS (cp932, what Excel writes in Japan) if it is valid.
 *
 * @throws Failure with the file where it is none of them
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const utf16 = utf16Encoding(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  const text = tryDecode(bytes, "utf-8") ?? tryDecode(bytes, "shift_jis");
  if (text === null || text.includes("\0")) {
    throw failureAt(file, {
      ja: "文字コードを判別できません。Excel の「CSV UTF-8（コンマ区切り）」で保存し直してください。",
      en: 'neither UTF-8 nor Shift_JIS text. Save it again as "CSV UTF-8 (Comma delimited)" in Excel.',
    });
  }
  return text;
}

/** What Excel writes as "Unicode text": UTF-16 with a byte order mark. */
function utf16Encoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** The same text in an encoding in which separators, quotes and line ends are single bytes. */
export function withSingleBytes(bytes: Buffer): Buffer {
  const utf16 = utf16Encoding(bytes);
  return utf16 ? Buffer.from(new TextDecoder(utf16).decode(bytes)) : bytes;
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

function tryDecode(bytes: Uint8Array, encoding: "utf-8" | "shift_jis"): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
