import { INK } from "../../../figures/theme.js";
import { betweenTags } from "../../../text/markup-text.js";
import {
  type ChartModel,
  type ChartSeriesModel,
  type HollowPoint,
  type NumberRange,
  quotedSheet,
  rangeName,
} from "../model.js";
import { insertBefore, replaceOnce } from "./insert.js";

/** Space between the groups of columns, as a percentage of a column's width. */
const GROUP_GAP = 60;
const HAIRLINE = 6350;
const LINE = 9525;

/** Stands for a chart's title until it is here: the library takes a title with "!" in it for a reference to cells. */
export const TITLE_MARK = "title";

const line = (colour: string, width: number, dash = "") =>
  `<a:ln w="${width}"><a:solidFill><a:srgbClr val="${colour.slice(1)}"/></a:solidFill>${dash}</a:ln>`;
const solid = (colour: string) => `<a:solidFill><a:srgbClr val="${colour.slice(1)}"/></a:solidFill>`;

/**
 * Adds to a chart of the library what it has no words for: its title as it is, columns that keep their colour below 0, hollow ones,
 * error bars, gaps, names of regions below the columns, a firm zero line, a light grid, the step of the axis. The
 * order of the elements is that of the format's schema.
 *
 * @throws Error where the chart has other series than its model
 */
export function chartDetails(xml: string, model: ChartModel, font: string): string {
  const titled = replaceOnce(xml, `<a:t>${TITLE_MARK}</a:t>`, `<a:t>${betweenTags(model.title)}</a:t>`);
  const [head = "", ...series] = titled.split("<c:ser>");
  if (series.length !== model.series.length) throw new Error("the chart has other series than its model");
  const withSeries = [head, ...series.map((text, i) => seriesDetails(text, model.series[i]!))].join(
    "<c:ser>",
  );
  const [before = "", names = "", scale = ""] = withSeries.split(/(?=<c:catAx>)|(?=<c:valAx>)/);
  return (
    insertBefore(before, ["<c:axId "], `<c:gapWidth val="${GROUP_GAP}"/><c:overlap val="0"/>`) +
    namesAxis(names) +
    ending(scaleAxis(scale, model.step), font)
  );
}

function seriesDetails(xml: string, series: ChartSeriesModel): string {
  const filled = xml.replace(
    /<c:spPr>.*?<\/c:spPr>/,
    `<c:spPr>${solid(series.colour)}${line(series.outline, HAIRLINE)}</c:spPr><c:invertIfNegative val="0"/>${series.hollow.map(hollowPoint(series)).join("")}`,
  );
  if (filled === xml) throw new Error("the chart's series have no format");
  return insertBefore(filled, ["<c:cat>"], errorBars(series));
}

const hollowPoint =
  ({ outline }: ChartSeriesModel) =>
  ({ index, isDashed }: HollowPoint) =>
    `<c:dPt><c:idx val="${index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${solid(INK.faintFill)}${isDashed ? line(INK.faint, LINE, '<a:prstDash val="dash"/>') : line(outline, LINE)}</c:spPr></c:dPt>`;

function errorBars({ spread }: ChartSeriesModel): string {
  if (!spread) return "";
  return `<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/><c:plus>${numbers(spread.above)}</c:plus><c:minus>${numbers(spread.below)}</c:minus><c:spPr>${line(INK.faint, LINE)}</c:spPr></c:errBars>`;
}

function numbers(range: NumberRange): string {
  const points = range.values.map((value, i) =>
    value === null ? "" : `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`,
  );
  const { sheet, row, fromColumn, toColumn } = range;
  const place = `${quotedSheet(sheet)}!${rangeName({ fromRow: row, toRow: row, fromColumn, toColumn }, true)}`;
  return `<c:numRef><c:f>${betweenTags(place)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${range.values.length}"/>${points.join("")}</c:numCache></c:numRef>`;
}

function namesAxis(xml: string): string {
  return replaceOnce(
    xml,
    '<c:tickLblPos val="nextTo"/>',
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>${line(INK.zero, LINE)}</c:spPr>`,
  );
}

function scaleAxis(xml: string, step: number): string {
  const gridded = replaceOnce(
    xml,
    "<c:majorGridlines/>",
    `<c:majorGridlines><c:spPr>${line(INK.grid, LINE)}</c:spPr></c:majorGridlines>`,
  );
  const upright = replaceOnce(gridded, "<a:bodyPr/>", '<a:bodyPr rot="-5400000" vert="horz"/>');
  const quiet = replaceOnce(
    upright,
    '<c:tickLblPos val="nextTo"/>',
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>',
  );
  return replaceOnce(
    quiet,
    '<c:crossBetween val="between"/>',
    `<c:crossBetween val="between"/><c:majorUnit val="${step}"/>`,
  );
}

/** The rest of the chart: values of hidden rows are drawn too; white, in one font. */
function ending(xml: string, font: string): string {
  const all = replaceOnce(xml, '<c:plotVisOnly val="1"/>', '<c:plotVisOnly val="0"/>');
  const face = `<a:latin typeface="${font}"/><a:ea typeface="${font}"/>`;
  return insertBefore(
    all,
    ["<c:printSettings>"],
    `<c:spPr>${solid("#ffffff")}<a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr>${face}</a:defRPr></a:pPr><a:endParaRPr lang="ja-JP"/></a:p></c:txPr>`,
  );
}
