import type { Bilingual } from "../../src/text/language.js";
import { asOption, type Told, worded } from "../../src/text/told.js";

/** A sentence as the command line says it. */
export const said = (text: Told): Bilingual => worded(text, asOption);
