import { contentsSheet } from "./contents-sheet.js";
import { draftOf, headOf, type WorkbookInput } from "./input.js";
import { itemSheet } from "./item-sheet.js";
import type { WorkbookModel } from "./model.js";
import { notesSheet } from "./notes-sheet.js";
import { overviewSheet } from "./overview-sheet.js";
import { creditLines } from "./page.js";

/** The workbook of a prefecture with its areas, or of the nation with its prefectures. */
export function workbookModel(input: WorkbookInput): WorkbookModel {
  const draft = draftOf(input);
  return {
    title: headOf(draft),
    comment: creditLines(input).join(" "),
    sheets: [
      contentsSheet(draft),
      overviewSheet(draft),
      notesSheet(draft),
      ...input.items.map((item) => itemSheet(draft, item)),
    ],
  };
}
