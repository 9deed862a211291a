import { z } from "zod";
import { AGE_CLASSES, type Block, type Geography, type Sex } from "./counts.js";

export const COUNTS_SCHEMA = "ndb-ratio/counts@1";

/** `ages` of a 中計: the seven classes together. */
export const SUBTOTAL_AGES = "40-74";

/**
 * One cell of one official table: a row of the database of counts. Everything that the table says is in each row, so that
 * any choice of prefectures or tables can be read again.
 */
export const countRowSchema = z.object({
  release: z.int().positive(),
  /** Year of the checkups (健診年度), release + 2012. */
  fiscalYear: z.int(),
  /** Key of the table: "bmi", "q01". */
  table: z.string().min(1),
  /** Of tables that stand in both: ※1 or ※2. */
  block: z.enum(["basic", "detailed"]).nullable(),
  level: z.enum(["prefecture", "area"]),
  /** "1103" area, "11" prefecture, null 判別不可. */
  code: z.string().nullable(),
  name: z.string(),
  prefectureCode: z.string().nullable(),
  prefecture: z.string().nullable(),
  sex: z.enum(["male", "female"]),
  /** Class of test values or answer, NFKC-normalised. */
  stratum: z.string().min(1),
  /** How many classes or answers the table has for this sex, so that one that is left out is missed. */
  strata: z.int().positive(),
  ages: z.enum([...AGE_CLASSES, SUBTOTAL_AGES]),
  /** "subtotal" is the printed 中計 of the seven ages: leave these rows out before adding up. */
  kind: z.enum(["cell", "subtotal"]),
  status: z.enum(["printed", "hidden"]),
  /** People; null where hidden, which is never 0. */
  count: z.int().nonnegative().nullable(),
  /** The count where printed, 0 where hidden. */
  lower: z.int().nonnegative(),
  /**
   * The count where printed. Where hidden, what the printed 中計 of the row leaves, though never less than 9; where the
   * published sums tell a count under 10 more closely than 0–9, the same for each of these (disclosure guard). null where
   * 中計 is hidden too.
   */
  upper: z.int().nonnegative().nullable(),
  /** Unit of the classes of test values, such as kg/㎡. */
  unit: z.string().nullable(),
  title: z.string(),
  /** Name of the official file, without the folder that it lay in. */
  source: z.string(),
  sheet: z.string(),
  /** 1-based row and column letters in that sheet. */
  sheetRow: z.int().positive(),
  sheetColumn: z.string().regex(/^[A-Z]{1,3}$/),
  /** SHA-256 of the official file. */
  sha256: z.string(),
});

export type CountRow = Readonly<z.infer<typeof countRowSchema>> & {
  readonly block: Block | null;
  readonly level: Geography;
  readonly sex: Sex;
};

/** Columns of the database of counts, in the order in which they are written. */
export const COUNT_COLUMNS = Object.keys(countRowSchema.shape) as readonly (keyof CountRow)[];
