import { describe, expect, it } from "vitest";
import { comparable, decodeName, decodeText, withSingleBytes } from "../../../src/ingest/files/text.js";
import { failureOf } from "../../support/failures.js";

const TEXT = "都道府県名,‐";
const bytes = (...values: number[]) => Uint8Array.from(values);

describe("decodeText", () => {
  it("reads UTF-8 with and without a byte order mark, which is no part of the text", () => {
    expect(decodeText(Buffer.from(TEXT), "a.csv")).toBe(TEXT);
    expect(decodeText(Buffer.from(`\ufeff${TEXT}`), "a.csv")).toBe(TEXT);
  });

  it("reads UTF-16 of either byte order by its mark", () => {
    const little = Buffer.from(`\ufeff${TEXT}`, "utf16le");
    expect(decodeText(little, "a.csv")).toBe(TEXT);
    expect(decodeText(Buffer.from(little).swap16(), "a.csv")).toBe(TEXT);
  });

  it("reads JIS (ISO-2022-JP) by its escapes, in which letters have the bytes of quotes and commas", () => {
    // 「∞,男」: 0x21 0x67 is ∞, 0x43 0x4b is 男, and 0x25 0x2c and 0x22 0x26 are ガ and ▽.
    const jis = Buffer.from("\x1b$B!g\x1b(B,\x1b$BCK%,\x22&\x1b(B\n", "latin1");
    expect(decodeText(jis, "a.csv")).toBe("∞,男ガ▽\n");
    expect(withSingleBytes(jis).toString("utf8")).toBe("∞,男ガ▽\n");
  });

  it("reads Shift_JIS with the characters that only Windows has (cp932)", () => {
    const cp932 = bytes(0xfb, 0xfc, 0xed, 0x95, 0x87, 0x40, 0x87, 0x72);
    expect(decodeText(cp932, "a.csv")).toBe("髙﨑①㎎");
  });

  it("reads half-width katakana of Shift_JIS", () => {
    expect(decodeText(bytes(0xb1, 0xb2, 0xb3), "a.csv")).toBe("ｱｲｳ");
  });

  it("refuses text that is neither UTF-8 nor Shift_JIS, naming the file and what to do", () => {
    for (const broken of [bytes(0xe9, 0x83, 0xff, 0xff), bytes(0x80, 0xa0), bytes(0x41, 0x00, 0x42, 0x00)]) {
      const failure = failureOf(() => decodeText(broken, "a.csv"));
      expect(failure.place?.file).toBe("a.csv");
      expect(failure.text.ja).toContain("CSV UTF-8");
    }
  });
});

describe("decodeName", () => {
  it("believes the UTF-8 flag, and guesses without it", () => {
    expect(decodeName(Buffer.from("質問"), true)).toBe("質問");
    expect(decodeName(Buffer.from("質問"), false)).toBe("質問");
    expect(decodeName(bytes(0x8e, 0xbf), false)).toBe("質");
  });

  it("gives some name even where the bytes are no encoding that we know", () => {
    expect(decodeName(bytes(0x41, 0xff, 0xff), false)).toBe("Aÿÿ");
  });
});

describe("text in EUC-JP", () => {
  // 年度,性別 / 2018,男
  const euc = bytes(0xc7, 0xaf, 0xc5, 0xd9, 0x2c, 0xc0, 0xad, 0xca, 0xcc, 0x0a, 0x32, 0x2c, 0xc3, 0xcb);

  it("is read where it has words of tables, though its bytes are half-width katakana in Shift_JIS", () => {
    expect(decodeText(euc, "a.csv")).toBe("年度,性別\n2,男");
  });

  it("is not seen in half-width katakana", () => {
    expect(decodeText(bytes(0xbb, 0xb2, 0xc0, 0xcf), "a.csv")).toBe("ｻｲﾀﾏ");
  });
});

describe("comparable", () => {
  it("makes full-width and half-width forms equal", () => {
    expect(comparable("ＨＤＬコレステロール")).toBe(comparable("HDLｺﾚｽﾃﾛｰﾙ"));
    expect(comparable("（BMI)")).toBe("(BMI)");
  });

  it("makes the wave dashes equal", () => {
    for (const wave of ["～", "〜", "∼"]) expect(comparable(`40${wave}44歳`)).toBe("40~44歳");
  });

  it("removes line breaks and every kind of space", () => {
    expect(comparable(" 二次医療圏\r\n番号\u3000\u00a0")).toBe("二次医療圏番号");
  });
});
