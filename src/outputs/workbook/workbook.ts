import { yieldToEvents } from "../../process/event-loop.js";
import { draftOf, headOf, type WorkbookInput } from "./input.js";
import type { SheetModel, WorkbookModel } from "./model.js";
import { creditLines } from "./page.js";
import { contentsSheet } from "./sheets/contents-sheet.js";
import { itemSheet } from "./sheets/item-sheet.js";
import { notesSheet } from "./sheets/notes-sheet.js";
import { overviewSheet } from "./sheets/overview-sheet.js";

/** The workbook of a prefecture with its areas, or of the nation with its prefectures. */
export async function workbookModel(input: WorkbookInput): Promise<WorkbookModel> {
  const draft = draftOf(input);
  const sheets: SheetModel[] = [contentsSheet(draft), overviewSheet(draft), notesSheet(draft)];
  for (const item of input.items) {
    await yieldToEvents();
    sheets.push(itemSheet(draft, item));
  }
  return {
    title: headOf(draft),
    comment: creditLines(input).join(" "),
    sheets,
  };
}
