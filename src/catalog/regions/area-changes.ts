import * as z from "zod";
import { areaCode, bilingual, release } from "../basic-schemas.js";

/** From a release on, areas became others: one "to" is a new name or a merger, several are a division. */
export const areaChangeSchema = z
  .strictObject({
    from: release,
    note: bilingual,
    /** Areas before and after; those not listed went on as they were. null where it is not known which changed. */
    changes: z
      .array(
        z
          .strictObject({
            from: z.array(areaCode).min(1).readonly(),
            to: z.array(areaCode).min(1).readonly(),
          })
          .readonly(),
      )
      .readonly()
      .nullable(),
  })
  .readonly();

/** What a user writes where the catalog does not know which areas changed. */
export const areaChangesFileSchema = z.strictObject({
  schema: z.literal("ndb-ratio/area-changes@1").optional(),
  note: z.union([z.string(), bilingual]).optional(),
  areaChanges: z.array(areaChangeSchema).min(1).readonly(),
});

export type AreaChange = z.infer<typeof areaChangeSchema>;
