import { isZip, readZip } from "../ingest/files/packed/zip.js";
import { Failure } from "../text/failure.js";
import type { Bilingual } from "../text/language.js";
import { FetchProblem } from "./problem.js";

/**
 * Is this a whole workbook or archive? Every entry is inflated and checked against its CRC, so that a file that was
 * put together of two versions cannot pass.
 *
 * @throws FetchProblem that says what came instead
 */
export function checkContent(bytes: Buffer, name: string): void {
  if (isZip(bytes)) {
    checkArchive(bytes, name);
    return;
  }
  if (bytes.length === 0) {
    throw new FetchProblem({ ja: "空のファイルが届きました", en: "an empty file came" }, { again: "once" });
  }
  const start = bytes.subarray(0, 1 << 16).toString("utf8");
  if (/^\ufeff?\s*<(!doctype|html|head|body|\?xml|!--)/i.test(start)) throw new FetchProblem(page(start));
  throw new FetchProblem({
    ja: "Excel ブックでも zip でもないものが届きました",
    en: "what came is neither an Excel workbook nor a zip",
  });
}

function checkArchive(bytes: Buffer, name: string): void {
  let names: string[];
  try {
    names = readZip(bytes, name).map((entry) => {
      entry.read();
      return entry.name;
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new FetchProblem({ ja: "ファイルが壊れています", en: "the file is damaged" }, { again: "once" });
  }
  if (!/\.xlsx$/i.test(name) || names.includes("[Content_Types].xml")) return;
  throw new FetchProblem({
    ja: "Excel ブックではない zip が届きました",
    en: "a zip came that is not an Excel workbook",
  });
}

function page(start: string): Bilingual {
  const title = /<title[^>]*>\s*([^<]*?)\s*</i.exec(start)?.[1]?.slice(0, 60);
  return {
    ja: `Excel ファイルではなくウェブページ（HTML）が届きました${title ? `：「${title}」` : ""}`,
    en: `a web page (HTML) came instead of the file${title ? `: "${title}"` : ""}`,
  };
}
