import * as z from "zod";

/** A text in both languages. */
export const bilingual = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) }).readonly();
/** The number of a release. */
export const release = z.int().min(1);
/** Of a secondary medical area. */
export const areaCode = z.string().regex(/^\d{4}$/);
