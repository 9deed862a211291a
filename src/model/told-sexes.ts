import { SEXES } from "./counts.js";
import type { SexOrBoth } from "./ratios.js";

/** The sexes that are told of rows: men and women, as far as the rows have them; where they have neither, both together. */
export function toldSexes(rows: Iterable<{ readonly sex: SexOrBoth }>): readonly SexOrBoth[] {
  const present = new Set<SexOrBoth>();
  for (const { sex } of rows) present.add(sex);
  const apart = SEXES.filter((sex) => present.has(sex));
  return apart.length > 0 || present.size === 0 ? apart : ["both"];
}
