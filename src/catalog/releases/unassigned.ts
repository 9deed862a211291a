import type { Catalog } from "../schema.js";

/** The part of the catalog that knows whom the tables of a release list. */
type Releases = Pick<Catalog, "releases">;

/**
 * Do the prefecture tables of a release list the people who are not assignable to a prefecture (都道府県判別不可)? A
 * release that is not known here is taken to be as the newest ones, which do.
 */
export function listsUnassigned({ releases }: Releases, release: number): boolean {
  return releases.find((known) => known.release === release)?.unassigned ?? true;
}

/** The id that the nation of a release has: "national@5" is "national-assigned@5". */
export function publishedReference(id: string, catalog: Releases): string {
  const [, release] = /^national@(\d+)$/.exec(id) ?? [];
  if (release === undefined || listsUnassigned(catalog, Number(release))) return id;
  return `national-assigned@${release}`;
}
