import { createHash } from "node:crypto";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { refuseOtherForms } from "../../../src/ingest/files/other-forms.js";
import { findSourceFiles, type PassedOver, type SourceFile } from "../../../src/ingest/files/source.js";
import { failureOf } from "../../support/failures.js";
import { temporaryFolder } from "../../support/folders.js";
import { centralHeader, zipOf } from "../../support/tables/archives.js";
import { fixture, fixtureBytes } from "../../support/tables/fixtures.js";

const BOOK = fixtureBytes("release-08/synthetic-q08-area.xlsx");

/** What stands at the paths; paths below `folder` are given relative to it. */
function find(paths: string[], folder = "", input = "") {
  const passed: PassedOver[] = [];
  const sources: SourceFile[] = [
    ...findSourceFiles(
      paths,
      (file) => passed.push(file),
      () => Buffer.from(input),
    ),
  ];
  const short = ({ path }: { path: string }) => path.replace(`${folder}/`, "");
  return { sources, found: sources.map(short), passed: passed.map(short) };
}

/** The failure on reading a file of this name and content. */
function failureOn(name: string, content: string | Uint8Array) {
  const path = join(temporaryFolder({ [name]: content }), name);
  const [source] = find([path]).sources;
  const failure = failureOf(() => source?.sheets());
  expect(failure.place?.file).toContain(name);
  return failure;
}

describe("findSourceFiles", () => {
  it("walks folders in the order of their names, whatever the order on disk", () => {
    const folder = temporaryFolder({ "b/2.csv": "x", "b/10.XLSX": BOOK, "a.csv": "x", "c/d/e.xlsm": BOOK });
    expect(find([folder], folder).found).toEqual(["a.csv", "b/10.XLSX", "b/2.csv", "c/d/e.xlsm"]);
  });

  it("keeps the order of the paths that were given", () => {
    const folder = temporaryFolder({ "a.csv": "x", "b.csv": "y" });
    expect(find([`${folder}/b.csv`, `${folder}/a.csv`], folder).found).toEqual(["b.csv", "a.csv"]);
  });

  it("tells of files of other kinds, and is silent on lock files and hidden ones", () => {
    const folder = temporaryFolder({
      "readme.pdf": "x",
      "~$a.xlsx": "x",
      ".DS_Store": "x",
      ".hidden/a.csv": "x",
      "__MACOSX/a.csv": "x",
    });
    const { found, passed } = find([folder], folder);
    expect(found).toEqual([]);
    expect(passed).toEqual(["readme.pdf"]);
  });

  it("takes a file that was named whatever its ending", () => {
    const folder = temporaryFolder({ "table.txt": "x,y" });
    const [source] = find([`${folder}/table.txt`]).sources;
    expect(source?.sheets()).toEqual([{ name: "", rows: [["x", "y"]] }]);
  });

  it("ends where a folder leads back into itself", () => {
    const folder = temporaryFolder({ "a/b.csv": "x" });
    symlinkSync(folder, join(folder, "a", "loop"));
    symlinkSync(join(folder, "self"), join(folder, "self"));
    const { found, passed } = find([folder], folder);
    expect(found).toEqual(["a/b.csv"]);
    expect(passed).toEqual(["self"]);
  });

  it("reads standard input for a dash", () => {
    const { sources, found } = find(["-"], "", "x,y\n");
    expect(found).toEqual(["-"]);
    expect(sources[0]?.sheets()[0]?.rows).toEqual([["x", "y"]]);
  });

  it("gives the checksum of a file's bytes", () => {
    const [source] = find([fixture("release-08/synthetic-q08-area.xlsx")]).sources;
    expect(source?.sha256).toBe(createHash("sha256").update(BOOK).digest("hex"));
  });

  it("looks into archives, but takes a workbook for a file", () => {
    const zip = zipOf({
      "b/a.xlsx": BOOK,
      "a.csv": "x",
      "a.pdf": "x",
      "__MACOSX/a.csv": "x",
      "b/~$a.xlsx": "x",
    });
    const folder = temporaryFolder({ "all.zip": zip, "book.xlsx": BOOK, "renamed.zip": BOOK });
    const { found, passed } = find([folder], folder);
    expect(found).toEqual(["all.zip!a.csv", "all.zip!b/a.xlsx", "book.xlsx", "renamed.zip"]);
    expect(passed).toEqual(["all.zip!a.pdf"]);
  });

  it.each([
    ["UTF-8", "utf8-names", 0x800],
    ["UTF-8 without the flag", "utf8-names-unflagged", 0],
    ["Shift_JIS", "shift-jis-names", 0],
  ])("reads Japanese names and folders of an archive (%s)", (_, name, flag) => {
    const path = fixture(`release-11/synthetic-${name}.zip`);
    const bytes = fixtureBytes(`release-11/synthetic-${name}.zip`);
    expect(bytes.readUInt16LE(centralHeader(bytes) + 8) & 0x800).toBe(flag);
    const { sources, found, passed } = find([path], path.replace(/\/[^/]*$/, ""));
    const inner = (paths: string[]) => paths.map((name) => name.split("!")[1]);
    expect(inner(found)).toEqual([
      "07_特定健診_検査項目/HbA1C　二次医療圏別性年齢階級別分布.xlsx",
      "07_特定健診_検査項目/HbA1C　都道府県別性年齢階級別分布.xlsx",
      "08_特定健診_質問票/質問項目８　二次医療圏別性年齢階級別分布.xlsx",
      "08_特定健診_質問票/質問項目８　都道府県別性年齢階級別分布.xlsx",
    ]);
    expect(inner(passed)).toEqual(["08_特定健診_質問票/はじめにお読みください（架空の数値です）.txt"]);
    const sheets = sources.flatMap((source) => source.sheets()).map(({ name }) => name);
    expect(sheets.slice(0, 2)).toEqual(["HbA1C", "HbA1C"]);
  });

  it("goes on after a file that cannot be opened", () => {
    const folder = temporaryFolder({ "1.xlsx": BOOK.subarray(0, 3000), "3.csv": "x" });
    symlinkSync(join(folder, "gone.csv"), join(folder, "2.csv"));
    const { sources, found } = find([`${folder}/none`, folder], folder);
    expect(found).toEqual(["none", "1.xlsx", "2.csv", "3.csv"]);
    const messages = sources.slice(0, 3).map((source) => failureOf(() => source.sheets()).message);
    expect(messages).toEqual(["no such file or folder.", expect.stringContaining("cut short"), messages[0]]);
    expect(sources[3]?.sheets()).toHaveLength(1);
  });
});

