import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { officialAddresses } from "../../src/catalog/addresses.js";
import { addressFileText, readAddressFile } from "../../src/fetch/address-file.js";
import { chooseAddresses } from "../../src/fetch/choose.js";
import { placeOn, planFetch } from "../../src/fetch/plan.js";
import { failureOf } from "../support/failures.js";
import { temporaryFolder } from "../support/folders.js";
import { describeOfficial, officialPath } from "../support/tables/official.js";
import { sha256 } from "./fetching.js";

const ADDRESSES = officialAddresses();
const HEADER = "release,fiscal_year,kind,item,geography,record_block,bytes,url";

function listOf(text: string | Buffer): string {
  return join(temporaryFolder({ "list.csv": text }), "list.csv");
}

describe("the ministry's addresses", () => {
  it("are there for releases 5 to 9 and 11, and for no other", () => {
    expect([...new Set(ADDRESSES.map(({ release }) => release))]).toEqual([5, 6, 7, 8, 9, 11]);
  });

  it("have both geographies of all 22 questions from release 6 on, prefectures only in release 5", () => {
    for (const release of [6, 7, 8, 9]) {
      expect(chooseAddresses(ADDRESSES, release, ["質問票", "二次医療圏"])).toHaveLength(22);
      expect(chooseAddresses(ADDRESSES, release, ["questionnaire", "prefecture"])).toHaveLength(22);
    }
    expect(chooseAddresses(ADDRESSES, 5, null)).toHaveLength(47);
    expect(failureOf(() => chooseAddresses(ADDRESSES, 5, ["area"])).exitCode).toBe(1);
  });

  it("of release 11 are two archives, each with both geographies", () => {
    const urls = (only: string[] | null) =>
      chooseAddresses(ADDRESSES, 11, only).map(({ url }) => url.slice(-13));
    expect(urls(null)).toEqual(["001711940.zip", "001711941.zip"]);
    expect(urls(["検査", "二次医療圏"])).toEqual(["001711940.zip"]);
    expect(urls(["質問票"])).toEqual(["001711941.zip"]);
  });

  it("of release 10 are not known, which is said with what to do", () => {
    const { text, exitCode } = failureOf(() => chooseAddresses(ADDRESSES, 10, null));
    expect(exitCode).toBe(1);
    expect(text.en).toContain("`addresses`");
    expect(text.ja).toContain("第10回");
  });

  it("lead to 119 files of release 8, the one address that stands twice being told", () => {
    const { targets, notes } = planFetch(chooseAddresses(ADDRESSES, 8, null), null);
    expect(targets).toHaveLength(119);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.ja).toContain("eGFR");
    expect(planFetch(chooseAddresses(ADDRESSES, 7, null), null).notes).toEqual([]);
  });
});

describe("--only", () => {
  it("takes several kinds together, and kinds with geographies crosswise", () => {
    const count = (...only: string[]) => chooseAddresses(ADDRESSES, 8, only).length;
    expect(count("検査", "質問票")).toBe(chooseAddresses(ADDRESSES, 8, null).length);
    expect(count("検査") + count("質問票")).toBe(120);
    expect(count("検査", "都道府県") + count("検査", "二次医療圏")).toBe(count("checkup"));
  });

  it("names the words that it knows", () => {
    const { exitCode, text } = failureOf(() => chooseAddresses(ADDRESSES, 8, ["問診"]));
    expect(exitCode).toBe(2);
    expect(text.ja).toContain("質問票");
  });
});

