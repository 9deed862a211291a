import { failureAt } from "../../text/failure.js";
import type { Bilingual } from "../../text/language.js";
import type { AsideReason } from "./aside.js";
import { isGzip } from "./packed/gzip.js";

const OTHER_FILE: AsideReason = {
  kind: "other",
  reason: {
    ja: "表のファイル（.xlsx・.csv・.ods など）ではありません",
    en: "not a table file (.xlsx, .csv, .ods …)",
  },
};

export const OLD_WORKBOOK: AsideReason<Bilingual> = {
  kind: "unread",
  reason: {
    ja: "古い形式（.xls）か、パスワード付きのブックです。Excel で .xlsx 形式（パスワードなし）に保存し直してください",
    en: "an old .xls workbook, or one with a password. Save it in Excel as .xlsx without a password",
  },
};

/** Other workbooks of Excel, by the name alone: their bytes are those of a zip. */
const OTHER_WORKBOOK = /\.(xlsb|xltx|xltm)$/i;

/** Why a workbook of Excel in another form than .xlsx is passed over; null of other names. */
export function otherWorkbook(name: string): AsideReason<Bilingual> | null {
  const [, form] = OTHER_WORKBOOK.exec(name) ?? [];
  if (form === undefined) return null;
  return {
    kind: "unread",
    reason: {
      ja: `.${form} 形式のブックです。Excel で .xlsx 形式に保存し直してください`,
      en: `a .${form} workbook. Save it in Excel as .xlsx`,
    },
  };
}

const named = (name: string): AsideReason => ({
  kind: "other",
  reason: {
    ja: `${name} ファイルですが、ndb-ratio の公表値の一覧（counts）ではありません`,
    en: `a file in ${name}, but not counts of ndb-ratio`,
  },
});

const isAt = (bytes: Uint8Array, text: string, at = 0) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1", at, at + text.length) === text;

/** Is this an OLE container: a workbook of Excel 97–2003, or any workbook with a password? */
export function isOldWorkbook(bytes: Uint8Array): boolean {
  return isAt(bytes, "\xd0\xcf\x11\xe0");
}

/** What a file is that is none of the forms that are read, by its first bytes; null where they do not tell. */
export function otherForm(bytes: Uint8Array): AsideReason | null {
  if (isOldWorkbook(bytes)) return OLD_WORKBOOK;
  if (isAt(bytes, "PAR1")) return named("Parquet");
  if (isAt(bytes, "ARROW1")) return named("Arrow");
  if (isAt(bytes, "%PDF")) return { ...OTHER_FILE, reason: { ja: "PDF です", en: "a PDF" } };
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString("latin1");
  return /^(\xef\xbb\xbf)?\s*[{[]/.test(start) ? named("JSON") : null;
}

/** Why a file is passed over that none of the names of tables has. */
export function reasonOfForm(bytes: Uint8Array): AsideReason {
  return otherForm(bytes) ?? OTHER_FILE;
}

/** @throws Failure where a file that should be a CSV is one of another form, empty, or no workbook though it is called one */
export function refuseOtherForms(bytes: Buffer, path: string): void {
  const start = bytes.subarray(0, 512).toString("latin1");
  const refuse = (ja: string, en: string): never => {
    throw failureAt(path, { ja, en });
  };
  if (isOldWorkbook(bytes)) refuse(`${OLD_WORKBOOK.reason.ja}。`, `${OLD_WORKBOOK.reason.en}.`);
  if (isGzip(bytes) || bytes.toString("latin1", 257, 262) === "ustar") {
    refuse(
      "tar か、二重に圧縮されたファイルです。展開してから指定してください。",
      "a tar archive, or a file that was packed twice. Unpack it first.",
    );
  }
  if (/^(\xef\xbb\xbf)?\s*(<!doctype html|<html)/i.test(start)) {
    refuse(
      "表ではなくウェブページです（ダウンロードに失敗したときのエラー画面と思われます）。もう一度ダウンロードしてください。",
      "a web page, not a table (probably the error page of a failed download). Download it again.",
    );
  }
  // A CSV of an empty sheet has a byte order mark all the same.
  if (bytes.length <= start.length && /^(\xef\xbb\xbf)?\s*$/.test(start)) {
    if (path === "-") {
      refuse(
        "標準入力に何も渡されていません。前のコマンドが失敗していないか確かめてください。",
        "nothing came on standard input. See whether the command before it failed.",
      );
    }
    refuse("空のファイルです。もう一度ダウンロードしてください。", "the file is empty. Download it again.");
  }
  if (/\.xls[xm]$/i.test(path)) {
    refuse(
      "拡張子は .xlsx ですが、Excel ブックではありません。もう一度ダウンロードするか、CSV なら拡張子を .csv にしてください。",
      "named .xlsx but not an Excel workbook. Download it again, or name it .csv if it is CSV.",
    );
  }
}
