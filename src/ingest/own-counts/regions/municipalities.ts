import { cityOfWard } from "../../../catalog/regions/wards.js";

/** Municipalities with the wards of designated cities and the cities themselves. */
export interface Municipalities {
  /** By code ("22100", "22101"), also of those that are no more. */
  readonly names: ReadonlyMap<string, string>;
  /** Codes that took the place of others. */
  readonly changes: readonly MunicipalityChange[];
}

export interface MunicipalityChange {
  /** The fiscal year in which it falls, of which there may be counts by either. */
  readonly fiscalYear: number;
  readonly before: readonly string[];
  /** One that was there before, too, where others became part of it. */
  readonly after: readonly string[];
}

/** Codes of designated cities. */
export const designatedCities = ({ names }: Municipalities): readonly string[] =>
  [...names].flatMap(([code, name]) => (/^\d\d1\d\d$/.test(code) && name.endsWith("市") ? [code] : []));

/** Codes that a change ends and begins. */
export function endsAndBegins({ before, after }: MunicipalityChange) {
  return {
    ends: before.filter((code) => !after.includes(code)),
    begins: after.filter((code) => !before.includes(code)),
  };
}

/**
 * The municipalities that make up their prefectures, where some of them are there: a designated city as a whole or by its wards,
 * and of codes that took the place of others those that are there.
 */
export function wholeOf(codes: ReadonlySet<string>, municipalities: Municipalities): readonly string[] {
  const cities = designatedCities(municipalities);
  const byWard = new Set([...codes].map((code) => cityOfWard(code, cities)));
  const isThere = (code: string) => codes.has(code);
  const left = new Set(
    municipalities.changes.flatMap((change) => {
      const { ends, begins } = endsAndBegins(change);
      return (ends.some(isThere) ? begins : ends).filter((code) => !isThere(code));
    }),
  );
  return [...municipalities.names.keys()].filter((code) => {
    if (left.has(code)) return false;
    const city = cityOfWard(code, cities);
    return city === null ? !byWard.has(code) : byWard.has(city);
  });
}
