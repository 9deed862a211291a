import { createHash } from "node:crypto";
import * as z from "zod";
import { checkedContent, jsonOf } from "../../catalog/checked-content.js";
import type { FixedReference } from "../../engine/reference/item-reference.js";
import {
  type ItemReference,
  type ReferenceCounts,
  referenceRates,
} from "../../engine/reference/reference.js";
import { REFERENCE } from "../../model/columns/reference-row.js";
import { rowShape } from "../../model/columns/row-schema.js";
import { AGE_CLASSES, AGES, SEXES, type Sex } from "../../model/counts.js";
import { releaseOfYear } from "../../model/fiscal-year.js";
import { failureAt } from "../../text/failure.js";
import { linedJson } from "../../text/json.js";
import type { ResultSource } from "./result.js";

export const REFERENCE_SCHEMA = "ndb-ratio/reference@1";

const seven = <N extends keyof typeof REFERENCE>(name: N) => z.array(rowShape(REFERENCE)[name]).length(AGES);
/** Counts and rates of one sex, in the order of the seven ages. */
const sexCounts = z.object({
  examined: seven("examined"),
  observed: seven("observed"),
  rate: seven("rate"),
  rateLower: seven("rateLower"),
  rateUpper: seven("rateUpper"),
});

/** How far counts that look like errors of the source move the people expected, percent, in the ages in which they do most. */
export const moveOfFile = z.object({
  item: z.string(),
  sex: z.enum(SEXES),
  ages: z.string(),
  percent: z.number(),
});

/** A file of reference rates (`ndb-ratio reference`, data/reference/). */
export const referenceFileSchema = z.object({
  schema: z.literal(REFERENCE_SCHEMA),
  tool: z.object({ name: z.string(), version: z.string() }),
  credit: z.array(z.string()),
  release: z.int().positive(),
  fiscalYear: z.int(),
  population: z.string().regex(/^(national|national-assigned|prefecture:\d{2})$/),
  ages: z.array(z.string()),
  moves: z.array(moveOfFile).optional(),
  items: z.record(z.string(), z.object({ male: sexCounts, female: sexCounts })),
  sources: z.array(z.object({ name: z.string(), sha256: z.string(), table: z.string() }).loose()),
});
export type ReferenceFile = z.infer<typeof referenceFileSchema>;

/** What a reference file is written from. */
interface ReferenceContent extends Omit<ReferenceFile, "schema" | "ages" | "items" | "sources"> {
  readonly items: readonly { readonly id: string; readonly counts: ItemReference }[];
  readonly sources: readonly ResultSource[];
}

/** A reference file as text: an item a line, so that two files can be compared by eye. */
export function referenceText(content: ReferenceContent): string {
  const { items, sources, moves = [], ...head } = content;
  const bySex = (counts: ItemReference) =>
    Object.fromEntries(SEXES.map((sex: Sex) => [sex, sexEntry(counts[sex])]));
  const lined = {
    schema: REFERENCE_SCHEMA,
    ...head,
    ages: AGE_CLASSES,
    ...(moves.length > 0 && { moves }),
    items: Object.fromEntries(items.map(({ id, counts }) => [id, bySex(counts)])),
    sources,
  };
  return linedJson(lined, ["items", "sources"]);
}

function sexEntry(counts: ReferenceCounts) {
  return {
    examined: [...counts.examined],
    observed: [...counts.observed],
    rate: [...referenceRates(counts)],
    rateLower: [...counts.rateLower],
    rateUpper: [...counts.rateUpper],
  };
}

/**
 * Reads a reference file's text.
 *
 * @throws Failure naming the value that is wrong
 */
export function parseReference(
  text: string,
  path: string,
): { file: ReferenceFile; fixed: FixedReference; sha256: string } {
  const content = jsonOf(text, path);
  const file = checkedContent(referenceFileSchema, content, path);
  const { release, fiscalYear } = file;
  if (release !== releaseOfYear(fiscalYear))
    throw failureAt(path, {
      ja: `release（${release}）と fiscalYear（${fiscalYear}）が合いません。${fiscalYear}年度は第${releaseOfYear(fiscalYear)}回です`,
      en: `release (${release}) and fiscalYear (${fiscalYear}) do not agree: FY${fiscalYear} is release ${releaseOfYear(fiscalYear)}`,
    });
  for (const [id, item] of Object.entries(file.items)) {
    for (const sex of SEXES) refuseContradiction(item[sex], `items.${id}.${sex}`, path);
  }
  const counts = (sex: z.output<typeof sexCounts>): ReferenceCounts => ({
    examined: Float64Array.from(sex.examined),
    observed: Float64Array.from(sex.observed),
    rateLower: Float64Array.from(sex.rateLower),
    rateUpper: Float64Array.from(sex.rateUpper),
  });
  return {
    file,
    fixed: {
      id: `${file.population}@${file.release}`,
      population: populationOf(file.population),
      items: new Map(
        Object.entries(file.items).map(([id, { male, female }]) => [
          id,
          { male: counts(male), female: counts(female) },
        ]),
      ),
    },
    sha256: createHash("sha256").update(text).digest("hex"),
  };
}

/** Rates that were rounded to eight decimals are taken too. */
const RATE_ROUNDING = 1e-8;

/** Counts and rates that somebody changed by hand and that do not go together: only the counts would have been used. */
function refuseContradiction(
  { examined, observed, rate, rateLower, rateUpper }: z.output<typeof sexCounts>,
  where: string,
  path: string,
): void {
  for (let age = 0; age < AGES; age++) {
    const [n, x, r] = [examined[age]!, observed[age]!, rate[age]!];
    const place = `${where} ${AGE_CLASSES[age]}`;
    if (x > n)
      throw failureAt(path, {
        ja: `${place}：observed（${x}）が examined（${n}）を超えています`,
        en: `${place}: observed (${x}) exceeds examined (${n})`,
      });
    if (n > 0 && Math.abs(r - x / n) > RATE_ROUNDING)
      throw failureAt(path, {
        ja: `${place}：rate（${r}）が observed÷examined（${x / n}）と違います。比は人数から計算するので、人数と率を合わせてください`,
        en: `${place}: rate (${r}) is not observed / examined (${x / n}). Ratios are made of the counts: make both agree`,
      });
    if (rateLower[age]! > r + RATE_ROUNDING || rateUpper[age]! < r - RATE_ROUNDING)
      throw failureAt(path, {
        ja: `${place}：rate（${r}）が rateLower～rateUpper（${rateLower[age]}～${rateUpper[age]}）の外にあります`,
        en: `${place}: rate (${r}) lies outside rateLower to rateUpper (${rateLower[age]} to ${rateUpper[age]})`,
      });
  }
}

/** "prefecture:11" → {kind: "prefecture", code: "11"} */
export function populationOf(text: string): FixedReference["population"] {
  if (text === "national" || text === "national-assigned") return { kind: text };
  return { kind: "prefecture", code: text.slice("prefecture:".length) };
}
