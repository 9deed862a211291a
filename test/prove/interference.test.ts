import { expect, test } from "vitest";
import { randomFrom } from "../engine/country/random.js";
import { compareCountry, emptyInterference } from "./made/interference.js";
import { LONG } from "./made/known-release.js";

/** `npm run prove` takes 200 countries, `npm test` some of the same. */
const COUNTRIES = LONG ? 200 : 6;

test(`no number of one count that the sums tell depends on it, in ${COUNTRIES} made-up countries`, {
  timeout: 1_200_000,
}, () => {
  const found = emptyInterference();
  for (let seed = 1; seed <= COUNTRIES; seed++) compareCountry(seed, randomFrom(5000 + seed), found);
  const { countries, told, changes, changesOf, numbers, differences } = found;
  const kinds = Object.entries(changesOf).map(([kind, times]) => `${kind} ${times}`);
  console.log(
    `disclosure guard: ${countries} made-up countries, ${told} hidden counts under 10 told by the sums, ` +
      `${changes} changed (${kinds.join(", ")}), ${numbers} numbers compared, ${differences.length} differences`,
  );
  expect(differences.slice(0, 20)).toEqual([]);
  for (const times of Object.values(changesOf)) expect(times).toBeGreaterThan(0);
  expect(numbers).toBeGreaterThan(10 * changes);
});