describe("a list of one's own", () => {
  const row = "10,2022,検査,BMI,都道府県,※1,58902,https://www.mhlw.go.jp/content/1.xlsx";

  it("is read in the ministry's words, whatever its encoding, and with two columns only", () => {
    const bmi = {
      release: 10,
      kind: "checkup",
      item: "BMI",
      geography: "prefecture",
      block: "basic",
      bytes: 58902,
      url: "https://www.mhlw.go.jp/content/1.xlsx",
    };
    expect(readAddressFile(listOf(`\ufeff${HEADER}\r\n${row}\r\n\r\n`))).toEqual([bmi]);
    expect(readAddressFile(listOf(`url,release\nhttps://a.example/1.zip,11\n`))).toEqual([
      { release: 11, kind: null, item: null, geography: null, block: null, url: "https://a.example/1.zip" },
    ]);
  });

  it("is what --list --format csv prints", () => {
    const written = readAddressFile(listOf(addressFileText(ADDRESSES)));
    expect(written).toEqual(ADDRESSES.map(({ note: _note, ...address }) => address));
  });

  it.each([
    ["release", `${HEADER}\n${row}\nten${row.slice(2)}`, 3, "A"],
    ["kind", `${HEADER}\n${row.replace("検査", "健診")}`, 2, "C"],
    ["record_block", `${HEADER}\n${row.replace("※1", "※3")}`, 2, "F"],
    ["bytes", `${HEADER}\n${row.replace("58902", "58 kB")}`, 2, "G"],
    ["url", `${HEADER}\n${row.replace("https://", "")}`, 2, "H"],
    ["url of a file on disk", `${HEADER}\n${row.replace("https://", "file:///")}`, 2, "H"],
  ])("is refused with row and column of a wrong %s", (_, text, line, column) => {
    expect(failureOf(() => readAddressFile(listOf(text))).place).toMatchObject({ row: line, column });
  });

  it("is refused without its columns, without rows, and where it is not there", () => {
    expect(failureOf(() => readAddressFile(listOf("release,link\n10,x"))).text.en).toContain('"url"');
    expect(failureOf(() => readAddressFile(listOf(`${HEADER}\n`))).text.en).toContain("no address");
    expect(failureOf(() => readAddressFile("nowhere.csv")).text.en).toContain("ENOENT");
  });
});

describe("a plan", () => {
  const address = (url: string) => ({
    release: 8,
    kind: null,
    geography: null,
    block: null,
    item: null,
    url,
  });

  it("puts addresses on another server, below a path if it has one", () => {
    const url = "https://www.mhlw.go.jp/content/1/a.xlsx?x=1";
    expect(placeOn(null, url)).toBe(url);
    expect(placeOn(new URL("http://127.0.0.1:8000"), url)).toBe("http://127.0.0.1:8000/content/1/a.xlsx?x=1");
    expect(placeOn(new URL("https://m.example/ndb/"), url)).toBe(
      "https://m.example/ndb/content/1/a.xlsx?x=1",
    );
  });

  it.each([
    "https://a.example/",
    "https://a.example/page.html",
    "https://a.example/..%2F..%2Fa.xlsx",
    "https://a.example/%2e.xlsx",
    "https://a.example/a%00.xlsx",
  ])("refuses an address that gives no safe file name: %s", (url) => {
    expect(failureOf(() => planFetch([address(url)], null)).text.en).toContain(".xlsx");
  });

  it("refuses two addresses with one file name", () => {
    const two = ["https://a.example/1/a.xlsx", "https://a.example/2/a.xlsx"].map(address);
    expect(failureOf(() => planFetch(two, null)).text.en).toContain("a.xlsx");
  });
});

describeOfficial("the list of the ministry's addresses", () => {
  const rows = (name: string): Record<string, string>[] =>
    parse(readFileSync(officialPath(name)!), { bom: true, columns: true });

  it("is in the project's data, row by row, and nothing else but release 11 is", () => {
    const listed = rows("ADDRESSES.csv").map(({ release, bytes, url }) => `${release} ${bytes} ${url}`);
    const ours = ADDRESSES.filter(({ release }) => release !== 11);
    expect(ours.map(({ release, bytes, url }) => `${release} ${bytes} ${url}`)).toEqual(listed);
  });

  it("has the checksums of the files at hand", () => {
    const checksums = new Map(ADDRESSES.flatMap(({ url, sha256 }) => (sha256 ? [[url, sha256]] : [])));
    for (const { path, mhlw_url: url } of rows("MANIFEST.csv")) {
      const file = officialPath(path!);
      if (url === "" || !file || !existsSync(file)) continue;
      expect(checksums.get(url!), path).toBe(sha256(readFileSync(file)));
    }
    expect(checksums.size).toBeGreaterThan(280);
  });
});
