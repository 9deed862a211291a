// @ts-nocheck
// Writes addresses.json, the ministry's addresses of the 特定健診 tables of releases 5 to 9 and 11, from a CSV with the
// columns release,fiscal_year,kind,item,geography,record_block,bytes,url, and checksums from the files themselves as
// far as they are at hand (a manifest with the columns path,mhlw_url beside the folders that it names):
//   node data/make-addresses.js ADDRESSES.csv [MANIFEST.csv]
// The two zips of release 11 stand here, since no list has them.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";

const KINDS = { 検査: "checkup", 質問票: "questionnaire" };
const GEOGRAPHIES = { 都道府県: "prefecture", 二次医療圏: "area" };
const BLOCKS = { "※1": "basic", "※2": "detailed", "": null };

const RELEASE_11 = [
  ["checkup", "https://www.mhlw.go.jp/content/12400000/001711940.zip"],
  ["questionnaire", "https://www.mhlw.go.jp/content/12400000/001711941.zip"],
].map(([kind, url]) => ({ release: 11, kind, geography: null, block: null, item: null, url }));

const SHARED_ADDRESS = {
  ja: "第8回 eGFR（※1）の都道府県の表：厚生労働省の一覧は二次医療圏の表と同じファイルを指している。都道府県の表は得られない",
  en: "release 8, eGFR (※1) by prefecture: the ministry's index leads to the file by area, so that table is not to be had",
};

const [list, manifest] = process.argv.slice(2);
if (!list) {
  console.error("usage: node data/make-addresses.js ADDRESSES.csv [MANIFEST.csv]");
  process.exit(2);
}

const records = (path) => parse(readFileSync(path), { bom: true, columns: true });
const known = (words, word) => {
  if (word in words) return words[word];
  throw new Error(`unexpected: ${word}`);
};
const checksums = new Map();
for (const { path, mhlw_url: url } of manifest ? records(manifest) : []) {
  if (url === "") continue;
  const bytes = readFileSync(join(dirname(manifest), path));
  checksums.set(url, createHash("sha256").update(bytes).digest("hex"));
}

const listed = records(list).map((row) => ({
  release: Number(row.release),
  kind: known(KINDS, row.kind),
  geography: known(GEOGRAPHIES, row.geography),
  block: known(BLOCKS, row.record_block),
  item: row.item.normalize("NFKC"),
  bytes: Number(row.bytes),
  ...(checksums.has(row.url) ? { sha256: checksums.get(row.url) } : {}),
  url: row.url,
}));
// The one address that stands twice leads to the area table both times.
const addresses = [...listed, ...RELEASE_11].map((address) => {
  if (listed.filter(({ url }) => url === address.url).length < 2) return address;
  if (address.release !== 8 || address.item !== "eGFR") throw new Error(`twice in the list: ${address.url}`);
  return address.geography === "prefecture" ? { ...address, note: SHARED_ADDRESS } : address;
});

writeFileSync(
  new URL("addresses.json", import.meta.url),
  `{
  "schema": "ndb-ratio/addresses@1",
  "source": {
    "ja": "厚生労働省 NDBオープンデータ https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000177182.html",
    "en": "Ministry of Health, Labour and Welfare of Japan, NDB Open Data https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000177182.html"
  },
  "note": "The 特定健診 tables of releases 5 to 9 as the ministry's index of releases 1 to 9 lists them, with their sizes as downloaded and, for files at hand, their SHA-256; the two zips of release 11. The addresses of release 10 are not known here. Written by make-addresses.js.",
  "addresses": [
${addresses.map((address) => `    ${JSON.stringify(address)}`).join(",\n")}
  ]
}
`,
);
console.error(`${addresses.length} addresses, ${checksums.size} checksums`);
