import * as z from "zod";
import type { Bilingual } from "../text/language.js";
import { bilingual, release } from "./basic-schemas.js";
import { ITEM_ID } from "./items/item-id.js";
import { LEVELS } from "./levels.js";
import { areaChangeSchema } from "./regions/area-changes.js";
import type { RegionGroup } from "./regions/region-groups.js";

/**
 * The shape of the files under data/ and of a user's items file. Objects are strict, so that a misspelt key is
 * an error and not a silently missing condition.
 */

const id = z.string().regex(ITEM_ID);

export const blockSchema = z.enum(["basic", "detailed"]);

/**
 * Which strata are cases (該当): a bound that has to fall on a class edge, or labels as the ministry prints
 * them after NFKC, wave dash as "~".
 */
const ruleSchema = z.union([
  z.strictObject({ atLeast: z.number() }).readonly(),
  z.strictObject({ below: z.number() }).readonly(),
  z.strictObject({ atMost: z.number() }).readonly(),
  z.strictObject({ labels: z.array(z.string().min(1)).min(1).readonly() }).readonly(),
]);

const tableSchema = z
  .strictObject({
    key: id,
    kind: z.enum(["checkup", "questionnaire"]),
    /** Names in the title cell, NFKC without white space; empty for questions, which are known by their number. */
    titles: z.array(z.string().min(1)).readonly(),
    name: bilingual,
    unit: z.string().min(1).nullable(),
    /** All labels of a test whose results are no numbers, in printed order; questions have their answers in releases.json. */
    labels: z.array(z.string().min(1)).min(2).readonly().optional(),
    /** First release known to publish the table. */
    from: release,
    /** Nearly everybody examined is in it: the share of people with another value is one of its people. */
    everybody: z.literal(true).optional(),
    /** For tables that stand in both blocks ※1 and ※2: how many people nation-wide tell ※2. */
    blocks: z
      .strictObject({ detailedAtLeast: z.int().positive(), note: z.string().min(1) })
      .readonly()
      .nullable(),
    /** Why the table is recognised but not computed. */
    setAside: bilingual.nullable(),
  })
  .readonly();

const groupSchema = z.strictObject({ id, name: bilingual }).readonly();

const itemSchema = z
  .strictObject({
    id,
    standard: z.boolean(),
    group: id,
    table: id,
    block: blockSchema.optional(),
    /** Of a questionnaire item: the series of question versions that it means. Default: the one in force in release 6. */
    series: z.string().min(1).optional(),
    name: bilingual,
    description: bilingual.optional(),
    direction: z.enum(["high-is-worse", "low-is-worse", "neutral"]),
    hit: z.union([ruleSchema, z.strictObject({ male: ruleSchema, female: ruleSchema }).readonly()]),
  })
  .readonly();

/** What a user writes: the same item, but `standard` may be left out, since only the catalog has standard items. */
const userItemSchema = z
  .strictObject({ ...itemSchema.unwrap().shape, standard: z.literal(false).default(false) })
  .readonly();

/** A region of any level: the parent is the code of the region that holds it. */
const regionSchema = z
  .strictObject({
    level: z.enum(LEVELS),
    code: z.string().regex(/^(\d{2}|\d{4})$/),
    name: z.strictObject({ ja: z.string().min(1), en: z.string().min(1).nullable() }).readonly(),
    parent: z.string().min(1).nullable(),
    /** First and last fiscal year in which it exists; null where no bound is known. */
    from: z.int().nullable(),
    to: z.int().nullable(),
  })
  .readonly();

const suppressionRuleSchema = z
  .strictObject({ id: z.enum(["totals-only", "row", "row-and-column"]), ja: z.string(), en: z.string() })
  .readonly();

const releaseSchema = z
  .strictObject({
    release,
    /** Year of the checkups (健診年度), release + 2012. */
    fiscalYear: z.int(),
    era: bilingual,
    /** Do the prefecture tables end with people who are not assignable to a prefecture (都道府県判別不可)? */
    unassigned: z.boolean(),
    areaTables: z.boolean(),
    /** Id of a suppression rule; null where we do not know it. */
    suppression: suppressionRuleSchema.unwrap().shape.id.nullable(),
    notes: bilingual.nullable(),
    /** What has to be known where this year stands beside others. */
    cautions: z.array(bilingual).readonly(),
  })
  .readonly();

