import { type Failure, misuse } from "../text/failure.js";

/**
 * Hidden counts read as 0 give numbers that must not be shown to anybody as if they were true: no figure or document is made of
 * them.
 *
 * @throws Failure (`exitCode` 2)
 */
export function refuseNaive(rows: readonly { readonly flags: readonly string[] }[]): void {
  if (rows.some(({ flags }) => flags.includes("naive"))) throw naiveRefused();
}

/** @returns that no figure or document is made of them */
export function naiveRefused(): Failure {
  return misuse((name) => ({
    ja: `秘匿を 0 とみなした結果（${name("suppression", "naive")}）からは、図や資料を作りません。bounds で計算した結果を渡してください。`,
    en: `no figure or document is made of results that read hidden counts as 0 (${name("suppression", "naive")}). Give results computed with bounds.`,
  }));
}
