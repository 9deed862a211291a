import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.js";
import type { SourceFile } from "../../src/ingest/files/source.js";
import { readOwnCounts } from "../../src/ingest/own-counts/read-own-counts.js";
import { readDefinedRegions } from "../../src/ingest/own-counts/regions/defined-regions.js";
import { recognise } from "../../src/ingest/recognise.js";
import { hasOwnHeads, municipalities } from "../../src/jobs/input/own-counts.js";
import { AGE_CLASSES } from "../../src/model/counts.js";
import { Failure } from "../../src/text/failure.js";
import { asOption, worded } from "../../src/text/told.js";
import { workbookOf } from "../support/tables/worksheets.js";

const HEADS = "年度,市区町村コード,市区町村名,保険者,性別,年齢階級,項目,項目名,受診者数,該当者数";
const read = (text: string | Buffer, insurers?: readonly string[]) =>
  readOwnCounts(Buffer.from(text), "counts.csv", { insurers }, loadCatalog(), municipalities);

type Row = readonly (string | number)[];
/** All sexes and ages of a region and insurer: 100 examined of each, 10 of them counted. */
const rowsOf = (code: string, insurer = "国保", item = "q08-smoking"): Row[] =>
  ["男", "女"].flatMap((sex) =>
    AGE_CLASSES.map((ages) => ["2018", code, "", insurer, sex, ages, item, "", 100, 10]),
  );
const csv = (rows: readonly Row[], heads = HEADS) =>
  `${[heads, ...rows.map((row) => row.join(","))].join("\n")}\n`;

/** The same with other counts in each row: those of insurers that have so many more people than the row's number, together. */
const varied = (insurer: string, ...more: readonly number[]): Row[] =>
  rowsOf("22203", insurer).map((row, i) => {
    const sum = (count: (each: number) => number) => more.reduce((all, each) => all + count(each), 0);
    return [...row.slice(0, 8), sum((each) => each + i), sum((each) => Math.floor(each / 10) + i)] as Row;
  });

