/**
 * The designated city that a ward lies in, by their codes: 22101 to 22103 follow 22100, 22131 and the next follow 22130.
 *
 * @param cities codes of designated cities
 * @returns null for what is no ward of one of them
 */
export function cityOfWard(code: string, cities: Iterable<string>): string | null {
  // Codes from 200 on are of other cities; 101 to 123 of Tokyo are wards of no designated city.
  if (!/^\d\d1\d\d$/.test(code)) return null;
  let found: string | null = null;
  for (const city of cities) {
    if (city === code) return null;
    if (city.slice(0, 2) === code.slice(0, 2) && city < code && (found === null || city > found))
      found = city;
  }
  return found;
}
