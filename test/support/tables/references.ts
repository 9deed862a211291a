import { type ReferenceName, referenceName } from "../../../src/model/reference-name.js";

const PREFECTURES = [{ code: "20", name: { ja: "長野県", en: "Nagano" } }];

const named = (population: string): ReferenceName => referenceName({ population }, PREFECTURES);

/** References as figures are told them. */
export const NATION = named("national");
export const NATION_OF_RELEASE_6 = named("national@6");
export const NAGANO = named("prefecture:20");
