import * as xlsx from "wasm-xlsxwriter";
import { yieldToEvents } from "../../../process/event-loop.js";
import {
  type CellStyle,
  type CellValue,
  type ChartModel,
  quotedSheet,
  type RowRange,
  rangeName,
  type SheetModel,
  type WorkbookModel,
} from "../model.js";
import { FOOTER_MARGIN, MARGIN } from "../page.js";
import { SHEET_FONT } from "../styles.js";
import { TITLE_MARK } from "./chart-details.js";
import { finishWorkbook } from "./finish.js";

const A4 = 9;
const DEFAULT_SIZE = 10;
const LINK_COLOUR = "#0b4a72";
const BORDER_COLOUR = "#c8c8c4";

/** A workbook as the bytes of an .xlsx file; the same model gives the same bytes. */
export async function workbookBytes(model: WorkbookModel): Promise<Uint8Array> {
  const writer = new Writer();
  try {
    const bytes = await writer.write(model);
    await yieldToEvents();
    return finishWorkbook(bytes, model);
  } finally {
    writer.free();
  }
}

interface Freeable {
  free(): void;
}

/**
 * Objects of the library live in its own memory until they are freed, and each call that is chained makes one. Only
 * colours are consumed by the call that they are given to.
 */
class Writer {
  private readonly objects: Freeable[] = [];
  private readonly formats = new Map<string, xlsx.Format>();

  free(): void {
    for (const object of this.objects.reverse()) object.free();
  }

  private keep<T extends Freeable>(object: T): T {
    this.objects.push(object);
    return object;
  }

  async write({ title, comment, sheets }: WorkbookModel): Promise<Uint8Array> {
    const workbook = this.keep(new xlsx.Workbook());
    const properties = this.keep(new xlsx.DocProperties());
    this.keep(properties.setTitle(title));
    this.keep(properties.setComment(comment));
    workbook.setProperties(properties);
    // The sheets are there before anything refers to them.
    const worksheets = sheets.map(({ name }) => {
      const worksheet = this.keep(workbook.addWorksheet());
      this.keep(worksheet.setName(name));
      return worksheet;
    });
    for (const [i, sheet] of sheets.entries()) {
      await yieldToEvents();
      this.sheet(worksheets[i]!, sheet, workbook);
    }
    return workbook.saveToBufferSync();
  }

  private sheet(worksheet: xlsx.Worksheet, sheet: SheetModel, workbook: xlsx.Workbook): void {
    for (const [i, width] of sheet.widths.entries()) this.keep(worksheet.setColumnWidthPixels(i, width));
    for (const { row, height } of sheet.heights) this.keep(worksheet.setRowHeightPixels(row, height));
    for (const { row, column, value, style, link, toColumn } of sheet.cells) {
      const format = this.format(style);
      if (toColumn !== undefined) {
        this.keep(worksheet.mergeRange(row, column, row, toColumn, String(value), format));
      } else if (link) {
        const url = this.keep(new xlsx.Url(`internal:${quotedSheet(link)}!A1`));
        this.keep(worksheet.writeUrlWithFormat(row, column, this.keep(url.setText(String(value))), format));
      } else if (value === null) this.keep(worksheet.writeBlank(row, column, format));
      else this.keep(worksheet.writeWithFormat(row, column, value, format));
    }
    for (const { row, column, values, style } of sheet.runs ?? []) {
      this.keep(worksheet.writeColumnWithFormat(row, column, values.map(empty), this.format(style)));
    }
    if (sheet.frozen) this.keep(worksheet.setFreezePanes(sheet.frozen.rows, sheet.frozen.columns));
    if (sheet.filter) {
      const { fromRow, fromColumn, toRow, toColumn } = sheet.filter;
      this.keep(worksheet.autofilter(fromRow, fromColumn, toRow, toColumn));
    }
    for (const chart of sheet.charts ?? []) this.chart(worksheet, chart);
    this.print(worksheet, sheet, workbook);
  }

  private print(worksheet: xlsx.Worksheet, { name, print }: SheetModel, workbook: xlsx.Workbook): void {
    this.keep(worksheet.setPaperSize(A4));
    if (print.landscape) this.keep(worksheet.setLandscape());
    this.keep(worksheet.setPrintFitToPages(1, print.pages ?? 0));
    this.keep(worksheet.setMargins(MARGIN, MARGIN, MARGIN, FOOTER_MARGIN, MARGIN, MARGIN / 2));
    this.keep(worksheet.setFooter(print.footer));
    if (print.repeatedRows > 0) this.keep(worksheet.setRepeatRows(0, print.repeatedRows - 1));
    const areas = print.areas.map((area) => `${quotedSheet(name)}!${rangeName(area, true)}`);
    // The library's own print area is a single range; this is the name under which the format keeps all of them.
    workbook.defineName(`${quotedSheet(name)}!_xlnm.Print_Area`, `=${areas.join(",")}`);
  }

