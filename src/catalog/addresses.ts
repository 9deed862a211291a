import * as z from "zod";
import { ownJson } from "../process/own-files.js";
import { bilingual } from "./basic-schemas.js";
import { checkedContent } from "./checked-content.js";
import { GEOGRAPHIES } from "./levels.js";
import { blockSchema } from "./schema.js";

export const addressSchema = z
  .strictObject({
    release: z.int().min(1),
    kind: z.enum(["checkup", "questionnaire"]).nullable(),
    /** null for an archive with tables of both. */
    geography: z.enum(GEOGRAPHIES).nullable(),
    block: blockSchema.nullable(),
    /** As the ministry's index calls it; null for an archive. */
    item: z.string().min(1).nullable(),
    /** Size, where somebody has downloaded the file. */
    bytes: z.int().positive().optional(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    /** What is wrong at this address. */
    note: bilingual.optional(),
    url: z.url({ protocol: /^https?$/ }),
  })
  .readonly();

/** One official file: what it holds and where the ministry publishes it. */
export type Address = z.infer<typeof addressSchema>;

const addressesFileSchema = z.strictObject({
  schema: z.literal("ndb-ratio/addresses@1"),
  source: bilingual,
  note: z.string(),
  addresses: z.array(addressSchema).readonly(),
});

/**
 * The addresses that come with the program (data/addresses.json), checked.
 *
 * @throws Failure where the file breaks its schema
 */
export function officialAddresses(): readonly Address[] {
  const path = "data/addresses.json";
  return checkedContent(addressesFileSchema, ownJson(path), path).addresses;
}
