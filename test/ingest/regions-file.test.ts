import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import { checkedRegions, readRegionsFile } from "../../src/ingest/regions-file.js";
import { Failure } from "../../src/text/failure.js";

const catalog = loadCatalog();
const read = (text: string | Buffer) => readRegionsFile(Buffer.from(text), "regions.csv", catalog);

function failureOf(text: string): Failure {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("nothing is wrong");
}

describe("a file of regions of one's own", () => {
  it("has a region a row with its members' codes, or a row a member", () => {
    const inOneRow = read("code,name,members\nhokushin,北信,2009 2010\nall-but,松本以外,2001、2002\n");
    expect(inOneRow).toEqual([
      { code: "hokushin", name: "北信", members: ["2009", "2010"] },
      { code: "all-but", name: "松本以外", members: ["2001", "2002"] },
    ]);
    expect(read("コード,名称,構成\nhokushin,北信,2009\nhokushin,北信,2010\n")).toEqual([inOneRow[0]]);
  });

  it("may be Shift_JIS, have full-width digits, blank rows, and codes whose zero a spreadsheet took", () => {
    // 渡島 in Shift_JIS
    const bytes = Buffer.concat([
      Buffer.from("code,name,members\nd,"),
      Buffer.from([0x93, 0x6e, 0x93, 0x87]),
      Buffer.from(",101 102\n\n"),
    ]);
    expect(readRegionsFile(bytes, "r.csv", catalog)).toEqual([
      { code: "d", name: "渡島", members: ["0101", "0102"] },
    ]);
    expect(read("code,name,members\nt,東北,２ ３ 4 5 6 7\n")[0]!.members).toEqual([
      "02",
      "03",
      "04",
      "05",
      "06",
      "07",
    ]);
  });

  it("refuses the names of the nation and of a prefecture, which stand beside it, unless it is that prefecture", () => {
    expect(failureOf("code,name,members\ng1,全国,1101 1102\n").text.ja).toMatch(
      /名称「全国」は全国の名前です/,
    );
    expect(failureOf("code,name,members\ng1,埼玉県,1101 1102\n").text.ja).toMatch(
      /名称「埼玉県」は都道府県の名前ですが、構成がその全体（11）ではありません/,
    );
    expect(failureOf("code,name,members\ng1,埼玉県,12\n").text.en).toMatch(/is that of a prefecture/);
    const areas = catalog.areas.filter(({ prefectureCode }) => prefectureCode === "11");
    const all = areas.map(({ code }) => code).join(" ");
    expect(read(`code,name,members\ng1,北海道,01\ng2,埼玉県,${all}\ng3,福島,0701\n`)).toHaveLength(3);
  });

  it("refuses members that commas put into columns of their own: the first alone would be counted", () => {
    const { text } = failureOf("code,name,members\nA,西,1101,1102\nB,東,1103\n");
    expect(text.ja).toMatch(/^「1102」が見出しのない列にあります.*空白で区切って/);
    expect(text.en).toContain("column without a head");
    expect(read('code,name,members,memo\nA,西,"1101,1102",6\n')[0]!.members).toEqual(["1101", "1102"]);
  });

  it("refuses two regions of one name in a prefecture, but not in two", () => {
    const { text } = failureOf("code,name,members\nA,西,1101\nB,西,1103\n");
    expect(text.ja).toMatch(/^名称「西」が 2行目と同じで、コードが違います/);
    expect(read("code,name,members\nA,西,1101\nB,西,1301\nC,東,1101\n")).toHaveLength(3);
  });

  it("names every row that is wrong, at most twenty, and what is wrong with it", () => {
    const failure = failureOf(
      "code,name,members\n11,埼玉,1101\ng1,,1101\ng2,西,9999\ng3,東,\ng4,保健所,11100\ng5,県,11 1101\n",
    );
    expect(failure.exitCode).toBe(2);
    for (const row of [2, 3, 4, 5, 6, 7]) expect(failure.text.ja).toContain(`${row}行目`);
    expect(failure.text.ja).toMatch(/市区町村.*二次医療圏まで/);
    expect(failure.text.en).toContain("count twice");
    const many = `code,name,members\n${Array.from({ length: 30 }, (_, i) => `g${i},名,${9900 + i}`).join("\n")}\n`;
    expect(failureOf(many).text.ja).toMatch(/30か所.*ほか10か所/s);
    expect(failureOf(many).text.ja).not.toContain("23行目");
  });

  it("is refused where one code has two names, where a head is missing, and where it is empty", () => {
    expect(failureOf("code,name,members\ng,西,1101\ng,東,1102\n").text.en).toContain('"西" in row 2');
    expect(failureOf("code,members\ng,1101\n").text.ja).toMatch(/name がありません.*code、members/);
    expect(failureOf("code,name,members\n").text.en).toContain("no region");
    expect(failureOf("").text.ja).toMatch(/^地域ファイルが空です。/);
  });

  it("is checked in the same way where a program hands the regions over", () => {
    expect(checkedRegions([{ code: "g", name: "西", members: ["1101", "1101"] }], catalog)).toEqual([
      { code: "g", name: "西", members: ["1101"] },
    ]);
    expect(() => checkedRegions([{ code: "1101", name: "西", members: ["1101"] }], catalog)).toThrow(Failure);
  });
});