describe("a file that is no table", () => {
  it("is told by what it is: empty, an error page, an old workbook, text that calls itself .xlsx", () => {
    expect(failureOn("a.xlsx", "").text.ja).toContain("空のファイル");
    for (const empty of ["", "\ufeff", "\ufeff\r\n", "\n"])
      expect(failureOn("a.csv", empty).text.ja).toContain("空のファイル");
    expect(failureOf(() => refuseOtherForms(Buffer.alloc(0), "-")).text.ja).toContain("前のコマンド");
    expect(failureOn("a.xlsx", "<!DOCTYPE html><html>404").text.ja).toContain("ウェブページ");
    expect(failureOn("a.csv", "\ufeff\n<HTML lang=ja>").text.ja).toContain("ウェブページ");
    expect(failureOn("a.xlsx", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])).text.ja).toContain(".xls");
    expect(failureOn("a.xlsx", "都道府県名,回答\n").text.ja).toContain("Excel ブックではありません");
  });

  it("is told where a workbook is cut short", () => {
    expect(failureOn("a.xlsx", BOOK.subarray(0, BOOK.length - 100)).text.ja).toContain("途中で切れて");
  });

  it("is told where a zip is called .xlsx", () => {
    const folder = temporaryFolder({ "a.xlsx": zipOf({ "b.txt": "x" }) });
    expect(find([folder], folder)).toMatchObject({ found: [], passed: ["a.xlsx!b.txt"] });
  });
});
