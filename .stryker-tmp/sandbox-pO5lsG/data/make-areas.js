// @ts-nocheck
// Writes areas.json, the levels and their regions (the nation, 47 prefectures, the secondary medical areas) with the
// years in which each exists, from lists of the areas, oldest first, each after the first fiscal year in which it holds:
//   npm run build && node data/make-areas.js 2018=areas335.csv 2024=areas330.csv
// A list is a CSV with the columns code, name (or area_name_ndb, as in the area tables of the 8th NDB Open Data) and the
// prefecture. An area of two lists with the same code and name goes on. Prefecture names are the ones of the tables; the
// English names are the usual romanizations.
import { readFileSync, writeFileSync } from "node:fs";
import { LEVELS, levelName, parentOf } from "../dist/catalog/levels.js";

const PREFECTURES = `
北海道 Hokkaido,青森県 Aomori,岩手県 Iwate,宮城県 Miyagi,秋田県 Akita,山形県 Yamagata,福島県 Fukushima,
茨城県 Ibaraki,栃木県 Tochigi,群馬県 Gunma,埼玉県 Saitama,千葉県 Chiba,東京都 Tokyo,神奈川県 Kanagawa,
新潟県 Niigata,富山県 Toyama,石川県 Ishikawa,福井県 Fukui,山梨県 Yamanashi,長野県 Nagano,岐阜県 Gifu,
静岡県 Shizuoka,愛知県 Aichi,三重県 Mie,滋賀県 Shiga,京都府 Kyoto,大阪府 Osaka,兵庫県 Hyogo,奈良県 Nara,
和歌山県 Wakayama,鳥取県 Tottori,島根県 Shimane,岡山県 Okayama,広島県 Hiroshima,山口県 Yamaguchi,
徳島県 Tokushima,香川県 Kagawa,愛媛県 Ehime,高知県 Kochi,福岡県 Fukuoka,佐賀県 Saga,長崎県 Nagasaki,
熊本県 Kumamoto,大分県 Oita,宮崎県 Miyazaki,鹿児島県 Kagoshima,沖縄県 Okinawa`
  .replaceAll("\n", "")
  .split(",")
  .map((entry, index) => {
    const [ja, en] = entry.split(" ");
    return { code: String(index + 1).padStart(2, "0"), name: { ja, en } };
  });

const lists = process.argv.slice(2).map((argument) => {
  const [, year, path] = /^(\d{4})=(.+)$/.exec(argument) ?? [];
  return { year: Number(year), path };
});
if (lists.length === 0 || lists.some(({ path }) => path === undefined)) {
  console.error("usage: node data/make-areas.js YEAR=AREAS.csv …");
  process.exit(2);
}

/** The areas of one list, in the order of their codes. */
function areasOf(path) {
  const [header, ...lines] = readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  if (!/^code,(area_name_ndb,pref_code|name,prefecture)$/.test(header))
    throw new Error(`${path}: unexpected header: ${header}`);
  return lines
    .map((line) => {
      const [code, name, prefecture] = line.split(",");
      const owner = PREFECTURES.find((known) => [known.code, known.name.ja].includes(prefecture));
      if (!/^\d{4}$/.test(code) || code.slice(0, 2) !== owner?.code)
        throw new Error(`${path}: unexpected line: ${line}`);
      return { code, name: name.normalize("NFKC").trim(), parent: owner.code };
    })
    .sort((a, b) => a.code.localeCompare(b.code));
}

const areas = [];
for (const { year, path } of lists) {
  const listed = areasOf(path);
  const goesOn = (area) => listed.some(({ code, name }) => code === area.code && name === area.name.ja);
  for (const area of areas) if (area.to === null && !goesOn(area)) area.to = year - 1;
  const standing = areas.filter(({ to }) => to === null);
  for (const { code, name, parent } of listed)
    if (!standing.some((area) => area.code === code))
      areas.push({ level: "area", code, name: { ja: name, en: null }, parent, from: year, to: null });
}
areas.sort((a, b) => a.code.localeCompare(b.code) || a.from - b.from);

const NATION = { code: "00", name: { ja: "全国", en: "Japan" } };
const regions = [
  { level: "nation", ...NATION, parent: null, from: null, to: null },
  ...PREFECTURES.map(({ code, name }) => ({
    level: "prefecture",
    code,
    name,
    parent: NATION.code,
    from: null,
    to: null,
  })),
  ...areas,
];
const levels = LEVELS.map((id) => ({ id, name: levelName(id), parent: parentOf(id) }));
const counts = lists.map(({ year, path }) => `${areasOf(path).length} from FY${year}`).join(", ");
const rows = (entries) => entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n");
writeFileSync(
  new URL("areas.json", import.meta.url),
  `{
  "schema": "ndb-ratio/areas@2",
  "source": {
    "ja": "第8回NDBオープンデータ、医師偏在指標（令和6年1月）、病床機能報告（令和6年度）（厚生労働省）、秋田県医療計画を加工して作成",
    "en": "Made from the 8th NDB Open Data, the physician distribution index of January 2024 and the hospital bed function reports of FY2024 (Ministry of Health, Labour and Welfare of Japan), and the medical care plan of Akita"
  },
  "note": "Regions by level with the first and last fiscal year in which they exist (null: no bound is known). Secondary medical areas (二次医療圏): ${counts}. Names repeat across prefectures, and codes are used again in later years: code and year are the key. Written by make-areas.js.",
  "levels": [
${rows(levels)}
  ],
  "regions": [
${rows(regions)}
  ]
}
`,
);
console.error(`${PREFECTURES.length} prefectures; areas: ${counts}`);