  private chart(worksheet: xlsx.Worksheet, model: ChartModel): void {
    const chart = this.keep(xlsx.Chart.newColumn());
    for (const { name, values, colour, outline } of model.series) {
      const series = this.keep(new xlsx.ChartSeries());
      const format = this.keep(new xlsx.ChartFormat());
      const fill = this.keep(new xlsx.ChartSolidFill());
      const border = this.keep(new xlsx.ChartLine());
      this.keep(fill.setColor(xlsx.Color.parse(colour)));
      this.keep(border.setColor(xlsx.Color.parse(outline)));
      this.keep(format.setSolidFill(fill));
      this.keep(format.setLine(border));
      this.keep(series.setName(name));
      this.keep(series.setCategories(this.range(model.categories)));
      this.keep(series.setValues(this.range(values)));
      this.keep(series.setFormat(format));
      this.keep(chart.pushSeries(series));
    }
    const title = this.keep(chart.title());
    this.keep(title.setName(TITLE_MARK));
    this.keep(title.setFont(this.chartFont(11, true, model.titleColour)));
    const names = this.keep(chart.xAxis());
    this.keep(names.setFont(this.chartFont(9, false)));
    const scale = this.keep(chart.yAxis());
    this.keep(scale.setName(model.axisTitle));
    this.keep(scale.setNameFont(this.chartFont(9, false)));
    this.keep(scale.setFont(this.chartFont(9, false)));
    this.keep(scale.setNumFormat("+0;-0;0"));
    this.keep(scale.setMin(model.domain[0]));
    this.keep(scale.setMax(model.domain[1]));
    const legend = this.keep(chart.legend());
    this.keep(legend.setPosition(xlsx.ChartLegendPosition.Top));
    this.keep(legend.setFont(this.chartFont(9, false)));
    this.keep(chart.showEmptyCellsAs(xlsx.ChartEmptyCells.Gaps));
    this.keep(chart.setAltText(model.description));
    this.keep(chart.setWidth(model.width));
    this.keep(chart.setHeight(model.height));
    this.keep(worksheet.insertChartWithOffset(model.row, 0, chart, 6, 4));
  }

  private range({ sheet, row, fromColumn, toColumn }: RowRange): xlsx.ChartRange {
    return this.keep(xlsx.ChartRange.newFromRange(sheet, row, fromColumn, row, toColumn));
  }

  private chartFont(size: number, bold: boolean, colour?: string): xlsx.ChartFont {
    const font = this.keep(new xlsx.ChartFont());
    this.keep(font.setName(SHEET_FONT));
    this.keep(font.setSize(size));
    this.keep(bold ? font.setBold() : font.unsetBold());
    if (colour) this.keep(font.setColor(xlsx.Color.parse(colour)));
    return font;
  }

  private format(style: CellStyle): xlsx.Format {
    const key = JSON.stringify(style);
    const known = this.formats.get(key);
    if (known) return known;
    const format = this.keep(new xlsx.Format());
    this.formats.set(key, format);
    this.keep(format.setFontName(SHEET_FONT));
    this.keep(format.setFontSize(style.size ?? DEFAULT_SIZE));
    this.keep(format.setAlign(xlsx.FormatAlign.VerticalCenter));
    if (style.bold) this.keep(format.setBold());
    if (style.italic) this.keep(format.setItalic());
    if (style.wrap) this.keep(format.setTextWrap());
    if (style.align) this.keep(format.setAlign(xlsx.FormatAlign.Center));
    if (style.format) this.keep(format.setNumFormat(style.format));
    if (style.fill) this.keep(format.setBackgroundColor(xlsx.Color.parse(style.fill)));
    if (style.border) {
      this.keep(format.setBorder(xlsx.FormatBorder.Thin));
      this.keep(format.setBorderColor(xlsx.Color.parse(BORDER_COLOUR)));
    }
    const colour = style.link ? LINK_COLOUR : style.colour;
    if (colour) this.keep(format.setFontColor(xlsx.Color.parse(colour)));
    if (style.link) this.keep(format.setUnderline(xlsx.FormatUnderline.Single));
    return format;
  }
}

/** The library writes no cell but a format for `undefined`, and text as text, whatever it begins with. */
const empty = (value: CellValue) => value ?? undefined;
