import type { Catalog } from "../../../catalog/schema.js";
import { Everybody } from "../../../engine/examined/everybody.js";
import type { ComputeRequest } from "../../../engine/request.js";
import { resolvedRelease } from "../../../engine/resolve-release.js";
import type { ResolvedPair } from "../../../engine/suppression/suppression.js";
import { checkPair } from "../../../ingest/checks/checks.js";
import type { ReleaseTables, TablePair } from "../../../model/counts.js";
import { madeOnce } from "../../../model/grouped.js";
import { isDoubtful } from "../told/doubtful.js";

/**
 * Who was examined at all, by release and pass, made when it is first asked for. Tables that a check refuses, or whose numbers
 * contradict each other, tell nothing: no coverage is known then, and everything else is.
 */
export function everybodyOfReleases(
  releases: readonly ReleaseTables[],
  requests: readonly Omit<ComputeRequest, "items">[],
  acceptSmallCounts: boolean,
  catalog: Catalog,
): (release: number, pass: number) => Everybody | null {
  const resolvers = new Map(
    releases.map(({ release, everybody = [] }) => {
      const sound = everybody.filter((pair) =>
        checkPair(pair, catalog).every((finding) => !isDoubtful(finding, acceptSmallCounts)),
      );
      return [release, { pairs: sound, resolved: resolvedRelease({ release, pairs: sound }, catalog) }];
    }),
  );
  const made = new Map<string, Everybody | null>();
  return (release, pass) =>
    madeOnce(made, `${release} ${pass}`, () => {
      const { pairs, resolved } = resolvers.get(release)!;
      const resolver = resolved(requests[pass]!.treatment);
      const counted = new Map<TablePair, ResolvedPair>();
      for (const pair of pairs) {
        const found = resolver.pair(pair);
        if (!("cell" in found)) counted.set(pair, found);
      }
      return counted.size > 0 ? new Everybody(counted, requests[pass]!) : null;
    });
}
