import * as z from "zod";
import { ITEM_ID } from "../../catalog/items/item-id.js";
import { GEOGRAPHIES } from "../../catalog/levels.js";
import { GROUP_CODE } from "../../catalog/regions/region-groups.js";
import { NO_SPREAD } from "../../engine/group-statistics.js";
import { INTERVAL_METHODS } from "../../engine/statistics/interval-methods.js";
import { RATIO, RATIO_COLUMNS } from "../../model/columns/ratio-columns.js";
import { PREFECTURE_CODE, REGION, REGION_CODE } from "../../model/columns/region-columns.js";
import { columnSchema, rowShape } from "../../model/columns/row-schema.js";
import { moveOfFile } from "./reference.js";
import { RESULT_COLUMNS_SCHEMA, RESULT_SCHEMA } from "./result.js";

const count = z.number().nonnegative();
const level = columnSchema(REGION.level);
const sex = columnSchema(REGION.sex);
export const bilingual = z.object({ ja: z.string(), en: z.string() });
const regionCode = z.string().regex(REGION_CODE);
const prefectureCode = z.string().regex(PREFECTURE_CODE);

/** One row of a result. Unknown columns are kept: later versions may add some. */
export const ratioRowSchema = z.looseObject(rowShape(RATIO));

export const sourceSchema = z.looseObject({
  name: z.string(),
  sha256: z.string(),
  table: z.string(),
  block: z.enum(["basic", "detailed"]).nullable(),
  geography: z.enum(GEOGRAPHIES),
  release: z.int().positive(),
  fiscalYear: z.int(),
  title: z.string(),
});

export const resultReferenceSchema = z.looseObject({
  population: z.string(),
  name: bilingual,
  file: z
    .looseObject({
      name: z.string(),
      sha256: z.string(),
      reference: z.string(),
      moves: z.array(moveOfFile).optional(),
    })
    .optional(),
  withoutUnassigned: z.array(z.int().positive()).optional(),
  withoutImplausible: z.boolean().optional(),
  note: bilingual.optional(),
  builtIn: z.array(z.string()),
});

export const notComputableSchema = z.looseObject({
  release: z.int().positive(),
  item: z.string(),
  reason: bilingual,
  missingTable: z.boolean().optional(),
});

export const groupSchema = z.looseObject({
  release: z.int().positive(),
  item: z.string(),
  level,
  sex,
  ages: z.string(),
  regions: z.int().nonnegative(),
  tau: count.nullable(),
  gamma: count.nullable(),
  meanExpected: count.nullable(),
  spreadRegions: count.nullable(),
  noSpread: z.enum(NO_SPREAD).nullable(),
  nu: z.number().nullable(),
  alpha: z.number().nullable(),
});

const peopleTold = z.int().nonnegative().nullable();

const implausibleSchema = z.looseObject({
  release: z.int().positive(),
  item: z.string(),
  level: z.enum(GEOGRAPHIES),
  code: regionCode,
  name: z.string(),
  prefectureCode,
  sex: z.enum(["male", "female"]),
  ages: z.array(z.string()),
  evidence: z.looseObject({
    rule: z.enum(["years", "ages"]),
    ages: z.string(),
    class: z.string().nullable(),
    observed: peopleTold,
    likely: peopleTold,
    others: z.array(z.object({ release: z.int().positive(), observed: peopleTold })),
  }),
  reason: bilingual,
});

export const referenceMoveSchema = z.looseObject({
  release: z.int().positive(),
  item: z.string(),
  prefectureCode: z.string().optional(),
  sex: z.enum(["male", "female"]),
  ages: z.string(),
  percent: z.number(),
  leftOut: z.boolean(),
  others: z.array(z.looseObject({ ages: z.string(), percent: z.number() })).optional(),
});

/** See `ResultOwn`. */
const resultOwnSchema = z.looseObject({
  credit: bilingual,
  ageClasses: z.array(z.string()).min(1),
  hiddenBelow: z.int().positive().nullable(),
  items: z.array(z.looseObject({ id: z.string().regex(ITEM_ID), name: bilingual })),
});

/** See `RegionGroup`. */
const regionSchema = z.looseObject({
  code: z.string().regex(GROUP_CODE),
  name: z.string(),
  members: z.array(z.string()).min(1),
});

const cutSchema = z.looseObject({ rows: z.int().positive(), of: z.int().positive() });

/** Everything of a result but its rows; see `ResultHeader`. */
export const resultHeaderSchema = z.looseObject({
  tool: z.object({ name: z.string(), version: z.string() }),
  credit: z.array(z.string()),
  synthetic: z.boolean(),
  own: resultOwnSchema.optional(),
  regions: z.array(regionSchema).optional(),
  suppression: z.enum(["bounds", "naive"]),
  bounds: z.enum(["given-reference", "with-reference"]),
  interval: z.enum(INTERVAL_METHODS),
  reference: resultReferenceSchema,
  references: z.tuple([resultReferenceSchema, resultReferenceSchema]).optional(),
  sources: z.array(sourceSchema),
  notComputable: z.array(notComputableSchema),
  referenceUncertainty: z.record(z.string(), z.number().nonnegative()),
  groups: z.array(groupSchema),
  implausible: z.array(implausibleSchema),
  referenceMoves: z.array(referenceMoveSchema),
  cut: cutSchema.optional(),
});

/** `ndb-ratio compute --format json`. */
export const resultSchema = resultHeaderSchema.extend({
  schema: z.literal(RESULT_SCHEMA),
  rows: z.array(ratioRowSchema),
});

/** The same with `--columns`: no column is certain to be there. */
export const resultColumnsSchema = resultHeaderSchema.extend({
  schema: z.literal(RESULT_COLUMNS_SCHEMA),
  columns: z.array(z.enum(RATIO_COLUMNS)),
  rows: z.array(ratioRowSchema.partial().strict()),
});
