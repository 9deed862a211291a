import type { KindDeclaration } from "../kind.js";

export const caterpillar = {
  id: "caterpillar",
  names: { ja: "全国の中の位置", en: "Place in the nation" },
  shows: {
    ja: "1 項目。全国の二次医療圏を順に並べ、信頼区間を付ける。その県の医療圏には名前が付く",
    en: "one item: all areas of the nation in order, with intervals; the prefecture's areas named",
  },
  oneA: "prefecture-item",
  years: "one",
  isNationWide: true,
  ages: "first",
  hasRates: true,
  opens: { region: "profile" },
} as const satisfies KindDeclaration;
