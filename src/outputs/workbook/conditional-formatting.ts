import { INK } from "../../figures/theme.js";
import { escaped } from "./insert.js";
import { type ConditionLook, type ConditionRule, type Conditions, rangeName } from "./model.js";

const argb = (colour: string) => `FF${colour.slice(1).toUpperCase()}`;
const font = (inner: string) => `<dxf><font>${inner}</font></dxf>`;
const side = (name: string) => `<${name} style="thin"><color rgb="${argb(INK.text)}"/></${name}>`;

const LOOKS: Readonly<Record<ConditionLook | "white", string>> = {
  bold: font("<b/>"),
  framed: `<dxf><font><b/></font><border>${["left", "right", "top", "bottom"].map(side).join("")}</border></dxf>`,
  faint: `<dxf><font><i/><color rgb="${argb(INK.soft)}"/></font><fill><patternFill><bgColor rgb="${argb(INK.faintFill)}"/></patternFill></fill></dxf>`,
  white: font('<color rgb="FFFFFFFF"/>'),
  pale: `<dxf><fill><patternFill><bgColor rgb="${argb(INK.faintFill)}"/></patternFill></fill></dxf>`,
};
const LOOK_NAMES = Object.keys(LOOKS);

/** The looks of all rules, for the part with the styles. */
export const LOOK_STYLES = `<dxfs count="${LOOK_NAMES.length}">${Object.values(LOOKS).join("")}</dxfs>`;

/** Conditional formats of a sheet. */
export function conditionalFormatting(all: readonly Conditions[]): string {
  let priority = 0;
  return all
    .map(({ ranges, rules }) => {
      const xml = rules.map((rule) => ruleXml(rule, ++priority)).join("");
      const place = ranges.map((range) => rangeName(range)).join(" ");
      return `<conditionalFormatting sqref="${place}">${xml}</conditionalFormatting>`;
    })
    .join("");
}

function ruleXml(rule: ConditionRule, priority: number): string {
  if (rule.kind === "colours") {
    const stops = [-rule.limit, 0, rule.limit].map((value) => `<cfvo type="num" val="${value}"/>`).join("");
    const colours = rule.colours.map((colour) => `<color rgb="${argb(colour)}"/>`).join("");
    return `<cfRule type="colorScale" priority="${priority}"><colorScale>${stops}${colours}</colorScale></cfRule>`;
  }
  if (rule.kind === "white-text") {
    const limits = [-rule.limit, rule.limit].map((value) => `<formula>${value}</formula>`).join("");
    return `<cfRule type="cellIs" dxfId="${LOOK_NAMES.indexOf("white")}" priority="${priority}" operator="notBetween">${limits}</cfRule>`;
  }
  const stop = rule.stop ? ' stopIfTrue="1"' : "";
  return `<cfRule type="expression" dxfId="${LOOK_NAMES.indexOf(rule.look)}" priority="${priority}"${stop}><formula>${escaped(rule.formula)}</formula></cfRule>`;
}
