import { SEXES_AND_BOTH } from "../../model/counts.js";
import type { SexOrBoth } from "../../model/ratios.js";
import type { Bilingual, Language } from "../../text/language.js";
import { nameOf } from "../chart/expressions.js";
import { SEX_NAMES } from "../figure-input.js";
import type { KeyEntry } from "../sheet/key.js";
import { solid } from "../sheet/symbols.js";
import { darkestOf } from "../theme.js";

/** Shapes too tell the sexes apart: grey print has no hues. */
const SHAPES: Readonly<Record<SexOrBoth, string>> = { male: "circle", female: "square", both: "diamond" };

/** The scales know all sexes; the param `sexes` names those that are shown. */
const scaled = (range: readonly string[]) => ({
  field: "sex",
  type: "nominal",
  scale: { domain: SEXES_AND_BOTH, range },
});

/** The encodings of colour and of shape by sex. */
export const SEX_COLOURS = scaled(SEXES_AND_BOTH.map(darkestOf));
export const SEX_SHAPES = scaled(SEXES_AND_BOTH.map((sex) => SHAPES[sex]));

/**
 * An offset beside the middle of a place, so that marks of several sexes do not cover each other.
 *
 * @param distance from one sex to the next, pixels
 */
export const besideOthers = (distance: number) => ({
  expr: `(indexof(sexes, datum.sex) - (length(sexes) - 1) / 2) * ${distance}`,
});

/** An expression: the name of the sex that another expression gives. */
export const sexNames = (
  names: Readonly<Record<SexOrBoth, Bilingual>>,
  language: Language,
  key: string,
): string =>
  nameOf(
    Object.entries(names).map(([sex, name]) => [sex, name[language]]),
    key,
  );

/** The sexes in a key, where they have no legend of their own. */
export const sexKey = (sexes: readonly SexOrBoth[]): KeyEntry[] =>
  SEXES_AND_BOTH.map((sex) => [solid(SHAPES[sex], darkestOf(sex)), sexes.includes(sex), SEX_NAMES[sex]]);
