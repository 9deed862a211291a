import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { yieldToEvents } from "../../../process/event-loop.js";
import type { WorkbookModel } from "../model.js";
import { SHEET_FONT } from "../styles.js";
import { chartDetails } from "./chart-details.js";
import { conditionalFormatting, LOOK_STYLES } from "./conditional-formatting.js";
import { insertBefore, replaceOnce } from "./insert.js";

/** No clock in an artifact. fflate takes the parts of a date in local time, so they are given so. */
const ENTRY_DATE = new Date(1980, 0, 1);
const DOCUMENT_DATE = "2000-01-01T00:00:00Z";

/** A hundredth larger than at the highest, in little more than half the time. */
const LEVEL = 6;

/**
 * What the library cannot say: conditional formats, details of the charts, and a date of the document that is not
 * now. Its parts are known by their names; one that is not as expected is an error, never a silently poorer file.
 *
 * @throws Error where a part is not there or not as expected
 */
export async function finishWorkbook(bytes: Uint8Array, { sheets }: WorkbookModel): Promise<Uint8Array> {
  const parts = unzipSync(bytes);
  const change = (path: string, edit: (xml: string) => string) => {
    const part = parts[path];
    if (!part) throw new Error(`the workbook has no ${path}`);
    parts[path] = strToU8(edit(strFromU8(part)));
  };
  change("docProps/core.xml", (xml) => xml.replace(/>[\dT:-]+Z</g, `>${DOCUMENT_DATE}<`));
  change("xl/styles.xml", (xml) => replaceOnce(xml, '<dxfs count="0"/>', LOOK_STYLES));
  let drawn = 0;
  let drawings = 0;
  for (const [i, { conditions, charts = [] }] of sheets.entries()) {
    await yieldToEvents();
    if (conditions)
      change(`xl/worksheets/sheet${i + 1}.xml`, (xml) =>
        insertBefore(xml, ["<hyperlinks>", "<pageMargins "], conditionalFormatting(conditions)),
      );
    if (charts.length === 0) continue;
    // The charts keep their size where rows beside them are filtered away.
    change(`xl/drawings/drawing${++drawings}.xml`, (xml) =>
      xml.replaceAll("<xdr:twoCellAnchor>", '<xdr:twoCellAnchor editAs="absolute">'),
    );
    for (const chart of charts) {
      change(`xl/charts/chart${++drawn}.xml`, (xml) => chartDetails(xml, chart, SHEET_FONT));
    }
  }
  await yieldToEvents();
  return zipSync(parts, { level: LEVEL, mtime: ENTRY_DATE });
}
