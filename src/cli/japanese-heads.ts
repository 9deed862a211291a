import { misuse } from "../text/failure.js";

/**
 * The format of a table with Japanese heads: CSV unless another is asked for.
 *
 * @param kinds formats that can have them
 * @throws Failure where programs are to read the format: they know columns by their English names
 */
export function formatWithHeads<Format extends string>(
  headers: "en" | "ja",
  asked: Format | undefined,
  kinds: readonly Format[],
): Format | undefined {
  if (headers === "en" || asked === undefined || kinds.includes(asked)) return asked;
  throw misuse({
    ja: `--headers ja は ${asked} では使えません（${kinds.join("、")} で使えます）。`,
    en: `--headers ja does not go with ${asked}; it goes with ${kinds.join(", ")}.`,
  });
}
