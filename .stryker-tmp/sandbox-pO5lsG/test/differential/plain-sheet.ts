// @ts-nocheck
import { strFromU8, unzipSync } from "fflate";

/*
 * Reads the cells of one official table the plain way: no check, no other layout than the official one, nothing
 * shared with src/ but the package that inflates zips.
 */

/** The first sheet of an xlsx file, or a CSV file, as rows of text; an empty cell is "". */
export function plainRows(bytes: Uint8Array, isCsv: boolean): string[][] {
  return isCsv ? csvRows(strFromU8(bytes)) : xlsxRows(bytes);
}

function csvRows(text: string): string[][] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => line.split(","));
}

function xlsxRows(bytes: Uint8Array): string[][] {
  const files = unzipSync(bytes, {
    filter: ({ name }) => name === "xl/sharedStrings.xml" || name === "xl/worksheets/sheet1.xml",
  });
  const xml = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const strings = [...xml("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    // Furigana are not part of the text.
    [...si!.replace(/<rPh .*?<\/rPh>/gs, "").matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, t]) => t).join(""),
  );
  return [...xml("xl/worksheets/sheet1.xml").matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(
    ([, row]) => {
      const cells: string[] = [];
      for (const [, letters, attributes, inside] of (row ?? "").matchAll(
        /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
      )) {
        const value = /<v>(.*?)<\/v>/s.exec(inside ?? "")?.[1] ?? "";
        cells[columnOf(letters!)] = attributes!.includes('t="s"') ? strings[Number(value)]! : value;
      }
      return Array.from(cells, (cell) => cell ?? "");
    },
  );
}

function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => 26 * column + letter.charCodeAt(0) - 64, 0) - 1;
}