function failureOf(text: string, insurers?: readonly string[]): Failure {
  try {
    read(text, insurers);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("nothing is wrong");
}
/** The rows with one of them changed. */
const changed = (at: number, column: number, value: string | number) =>
  csv(rowsOf("22203").map((row, i) => (i === at ? row.with(column, value) : row)));

describe("a file of counts of one's own", () => {
  it("becomes tables of its items by region, insurers added up, and the prefecture they add up to", () => {
    const own = read(csv([...rowsOf("22203"), ...rowsOf("22203", "健保組合"), ...rowsOf("22130")]))!;
    expect(own.catalog.items.map(({ id, group }) => [id, group])).toEqual([
      ["q08-smoking", expect.any(String)],
    ]);
    const [pair] = own.releases[0]!.pairs;
    expect(pair!.area!.regions.map(({ code, name }) => [code, name])).toEqual([
      ["22203", "沼津市"],
      ["22130", "浜松市"],
    ]);
    expect([...pair!.area!.male.counts.subarray(0, 16)]).toEqual([
      ...Array(7).fill(20),
      140,
      ...Array(7).fill(200),
      1400,
    ]);
    expect([...pair!.prefecture!.female.counts.subarray(0, 8)]).toEqual([...Array(7).fill(30), 210]);
    expect(own.prefectures).toEqual(["22"]);
    expect([own.insurers, own.missing]).toEqual([
      ["国保", "健保組合"],
      [{ insurer: "健保組合", regions: ["浜松市"] }],
    ]);
    expect(own.catalog.ownCredit!.ja).toBe(
      "国保、健保組合の健診の集計をもとに作成（健保組合は浜松市がない、静岡県の値は35市区町村のうち2市区町村の合計）",
    );
  });

  it("says which years and items lack a region or an insurer that others have", () => {
    const later = (rows: Row[]) => rows.map((row) => row.with(0, "2020"));
    const thin = (code: string, insurer = "国保") => rowsOf(code, insurer, "やせ");
    const gaps = (rows: Row[]) =>
      read(csv(rows))!
        .gaps.slice(1)
        .map(({ ja }) => ja);
    const two = [...rowsOf("22203"), ...rowsOf("22130")];
    expect(gaps([...two, ...later(rowsOf("22130"))])).toEqual(["2020年度は沼津市がない"]);
    expect(gaps([...two, ...later(two), ...later(rowsOf("22203", "健保組合"))])).toEqual([
      "2018年度は健保組合がない",
    ]);
    expect(gaps([...two, ...thin("22203")])).toEqual(["やせは浜松市がない"]);
    const all = [...two, ...thin("22203"), ...thin("22130")];
    expect(gaps([...all, ...later([...two, ...thin("22130")])])).toEqual(["2020年度のやせは沼津市がない"]);
    expect(
      gaps([...all, ...rowsOf("22203", "共済"), ...rowsOf("22130", "共済"), ...thin("22130", "共済")]),
    ).toEqual(["やせは共済の沼津市がない"]);
    expect(gaps(all)).toEqual([]);
  });

  it("has only the insurers that are chosen, and says which there are", () => {
    const text = csv([...rowsOf("22203"), ...rowsOf("22203", "健保組合")]);
    const [pair] = read(text, ["国保"])!.releases[0]!.pairs;
    expect(pair!.area!.male.counts[0]).toBe(10);
    expect(failureOf(text, ["協会けんぽ"]).text.ja).toMatch(/協会けんぽ.*国保、健保組合/);
  });

  it("names items of its own, and takes those of the catalog by id or name", () => {
    const own = read(
      csv([
        ...rowsOf("22203", "国保", "ｑ０８－ｓｍｏｋｉｎｇ"),
        ...rowsOf("22130", "国保", "喫煙").map((row) => row.with(7, "たばこを吸う人")),
        ...rowsOf("22203", "国保", "metabolic"),
        ...rowsOf("22203", "国保", "やせ"),
      ]),
    )!;
    const [smoking, metabolic, thin] = own.catalog.items;
    expect([smoking!.id, metabolic!.id]).toEqual(["q08-smoking", "metabolic"]);
    expect(thin!.id).toMatch(/^own-[0-9a-f]{8}$/);
    expect(thin!.name.ja).toBe("やせ");
  });

  it("may be Shift_JIS, have English heads, check digits and codes whose zero a spreadsheet took", () => {
    const english = "year,code,name,insurer,sex,ages,item,item_name,examined,observed";
    const codes = (text: string) => read(text)!.releases[0]!.pairs[0]!.area!.regions.map(({ code }) => code);
    expect(codes(csv(rowsOf("222038"), english))).toEqual(["22203"]);
    expect(codes(csv([...rowsOf("1202"), ...rowsOf("22203")], english))).toEqual(["01202", "22203"]);
    expect(codes(csv(rowsOf("2201"), HEADS.replace("市区町村コード", "医療圏コード")))).toEqual(["2201"]);
    const sjis = Buffer.from([0x94, 0x4e, 0x93, 0x78]); // 年度
    const bytes = Buffer.concat([
      sjis,
      Buffer.from(
        csv(
          rowsOf("22203").map((row) => row.with(3, "").with(4, row[4] === "男" ? "m" : "f")),
          english.replace("year", ""),
        ),
      ),
    ]);
    expect(readOwnCounts(bytes, "s.csv", {}, loadCatalog(), municipalities)).not.toBeNull();
  });

  it.each([
    ["an unknown code", changed(0, 1, "22999"), /2行目.*22999|22999.*コードはありません/],
    ["more people counted than examined", changed(3, 9, 101), /該当者数（101）が受診者数（100）/],
    ["a fraction", changed(3, 8, 99.5), /受診者数「99.5」/],
    ["a negative count", changed(3, 9, -1), /該当者数「-1」/],
    ["a blank", changed(3, 9, ""), /該当者数「」が空欄です（いなければ 0/],
    ["a decimal comma", changed(3, 9, '"10,5"'), /該当者数「10,5」/],
    ["two numbers in a cell", changed(3, 8, '"100\n20"'), /受診者数「100.*20」/s],
    ["thousands without quotes", changed(3, 8, "1,000"), /見出しのない列に数「10」.*桁区切り/],
    ["a zero before a number", changed(3, 9, "010"), /該当者数「010」/],
    ["a formula without a value", changed(3, 9, "=A1"), /計算結果が保存されていません/],
    ["its heads once more", `${csv(rowsOf("22203"))}${HEADS}\n`, /見出しの行がもう一度/],
    [
      "a sum called an insurer",
      csv([...rowsOf("22203"), ...rowsOf("22203", "国保計")]),
      /「国保計」は、.*合計か/,
    ],
    [
      "an insurer that is the sum of some others",
      csv([
        ...varied("国保", 100),
        ...varied("協会けんぽ", 50),
        ...varied("健保組合", 70),
        ...varied("被用者保険", 50, 70),
      ]),
      /「被用者保険」は、.*合計か/,
    ],
    [
      "an insurer under two names",
      csv([...varied("国保", 100), ...varied("協会けんぽ", 50), ...varied("国民健康保険", 100)]),
      /「国保」は、.*同じもののよう/,
    ],
    [
      "an insurer that names another that stands alone too",
      csv([...rowsOf("22203"), ...rowsOf("22203", "国保＋協会けんぽ")]),
      /「国保＋協会けんぽ」は、.*合計か/,
    ],
    [
      "an insurer that is the sum of the others",
      csv(
        ["国保", "共済", "全部"].flatMap((of) =>
          rowsOf("22203", of).map((r) => (of === "全部" ? r.with(8, 200).with(9, 20) : r)),
        ),
      ),
      /「全部」は、ほかの保険者の合計か/,
    ],
    ["a mark of a hidden count", changed(3, 9, "<10"), /該当者数「<10」は.*もとの数/],
    ["the whole prefecture", csv([...rowsOf("22203"), ...rowsOf("22000")]), /「22000」は静岡県全体のコード/],
    [
      "no code",
      csv([...rowsOf("22203"), ["2018", "", "計", ...rowsOf("")[0]!.slice(3)]]),
      /コードが空欄です（県全体/,
    ],
    [
      "a row of sums without anything else",
      `${csv(rowsOf("22203"))}合計,,,,,,,,1400,140\n`,
      /^「合計」の行には、コード・性別・年齢・項目がどれもありません/,
    ],
    [
      "cells that were merged, and is not said to have rows twice",
      csv(rowsOf("22203").map((row, i) => (i === 0 ? row : row.with(1, "").with(6, "")))),
      /^26か所.*行目 ほか10行：コードが空欄です.*\n.*ほか10行：項目が空欄です（セルを結合していると最初の行にしか入りません。すべての行に入れてください）$/s,
    ],
    ["a note", `${csv(rowsOf("22203"))}※集計日 2019/3/1,,,,,,,,,\n`, /「※集計日 2019\/3\/1」だけの行です/],
    [
      "both sexes that are not men and women",
      csv([...rowsOf("22203"), rowsOf("22203")[0]!.with(4, "計").with(8, 200).with(9, 21)]),
      /男女計の人数（受診者数 200、該当者数 21）.*該当者数 20/,
    ],
    [
      "both sexes of a region alone",
      csv([
        ...rowsOf("22203"),
        ...rowsOf("22130")
          .map((row) => row.with(4, "計"))
          .slice(0, 1),
      ]),
      /男女計の行だけ/,
    ],
    ["ages of another scheme", changed(3, 5, "40-49"), /「40-49」は、2 行目の「40-44」と区切りが違います/],
    ["ages that are no classes", changed(3, 5, "42-47"), /年齢「42-47」.*5歳階級/],
    ["a ward beside its city", csv([...rowsOf("22100"), ...rowsOf("22101")]), /静岡市（22100）の区/],
    ["another sex", changed(3, 4, "不明"), /性別「不明」/],
    ["the name of another region", changed(0, 2, "熱海市"), /22203 は「沼津市」.*熱海市/],
    [
      "the name of another region that its own ends in",
      changed(0, 2, "津市"),
      /22203 は「沼津市」.*「津市」/,
    ],
    [
      "the name of another region in a later row, of one insurer",
      csv([...rowsOf("22203"), ...rowsOf("22203", "健保組合").map((row) => row.with(2, "焼津市"))]),
      /22203 は「沼津市」.*焼津市/,
    ],
    [
      "a row missing of one insurer",
      csv([...rowsOf("22203"), ...rowsOf("22203", "健保組合").slice(1)]),
      /健保組合.*男 40-44歳の行/,
    ],
    [
      "the name of another item",
      changed(0, 7, "BMI 25以上"),
      /q08-smoking は「喫煙」ですが、項目名に「BMI 25以上」/,
    ],
    [
      "a cell twice, its code and item written otherwise",
      csv([...rowsOf("0101"), rowsOf("101", "国保", "喫煙")[0]!]),
      /2 行目にもあります/,
    ],
    [
      "one item with two names",
      csv(
        rowsOf("22203", "国保", "meta").map((row, i) => row.with(7, i < 2 ? "メタボ該当者" : "メタボ予備群")),
      ),
      /2 行目では「メタボ該当者」、ここでは「メタボ予備群」/,
    ],
    [
      "one name of two items",
      csv([...rowsOf("22203"), ...rowsOf("22203", "国保", "smk").map((row) => row.with(7, "喫煙"))]),
      /項目 smk の名前は「喫煙」で、項目 q08-smoking（2 行目）と同じ/,
    ],
    ["a cell twice", csv([...rowsOf("22203"), rowsOf("22203")[0]!]), /2 行目にもあります/],
    ["a missing row", csv(rowsOf("22203").slice(1)), /男 40-44歳の行がありません/],
    ["a missing sex", csv(rowsOf("22203").slice(0, 7)), /女 40-44・45-49/],
  ])("is refused where there is %s", (_, text, message) => {
    expect(failureOf(text).text.ja).toMatch(message);
  });

  it("says which column is missing and which there are, and lists twenty things that are wrong", () => {
    const heads = HEADS.replace("年齢階級,", "");
    expect(
      failureOf(
        csv(
          rowsOf("22203").map((row) => row.toSpliced(5, 1)),
          heads,
        ),
      ).text.ja,
    ).toMatch(/年齢階級 の列がありません（あるのは：年度、市区町村コード/);
    // The same of many rows is told once, other things of other rows apart.
    const rows = [...rowsOf("22203"), ...rowsOf("22130")];
    const { ja } = failureOf(csv(rows.map((row, i) => row.with(9, i === 9 ? "*" : 999 + i)))).text;
    expect(ja).toMatch(
      /^28か所に誤りがあります。\n {2}2・3・4行目 ほか24行：該当者数（999）が受診者数（100）より多くなっています（2行目の場合）\n {2}11行目：該当者数「\*」/,
    );
    expect(ja.split("\n")).toHaveLength(3);
    const unknown = rows.map((row, i) => row.with(1, 22900 + i));
    expect(failureOf(csv(unknown)).text.ja).toMatch(/^28か所.*ほか8か所$/s);
  });

  it("has heads with units and remarks, in two lines, under a title", () => {
    const heads =
      '年度,"市区町村\nコード",市町村名（2018年）,保険者［区分］,性別(男女),年齢階級 ※1,項目,項目名,受診者数（人）,"該当者数\n単位：人"';
    const text = `令和元年度 集計表,,\n\n${csv(rowsOf("22203"), heads)}`;
    expect(read(text)!.releases[0]!.pairs[0]!.area!.male.counts[0]).toBe(10);
    expect(hasOwnHeads(Buffer.from(text), false)).toBe(true);
    // Those who could have come, and areas that the municipalities lie in.
    const more = csv(
      rowsOf("22203").map((row) => ["2205", "駿東田方", 999, ...row]),
      `医療圏コード,医療圏名,対象者数,${HEADS}`,
    );
    const { regions, male } = read(more)!.releases[0]!.pairs[0]!.area!;
    expect([regions[0]!.name, male.counts[8]]).toEqual(["沼津市", 100]);
  });

  it("says which heads it lacks where some are called otherwise, and which two could be one", () => {
    const called = (one: string, other: string) => csv(rowsOf("22203"), HEADS.replace(one, other));
    const near = called("受診者数,該当者数", "健診を受けた人,メタボの人");
    expect(failureOf(near).text.ja).toMatch(
      /受診者数、該当者数 の列がありません（あるのは：年度.*健診を受けた人、メタボの人）/,
    );
    expect([hasOwnHeads(Buffer.from(near), true), hasOwnHeads(Buffer.from(near), false)]).toEqual([
      true,
      false,
    ]);
    expect(failureOf(called("該当者数", "該当者数（％）")).text.ja).toMatch(/該当者数 の列がありません/);
    expect(failureOf(called("受診者数,", "測定者数,").replace("項目名", "受診者数")).text.ja).toMatch(
      /「受診者数」「測定者数」は、どれも「受診者数」の列と読めます/,
    );
    const rows = csv(
      rowsOf("22203"),
      ",,,,,,,,人数,\n年度,コード,,保険者,性別,年齢階級,項目,,受診者数,該当者",
    );
    expect(read(rows)).not.toBeNull();
    const two = csv(
      rowsOf("22203"),
      "年度,コード,,保険者,性別,年齢階級,項目,,人数,\n,,,,,,,,受診者数,該当者数",
    );
    expect(failureOf(two).text.ja).toMatch(/年度、コード.*見出しが 2 行に分かれています/);
  });

  it("is listed whole where rows, regions and cells are wrong, in the order of the rows", () => {
    const rows = [...rowsOf("22203"), ...rowsOf("22999"), rowsOf("22203")[0]!].map((row, i) =>
      i === 3 ? row.with(9, 101) : row,
    );
    const { ja } = failureOf(csv(rows)).text;
    expect(ja).toMatch(/3か所.*5行目：.*16行目：.*22999.*30行目：.*2 行目にもあります/s);
  });

  it("may have lines that end in different ways", () => {
    const lines = csv([...rowsOf("22203"), ...rowsOf("22130")]).split("\n");
    const mixed = lines.map((line, i) => line + (i % 2 ? "\n" : "\r\n")).join("");
    expect(read(mixed)!.releases).toEqual(
      read(csv([...rowsOf("22203"), ...rowsOf("22130")]))!.releases.map((release) => ({
        ...release,
        pairs: release.pairs.map((pair) => ({
          ...pair,
          prefecture: { ...pair.prefecture, source: expect.anything() },
          area: { ...pair.area, source: expect.anything() },
        })),
      })),
    );
  });

  it("says that it lacks the people counted, or those examined", () => {
    const without = (head: string, column: number) =>
      csv(
        rowsOf("22203").map((row) => row.toSpliced(column, 1)),
        HEADS.replace(`,${head}`, ""),
      );
    expect(failureOf(without("該当者数", 9)).text.ja).toMatch(/該当者数 の列がありません/);
    expect(failureOf(without("受診者数", 8)).text.ja).toMatch(/受診者数 の列がありません/);
  });

  it("has other age classes where they make up 40 to 74, and ages of the whole are the sum", () => {
    const classes = ["40-49", "50～59歳", "60代", "70-74"];
    const rows = ["男", "女"].flatMap((sex) => [
      ...classes.map((ages) => ["2018", "22203", "", "国保", sex, ages, "metabolic", "", 100, 10]),
      ["2018", "22203", "", "国保", sex, "40-74", "metabolic", "", 400, 40],
    ]);
    const own = read(csv(rows))!;
    expect(own.ageClasses.map(({ id }) => id)).toEqual(["40-49", "50-59", "60-69", "70-74"]);
    const { male } = own.releases[0]!.pairs[0]!.area!;
    expect([...male.counts.subarray(0, 8)]).toEqual([10, 0, 10, 0, 10, 0, 10, 40]);
    const whole = read(csv(rows.filter((row) => row[5] === "40-74")))!;
    expect(whole.ageClasses.map(({ id }) => id)).toEqual(["40-74"]);
    expect(failureOf(csv(rows.filter((row) => row[5] !== "60代"))).text.ja).toMatch(/60-64・65-69歳を含む/);
  });

  it("is refused where people of all ages are not the sum of the classes, or have no classes", () => {
    const sum = (examined: number, item = "q08-smoking"): Row[] =>
      ["男", "女"].map((sex) => ["2018", "22203", "", "国保", sex, "計", item, "", examined, 70]);
    const rows = rowsOf("22203");
    const counts = (text: string) => [...read(text)!.releases[0]!.pairs[0]!.area!.male.counts];
    expect(counts(csv([...rows, ...sum(700)]))).toEqual(counts(csv(rows)));
    expect(failureOf(csv([...rows, ...sum(701)])).text.ja).toMatch(
      /受診者数 701、該当者数 70）が、年齢階級の合計（受診者数 700、該当者数 70）と合いません/,
    );
    // Nothing would be left of such an item.
    expect(failureOf(csv([...rows, ...sum(700, "metabolic")])).text.ja).toMatch(/全年齢の行だけ/);
  });

  it("has no people twice where rows of all insurers stand beside them", () => {
    const insurers = [...rowsOf("22203"), ...rowsOf("22203", "健保組合")];
    const all = (name: string, examined = 200) =>
      rowsOf("22203", name).map((row) => [...row.slice(0, 8), examined, 20]);
    const malesOf = (rows: readonly Row[], chosen?: readonly string[]) =>
      read(csv(rows), chosen)!.releases[0]!.pairs[0]!.area!.male.counts[0];
    for (const name of ["計", "合計", "全体", "Total", ""]) {
      expect(malesOf([...insurers, ...all(name)])).toBe(20);
      expect(failureOf(csv([...insurers, ...all(name, 201)])).text.ja).toMatch(
        /受診者数 201、該当者数 20）が、ほかの保険者の合計（受診者数 200、該当者数 20）と合いません/,
      );
    }
    const both = [...insurers, ...all("計", 201)];
    expect([malesOf(both, ["計"]), malesOf(both, ["国保"])]).toEqual([20, 10]);
    expect(failureOf(csv(both), ["計", "国保"]).exitCode).toBe(2);
    expect(read(csv(all("計")))!.catalog.ownCredit!.ja).toMatch(/^独自に集計した健診の人数をもとに作成/);
  });

  it("has codes with and without check digits beside each other, of which a wrong one is told", () => {
    const regionsOf = (...rows: Row[][]) =>
      read(csv(rows.flat()))!.releases[0]!.pairs[0]!.area!.regions.map(({ code, name }) => [code, name]);
    expect(regionsOf(rowsOf("222038"), rowsOf("22205"))).toEqual([
      ["22203", "沼津市"],
      ["22205", "熱海市"],
    ]);
    expect(failureOf(csv([...rowsOf("22203"), ...rowsOf("222053")])).text.ja).toMatch(
      /「222053」の検査数字（6 桁目）が合いません（熱海市なら 222054 です/,
    );
    // 012025 whose zero is lost, and 012238 that is as 12238 another: its name tells them apart.
    const nemuro = (name: string) => rowsOf("12238").map((row) => row.with(2, name));
    expect(regionsOf(rowsOf("12025"), nemuro("根室市"))).toEqual([
      ["01202", "函館市"],
      ["01223", "根室市"],
    ]);
    expect(failureOf(csv([...rowsOf("12025"), ...nemuro("")])).text.ja).toMatch(
      /いすみ市（12238）とも.*根室市/,
    );
    expect(failureOf(csv(nemuro(""))).text.ja).toMatch(/いすみ市（12238）とも.*根室市/);
    expect(regionsOf(nemuro(""), rowsOf("12202"))[0]).toEqual(["12238", "いすみ市"]);
    expect(failureOf(csv([...nemuro(""), ...rowsOf("222038")])).text.ja).toMatch(/根室市/);
    // No number of 賀茂 becomes one of 青森市.
    expect(failureOf(csv([...rowsOf("22203"), ...rowsOf("2201")])).text.ja).toMatch(
      /二次医療圏（賀茂）のコード/,
    );
  });

  it("has no municipality whose zero a spreadsheet took read as an area, nor the other way round", () => {
    const codesOf = (rows: Row[]) =>
      read(csv(rows))!.releases[0]!.pairs[0]!.area!.regions.map(({ code }) => code);
    const named = (code: string, name: string) => rowsOf(code).map((row) => row.with(2, name));
    // 1101 and 1102 are 南部 and 南西部 of 埼玉県, and wards of 札幌市; there are no areas 1210, 1213 and 5201.
    const two = [...rowsOf("1101"), ...rowsOf("1102")];
    expect(failureOf(csv(two)).text.ja).toMatch(
      /「1101」は、二次医療圏の南部とも、.*札幌市中央区（01101）とも/,
    );
    expect(codesOf([...named("1101", "中央区"), ...rowsOf("1102")])).toEqual(["01101", "01102"]);
    expect(codesOf([...named("1101", "南部"), ...rowsOf("1102")])).toEqual(["1101", "1102"]);
    expect(codesOf([...two, ...rowsOf("1210"), ...rowsOf("1213")])).toContain("01102");
    expect(failureOf(csv([...two, ...rowsOf("1210")])).text.ja).toMatch(/「1101」/);
    expect(codesOf(rowsOf("5201"))).toEqual(["05201"]);
    expect(codesOf([...rowsOf("1101"), ...rowsOf("22203")])).toEqual(["01101", "22203"]);
  });

  it("has the wards of 浜松市 before and after 2024, not both in one year, and towns that are no more", () => {
    const wards = (codes: readonly string[], year = "2024") =>
      codes.flatMap((code) => rowsOf(code)).map((row) => row.with(0, year));
    const [before, after] = [
      ["22131", "22132", "22133", "22134", "22135", "22136", "22137"],
      ["22138", "22139", "22140"],
    ];
    const gapsOf = (...rows: Row[][]) => read(csv(rows.flat()))!.gaps.map(({ ja }) => ja);
    const whole = /^静岡県の値は(\d+)市区町村のうち(\d+)市区町村の合計$/;
    expect(whole.exec(gapsOf(wards(before, "2022"))[0]!)!.slice(1)).toEqual(["41", "7"]);
    expect(whole.exec(gapsOf(wards(after))[0]!)!.slice(1)).toEqual(["37", "3"]);
    expect(failureOf(csv([...wards(before), ...wards(after)])).text.ja).toMatch(
      /浜松市中央区（22138）は 2023 年度の再編後のコードで、.*浜松市中区（22131）の行（2 行目）/,
    );
    expect(gapsOf(wards(["04423"], "2015"))[0]).toMatch(/^宮城県/);
    expect(failureOf(csv([...wards(["04423"], "2016"), ...wards(["04216"], "2016")])).text.ja).toContain(
      "富谷",
    );
    // 岩舟町 became part of 栃木市, which was there before.
    const gap = (codes: readonly string[], year: string) => gapsOf(wards(codes, year))[0];
    expect(gap(["09203", "09367"], "2013")).toBe("栃木県の値は26市区町村のうち2市区町村の合計");
    expect(gap(["09203"], "2014")).toBe("栃木県の値は25市区町村のうち1市区町村の合計");
  });

  it("has no number under another's name: of areas by the list of their year, of regions of one's own by their file", () => {
    const named = (code: string, name: string, year = "2018") =>
      rowsOf(code).map((row) => row.with(0, year).with(2, name));
    expect(failureOf(csv([...named("2201", "西部"), ...named("2208", "西部医療圏")])).text.ja).toMatch(
      /^コード 2201 は「賀茂」ですが、「西部」とあります$/,
    );
    const nameOf = (year: string, name: string) =>
      read(csv(named("0501", name, year)))!.releases[0]!.pairs[0]!.area!.regions[0]!.name;
    expect([nameOf("2023", ""), nameOf("2024", "")]).toEqual(["大館・鹿角", "県北"]);
    expect(failureOf(csv(named("0501", "県北", "2023"))).text.ja).toMatch(/「大館・鹿角」ですが、「県北」/);
    expect(failureOf(csv(named("0504", "", "2024"))).text.ja).toMatch(/2024年度にはありません/);
    expect(failureOf(csv([...named("501", "", "2023"), ...named("501", "", "2024")])).text.ja).toMatch(
      /2023年度は大館・鹿角、2024年度は県北/,
    );
    // Names as people write them are no errors.
    for (const name of ["沼津", "静岡県 沼津市", "沼津市（旧戸田村を含む）"])
      expect(read(csv(named("22203", name)))).not.toBeNull();

    const defined = (text: string) =>
      readDefinedRegions(Buffer.from(`code,name,parent\n${text}`), "r.csv", loadCatalog(), municipalities);
    const own = defined("HC-1,東部保健所,静岡県\nHC-2,熱海,静岡県");
    const readOwn = (rows: Row[]) =>
      readOwnCounts(Buffer.from(csv(rows)), "counts.csv", {}, loadCatalog(), municipalities, own);
    expect(readOwn([...named("HC-1", "東部"), ...named("HC-2", "")])).not.toBeNull();
    expect(() => readOwn([...named("HC-1", "熱海"), ...named("HC-2", "熱海")])).toThrow(
      /HC-1 is of 東部保健所/,
    );
    expect(() => defined("22203,熱海市,静岡県")).toThrow(/22203 is of 沼津市/);
    expect(() => defined("HC-3,全国,静岡県")).toThrow(/is that of the nation/);
    expect(() => defined("HC-3,静岡県,静岡県")).toThrow(/prefecture as a whole/);
  });

  it("is set aside beside others, in a workbook too", () => {
    const rows = [HEADS.split(","), ...rowsOf("22203")];
    const reasonOf = (path: string) => {
      const source = { path, sha256: "" } as SourceFile;
      const found = recognise({ name: "", rows }, source, null, loadCatalog());
      return found && "reason" in found ? worded(found.reason, asOption).ja : null;
    };
    for (const path of ["counts.xlsx", "counts.csv"])
      expect(reasonOf(path)).toMatch(/このファイルだけを指定/);
  });

  /** Counts that differ by row, so that a place that is taken for another one shows. */
  const told = rowsOf("22203").map((row, i) => row.with(8, 100 + i).with(9, 10 + i));
  const cellsOf = (own: ReturnType<typeof read>) => {
    const { area } = own!.releases[0]!.pairs[0]!;
    return [[...area!.male.counts], [...area!.female.counts]];
  };

  it("says what of a workbook was read though it is hidden: rows that a filter leaves out, a sheet", () => {
    const rows = [HEADS.split(","), ...rowsOf("22203")];
    const saidOf = (...of: Parameters<typeof workbookOf>) =>
      read(workbookOf(...of))!.readAs.map(({ ja }) => ja);
    expect(saidOf({ 集計: rows })).toEqual([]);
    expect(saidOf({ 集計: rows }, { rows: [3, 4, 9] })[0]).toMatch(
      /^シート「集計」の非表示の行.*3 行も読みました/,
    );
    // The last of these is blank.
    expect(saidOf({ 集計: [...rows, []] }, { rows: [rows.length, rows.length + 1] })[0]).toMatch(/）1 行も/);
    expect(saidOf({ 説明: [["説明"]], 集計: rows }, { sheets: ["集計"] })).toEqual([
      "非表示のシート「集計」を読みました",
    ]);
    expect(() => read(workbookOf({ 新: rows, 旧: rows }, { sheets: ["旧"] }))).toThrow(/新, 旧 \[hidden\]/);
  });

  it("says that 対象者数 was read as those examined, where there is nothing else", () => {
    const readAs = (heads: string) => read(csv(rowsOf("22203"), heads))!.readAs.map(({ ja }) => ja);
    expect(readAs(HEADS.replace("受診者数", "対象者数"))).toEqual([
      expect.stringMatching(/^「対象者数」の列を受診者数として読みました。/),
    ]);
    expect(readAs(HEADS)).toEqual([]);
  });

  it("says of a row of the whole prefecture, of all insurers too, that it is one", () => {
    const whole = rowsOf("22000", "計").slice(0, 1);
    const { text } = failureOf(csv([...rowsOf("22203"), ...whole]));
    expect(text.ja).toMatch(/^県全体の行（コード 22000）です。除いてください/);
  });

  it("says of a date in the place of a year which day it is, and not the number that a workbook has for it", () => {
    for (const [date, day] of [
      ["43191", "2018-04-01"],
      ["2018/4/1", "2018/4/1"],
      ["2018年4月1日", "2018年4月1日"],
    ])
      expect(failureOf(changed(3, 0, date!)).text.ja).toMatch(
        `年度に日付（${day}）があります（年度を 2018、`,
      );
    expect(failureOf(changed(3, 0, "20180")).text.ja).toMatch("年度「20180」を解釈できません");
    expect(failureOf(changed(3, 0, 43191)).text.en).toMatch("the year is a date (2018-04-01)");
  });

  it("is no counts in thousands or shares, which a line above the heads says", () => {
    for (const unit of [
      "単位：千人",
      "単位：十人",
      "単位：10人",
      "（単位：百人）",
      "（単位：1000人）",
      "表1 喫煙（単位 万人）",
      "単位：％",
    ])
      expect(failureOf(`${unit}\n${csv(rowsOf("22203"))}`).text.ja).toMatch(/とあります。.*1 人を単位とする/);
    for (const unit of ["単位：人", "単位：人（40～74歳、2010年度）"])
      expect(read(`喫煙（${unit}）\n${csv(rowsOf("22203"))}`)).not.toBeNull();
  });

  it("has the same counts in a workbook, in one sheet of it", () => {
    const rows = [[], HEADS.split(","), ...told];
    const bytes = workbookOf({ 説明: [["独自の集計"]], 集計: rows });
    expect(hasOwnHeads(bytes, true)).toBe(true);
    expect(cellsOf(read(bytes))).toEqual(cellsOf(read(csv(told))));
    expect(() => read(workbookOf({ 国保: rows, 健保: rows }))).toThrow(/2 sheets hold counts/);
    const ofMinistry = [["特定健診（BMI)：2020年度"], ["都道府県名", "検査値階層"]];
    expect(hasOwnHeads(workbookOf({ 集計: ofMinistry }), true)).toBe(false);
  });

  it("has ages in columns where each says which people it holds", () => {
    const wide = (heads: (ages: string) => readonly [string, string]) => {
      const ages = AGE_CLASSES.map((id) => id.replace("-", "～"));
      const ofSexes = [told.slice(0, 7), told.slice(7)].map((rows) => [
        ...["2018", "22203", rows[0]![4]!, "q08-smoking"],
        ...rows.flatMap((row) => [row[8]!, row[9]!]),
      ]);
      return csv(ofSexes, `年度,コード,性別,項目,${ages.flatMap(heads).join(",")}`);
    };
    for (const heads of [
      (ages: string) => [`受診者数 ${ages}歳`, `該当者数（${ages}歳）`] as const,
      (ages: string) => [`${ages}歳_受診者数`, `${ages}歳_該当者数`] as const,
    ])
      expect(cellsOf(read(wide(heads)))).toEqual(cellsOf(read(csv(told))));
    const bare = wide((ages) => [`${ages}歳`, `${ages}歳 率`]);
    expect(failureOf(bare).text.ja).toMatch(/「受診者数 40-44」「該当者数 40-44」のように見出しを/);
    const broken = wide((ages) => [`受診者数 ${ages}`, `該当者数 ${ages}`]).replaceAll("22203", "99999x");
    // Once a row, not once an age.
    expect(failureOf(broken).text.ja).toMatch(/^2か所.*2・3行目：コード/s);
  });

  it("has men and women on sheets of their own, and says on which sheet something is wrong", () => {
    const heads = HEADS.split(",").toSpliced(4, 1);
    const sheetOf = (sex: string, rows: Row[] = told) => [
      ["健診の集計"],
      heads,
      ...rows.filter((row) => row[4] === sex).map((row) => row.toSpliced(4, 1)),
    ];
    const sums = sheetOf("男").map((row, i) =>
      i < 2 ? row : row.with(7, 207 + 2 * (i - 2)).with(8, 27 + 2 * (i - 2)),
    );
    const own = read(workbookOf({ 男: sheetOf("男"), 女性: sheetOf("女"), 男女計: sums }));
    expect(cellsOf(own)).toEqual(cellsOf(read(csv(told))));
    const wrong = (sheets: Parameters<typeof workbookOf>[0]) => {
      try {
        read(workbookOf(sheets));
      } catch (error) {
        return error as Failure;
      }
      throw new Error("nothing is wrong");
    };
    const bad = told.with(8, told[8]!.with(9, 1.5)).with(9, told[9]!.with(1, "22999"));
    expect(wrong({ 男: sheetOf("男", bad), 女: sheetOf("女", bad) }).text.ja).toMatch(
      /シート「女」4行目：該当者数「1.5」/,
    );
    expect(wrong({ 男: sheetOf("男"), 女: sheetOf("女").with(4, sheetOf("女")[3]!) }).place).toMatchObject({
      sheet: "女",
      row: 5,
    });
    expect(wrong({ 男: sheetOf("男"), 健保: sheetOf("女") }).text.ja).toMatch(
      /2 枚.*シートの名前を「男」「女」/,
    );
  });

  it("has ages in columns with people examined and counted in rows, which go in pairs", () => {
    const ages = AGE_CLASSES.map((id) => `${id.replace("-", "～")}歳`);
    const heads = ["年度", "コード", "性別", "項目", "区分", ...ages, "計"];
    const lines = [told.slice(0, 7), told.slice(7)].flatMap((rows) =>
      (["受診者数", "該当者数", "該当率"] as const).map((kind, i) => {
        const people = rows.map((row) => (i < 2 ? Number(row[8 + i]) : 9.9));
        return [
          "2018",
          "22203",
          rows[0]![4]!,
          "q08-smoking",
          kind,
          ...people,
          people.reduce((a, b) => a + b),
        ];
      }),
    );
    expect(cellsOf(read(csv(lines, heads.join())))).toEqual(cellsOf(read(csv(told))));
    const merged = lines.map((row, i) => (i % 3 === 1 ? ["", "", "", "", ...row.slice(4)] : row));
    expect(cellsOf(read(csv(merged, heads.join())))).toEqual(cellsOf(read(csv(told))));
    expect(failureOf(csv(lines.toSpliced(4, 1), heads.join())).text.ja).toMatch(
      /該当者数の行が組になっていません/,
    );
    const noted = [...lines, ["", "", "", "", "対象者数", ...ages.map(() => 1)]];
    expect(failureOf(csv(noted, heads.join())).text.ja).toMatch(/「対象者数」は受診者数とも該当者数とも/);
  });

  it("has sexes as the codes of checkup data, where both are there and nothing else", () => {
    const coded = (codes: readonly [number, number]) =>
      csv(told.map((row) => row.with(4, codes[row[4] === "男" ? 0 : 1])));
    const own = read(coded([1, 2]))!;
    expect(cellsOf(own)).toEqual(cellsOf(read(csv(told))));
    expect(own.readAs.map(({ ja }) => ja)).toEqual([expect.stringContaining("1 を男、2 を女")]);
    for (const codes of [
      [0, 1],
      [1, 1],
      [2, 3],
    ] as const)
      expect(failureOf(coded(codes)).text.ja).toContain("1・2 と読めるのは");
    expect(failureOf(coded([1, 2]).replace(",1,", ",男,")).text.ja).toContain("性別「1」");
  });

  it("is not a table of the ministry, nor the other way round", () => {
    expect(read("特定健診（BMI)：2020年度\n都道府県名,検査値階層\n")).toBeNull();
  });
});

const CASE = new URL("../../../shared/cases/municipal/", import.meta.url);
describe.skipIf(!existsSync(CASE))("the made-up file of Shizuoka (../shared/cases/municipal)", () => {
  it("holds 35 municipalities and three insurers, one of which four municipalities lack", () => {
    const own = read(readFileSync(new URL("synthetic-shizuoka.csv", CASE)))!;
    const [pair] = own.releases[0]!.pairs;
    expect(pair!.area!.regions).toHaveLength(35);
    expect(own.insurers).toHaveLength(3);
    expect(own.missing).toEqual([{ insurer: "健保組合", regions: expect.any(Array) }]);
    expect(own.missing[0]!.regions).toHaveLength(4);
  });
});