const questionVersionSchema = z
  .strictObject({
    from: release,
    /** Last release with this version; null while it stands. */
    to: release.nullable(),
    id: z.string().min(1),
    /** Two versions are comparable exactly if they have the same series. */
    series: z.string().min(1),
    /** NFKC phrase without white space that the title of this version contains, and that of no other version. */
    signature: z.string().min(1).nullable(),
    wording: bilingual.nullable(),
    /**
     * Answers in printed order; null where not yet known. `label` is what items name, `printed` what this version
     * prints instead of it.
     */
    answers: z
      .array(
        z
          .strictObject({
            label: z.string().min(1),
            printed: z.string().min(1).optional(),
            meaning: bilingual,
          })
          .readonly(),
      )
      .readonly()
      .nullable(),
    note: bilingual.optional(),
  })
  .readonly();

const classChangeSchema = z
  .strictObject({ table: id, from: release, to: release.nullable(), note: bilingual })
  .readonly();

export const tablesFileSchema = z.strictObject({
  schema: z.literal("ndb-ratio/tables@1"),
  note: z.string(),
  tables: z.array(tableSchema).readonly(),
});

export const itemsFileSchema = z.strictObject({
  schema: z.literal("ndb-ratio/items@1"),
  note: bilingual,
  groups: z.array(groupSchema).readonly(),
  items: z.array(itemSchema).readonly(),
});

export const userItemsFileSchema = z.strictObject({
  schema: z.literal("ndb-ratio/items@1").optional(),
  note: z.union([z.string(), bilingual]).optional(),
  items: z.array(userItemSchema).min(1).readonly(),
});

export const areasFileSchema = z.strictObject({
  schema: z.literal("ndb-ratio/areas@2"),
  source: bilingual,
  note: z.string(),
  levels: z.array(z.strictObject({ id, name: bilingual, parent: id.nullable() }).readonly()).readonly(),
  regions: z.array(regionSchema).readonly(),
});

export const releasesFileSchema = z.strictObject({
  schema: z.literal("ndb-ratio/releases@1"),
  note: z.string(),
  suppressionRules: z.array(suppressionRuleSchema).readonly(),
  /** The release whose questions an item means unless it names a series. */
  questionnaireOfItems: z.number().int().positive(),
  releases: z.array(releaseSchema).readonly(),
  /** Versions of each question by table key ("q01" … "q22"), oldest first. */
  questions: z.record(id, z.array(questionVersionSchema).min(1).readonly()).readonly(),
  classChanges: z.array(classChangeSchema).readonly(),
  /** Oldest first. */
  areaChanges: z.array(areaChangeSchema).readonly(),
});

export type CaseRule = z.infer<typeof ruleSchema>;
/** One rule for everybody, or one for each sex. */
export type ItemRule = z.infer<typeof itemSchema>["hit"];
export type Item = z.infer<typeof itemSchema>;
export type ItemGroup = z.infer<typeof groupSchema>;
export type TableDefinition = z.infer<typeof tableSchema>;
/** A region as the list of regions has it. */
export type ListedRegion = z.infer<typeof regionSchema>;
export interface Prefecture {
  readonly code: string;
  readonly name: Bilingual;
}
/** A secondary medical area (二次医療圏), with the first and last fiscal year in which it exists; null: no bound is known. */
export interface Area extends Pick<ListedRegion, "from" | "to"> {
  readonly code: string;
  readonly name: string;
  readonly prefectureCode: string;
}
export type ReleaseDefinition = z.infer<typeof releaseSchema>;
export type QuestionVersion = z.infer<typeof questionVersionSchema>;

/** Everything that data/ says about tables, items, areas and releases. */
export interface Catalog extends Readonly<Omit<z.infer<typeof releasesFileSchema>, "schema" | "note">> {
  readonly tables: readonly TableDefinition[];
  readonly groups: readonly ItemGroup[];
  readonly items: readonly Item[];
  /** Whose list of items this is; shown beside it. */
  readonly itemsNote: Bilingual;
  readonly prefectures: readonly Prefecture[];
  /** Of all years, by code and year: codes are used again (`areasOfYear`). */
  readonly areas: readonly Area[];
  /** Regions of the user's own; none in the catalog of the project. */
  readonly regionGroups: readonly RegionGroup[];
  /** Whose counts they are where a user brought them; null of the ministry's, which ask for their own credit. */
  readonly ownCredit: Bilingual | null;
  /** The age classes of what the user brought ("40-49"); null of the ministry's, which are of 5 years. */
  readonly ownAgeClasses: readonly string[] | null;
  /** Counts of fewer people are hidden in what the user brought; null where none are. */
  readonly ownHiddenBelow: number | null;
  /** Credit line of the lists of areas. */
  readonly areaSource: Bilingual;
}
