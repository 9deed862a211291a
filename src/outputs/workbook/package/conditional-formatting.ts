import { INK } from "../../../figures/theme.js";
import { betweenTags } from "../../../text/markup-text.js";
import { type ConditionLook, type ConditionRule, type Conditions, rangeName } from "../model.js";

const argb = (colour: string) => `FF${colour.slice(1).toUpperCase()}`;
const font = (inner: string) => `<dxf><font>${inner}</font></dxf>`;
const side = (name: string) => `<${name} style="thin"><color rgb="${argb(INK.text)}"/></${name}>`;

const LOOKS: Readonly<Record<ConditionLook, string>> = {
  bold: font("<b/>"),
  framed: `<dxf><font><b/></font><border>${["left", "right", "top", "bottom"].map(side).join("")}</border></dxf>`,
};
const LOOK_NAMES = Object.keys(LOOKS);

/** The looks of all rules, for the part with the styles. */
export const LOOK_STYLES = `<dxfs count="${LOOK_NAMES.length}">${Object.values(LOOKS).join("")}</dxfs>`;

/** Conditional formats of a sheet. */
export function conditionalFormatting({ range, rules }: Conditions): string {
  const xml = rules.map((rule, index) => ruleXml(rule, index + 1)).join("");
  return `<conditionalFormatting sqref="${rangeName(range)}">${xml}</conditionalFormatting>`;
}

function ruleXml({ formula, look }: ConditionRule, priority: number): string {
  return `<cfRule type="expression" dxfId="${LOOK_NAMES.indexOf(look)}" priority="${priority}"><formula>${betweenTags(formula)}</formula></cfRule>`;
}
