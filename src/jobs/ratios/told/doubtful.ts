import type { CheckFinding } from "../../../ingest/checks/finding.js";

/** Could a number come out wrong? A check failed that the official tables always pass. */
export function isDoubtful({ severity, check }: CheckFinding, acceptSmallCounts: boolean): boolean {
  return severity === "error" && !(check === "no-small-counts" && acceptSmallCounts);
}
