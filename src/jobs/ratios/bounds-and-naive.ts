import type { Catalog } from "../../catalog/schema.js";
import { RatioTable } from "../../model/tables/ratio-table.js";
import type { Effects } from "../../process/effects.js";
import { ownInput } from "../input/own-counts.js";
import type { InputRequest } from "../input/read-input.js";
import { readForRatios } from "./compute-from.js";
import { ratiosOfInput, tellReference } from "./compute-ratios.js";
import { refuseSecond } from "./reference/choose-references.js";
import { planRatios, type RatioChoice } from "./request.js";

/**
 * The ratios with their bounds, and those that reading hidden counts as 0 would give, from tables that are read once.
 *
 * @returns the same rows in both tables, in the same order
 * @throws Failure where nothing can be computed
 */
export async function boundsAndNaive(
  request: InputRequest,
  choice: RatioChoice,
  effects: Effects,
  projectCatalog: Catalog,
): Promise<{ readonly table: RatioTable; readonly naive: RatioTable }> {
  const { own, ...given } = ownInput(request, choice, projectCatalog, effects);
  const plan = planRatios({ ...choice, suppression: "bounds" }, projectCatalog, own);
  refuseSecond(plan);
  const input = await readForRatios(given.request, plan, given.effects);
  const naive = new RatioTable();
  const asZero = { request: { ...plan.compute, treatment: "naive" as const }, into: naive };
  const { table, header } = await ratiosOfInput(plan, input, effects, [asZero]);
  tellReference(plan, header, effects);
  return { table, naive };
}
