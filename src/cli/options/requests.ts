import type { InputRequest } from "../../jobs/input/read-input.js";
import type { RatioChoice } from "../../jobs/ratios/request.js";
import type { INPUT } from "./input.js";
import type { COMPUTE } from "./of-numbers.js";
import type { Values } from "./option.js";
import type { SELECTION_WITHOUT_AGES } from "./selection.js";

/** What is read, as the jobs are asked for it. */
export function inputRequest(
  paths: readonly string[],
  options: Pick<Values<typeof INPUT>, "table" | "fiscalYear" | "zeros" | "release">,
): InputRequest {
  const { table: named, fiscalYear, zeros, release: releases } = options;
  return { paths, named, fiscalYear, zerosAreHidden: zeros === "hidden", releases };
}

/** Which ratios are made, as the jobs are asked for them. */
export function ratioChoice(
  options: Values<typeof SELECTION_WITHOUT_AGES> &
    Pick<Values<typeof INPUT>, "itemsFile" | "acceptSmallCounts"> &
    Partial<Pick<Values<typeof COMPUTE>, "ages" | "area" | "level" | "sex">>,
): RatioChoice {
  return {
    items: options.item ?? (options.allItems ? "all" : undefined),
    prefectures: options.prefecture,
    areas: options.area,
    levels: options.level,
    regions: options.regions,
    insurers: options.insurer,
    hideBelow: options.hideBelow,
    sexes: options.sex,
    ages: options.ages,
    reference: options.reference,
    interval: options.interval,
    bounds: options.bounds,
    excludeImplausible: options.excludeImplausible,
    suppression: options.suppression,
    itemsFile: options.itemsFile,
    acceptSmallCounts: options.acceptSmallCounts,
  };
}
