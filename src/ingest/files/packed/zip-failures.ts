import { type Failure, failureAt } from "../../../text/failure.js";

/** Control characters, and those that turn the direction of writing, so that a name reads as another. */
const MISLEADING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** @throws Failure where a name leads out of the archive, or reads as another */
export function refuseUnsafeName(name: string, file: string): void {
  const parts = name.split(/[/\\]/);
  const leadsOut = parts.includes("..") || /^[/\\]/.test(name) || /^[A-Za-z]:/.test(name);
  if (!leadsOut && !MISLEADING.test(name)) return;
  const shown = JSON.stringify(name).replace(
    new RegExp(MISLEADING, "gu"),
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  throw refused(file, `不正なファイル名 ${shown} を含みます`, `it holds an unsafe file name: ${shown}`);
}

/** Two entries of one name: which is meant nobody knows. */
export function repeatedName(file: string, name: string): Failure {
  return refused(file, `「${name}」が 2 つ入っています`, `it holds "${name}" twice`);
}

/** The archive is what its maker wanted, and not what the ministry publishes. */
export function refused(file: string, ja: string, en: string): Failure {
  return failureAt(file, {
    ja: `読み込めません：${ja}。厚生労働省のファイルを指定してください。`,
    en: `cannot be read: ${en}. Give the ministry's own files.`,
  });
}

/** The archive is not whole. */
export function damaged(file: string, ja: string, en: string): Failure {
  return failureAt(file, {
    ja: `読み込めません：${ja}。もう一度ダウンロードしてください。`,
    en: `cannot be read: ${en}. Download it again.`,
  });
}
