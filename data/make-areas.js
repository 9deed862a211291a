// Writes areas.json, the 47 prefectures and the secondary medical areas, from a CSV with the columns
// code,area_name_ndb,pref_code as they stand in the area tables of the 8th NDB Open Data:
//   node data/make-areas.js AREAS.csv
// Prefecture names are the ones of the tables; the English names are the usual romanizations.
import { readFileSync, writeFileSync } from "node:fs";

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

const [csv] = process.argv.slice(2);
if (!csv) {
  console.error("usage: node data/make-areas.js AREAS.csv");
  process.exit(2);
}

const [header, ...lines] = readFileSync(csv, "utf8")
  .replace(/^\uFEFF/, "")
  .trim()
  .split(/\r?\n/);
if (header !== "code,area_name_ndb,pref_code") throw new Error(`unexpected header: ${header}`);
const areas = lines
  .map((line) => {
    const [code, name, prefectureCode] = line.split(",");
    if (!/^\d{4}$/.test(code) || code.slice(0, 2) !== prefectureCode)
      throw new Error(`unexpected line: ${line}`);
    return { code, name: name.normalize("NFKC").trim(), prefectureCode };
  })
  .sort((a, b) => a.code.localeCompare(b.code));

const rows = (entries) => entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n");
writeFileSync(
  new URL("areas.json", import.meta.url),
  `{
  "schema": "ndb-ratio/areas@1",
  "source": {
    "ja": "第8回NDBオープンデータ（厚生労働省）を加工して作成",
    "en": "Made from the 8th NDB Open Data (Ministry of Health, Labour and Welfare of Japan)"
  },
  "fiscalYears": {"from": 2018, "to": 2023},
  "note": "Secondary medical areas (二次医療圏) as releases 6 to 11 print them: ${areas.length}. From FY2024 (release 12) there are 330. Names repeat across prefectures: the code is the key. Written by make-areas.js.",
  "prefectures": [
${rows(PREFECTURES)}
  ],
  "areas": [
${rows(areas)}
  ]
}
`,
);
console.error(`${PREFECTURES.length} prefectures, ${areas.length} areas`);
