import type { NamedTable } from "../../ingest/read-tables.js";

/** What is to be read. */
export interface InputRequest {
  /** Files, folders and zips; "-" is standard input. */
  readonly paths: readonly string[];
  /** Files that do not say themselves which table they are. */
  readonly named?: readonly NamedTable[] | undefined;
  /** Fiscal year of the checkups of tables without a title. */
  readonly fiscalYear?: number | undefined;
  /** Is a printed 0 what somebody put in the place of "-"? */
  readonly zerosAreHidden?: boolean | undefined;
  /** Releases that come with the program, beside what the paths hold. */
  readonly releases?: readonly number[] | "all" | undefined;
}
