import type { Level } from "../../catalog/levels.js";
import type { InputRequest } from "../../jobs/input/read-input.js";
import type { RatioChoice } from "../../jobs/ratios/request.js";
import type { SexOrBoth } from "../../model/ratios.js";
import type { INPUT } from "./input.js";
import type { Values } from "./option.js";
import type { SELECTION, SELECTION_WITHOUT_AGES } from "./selection.js";

/** What is read, as the jobs are asked for it. */
export function inputRequest(
  paths: readonly string[],
  {
    table,
    fiscalYear,
    zeros,
    release,
  }: Pick<Values<typeof INPUT>, "table" | "fiscalYear" | "zeros" | "release">,
): InputRequest {
  return { paths, named: table, fiscalYear, zerosAreHidden: zeros === "hidden", releases: release };
}

/** Which ratios are made, as the jobs are asked for them. */
export function ratioChoice({
  item,
  allItems,
  prefecture,
  area,
  level,
  regions,
  insurer,
  hideBelow,
  sex,
  ...rest
}: Values<typeof SELECTION_WITHOUT_AGES> &
  Partial<Pick<Values<typeof SELECTION>, "ages">> &
  Pick<Values<typeof INPUT>, "itemsFile" | "acceptSmallCounts"> & {
    readonly area?: readonly string[] | undefined;
    readonly level?: readonly Level[] | undefined;
    readonly sex?: readonly SexOrBoth[] | undefined;
  }): RatioChoice {
  const { ages, reference, interval, bounds, excludeImplausible, suppression, itemsFile, acceptSmallCounts } =
    rest;
  return {
    items: item ?? (allItems ? "all" : undefined),
    prefectures: prefecture,
    areas: area,
    levels: level,
    regions,
    insurers: insurer,
    hideBelow,
    sexes: sex,
    ages,
    reference,
    interval,
    bounds,
    excludeImplausible,
    suppression,
    itemsFile,
    acceptSmallCounts,
  };
}
