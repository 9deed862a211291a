import { describe, expect, it } from "vitest";
import { finishRoot } from "../../src/render/finish-root.js";
import { rootOf } from "../../src/render/picture-root.js";

const drawn = (width: number, height: number, text = "x") =>
  `<svg class="marks" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="white"/><g><text x="1">${text}</text></g></svg>`;

describe("the language of a picture", () => {
  it("stands on its root, so that no program takes the Chinese form of a character", () => {
    expect(finishRoot(drawn(10, 10), { language: "ja" })).toMatch(/^<svg [^>]*lang="ja" xml:lang="ja"/);
  });

  it("is Japanese where an English picture has a Japanese name", () => {
    const svg = (text: string) => finishRoot(drawn(10, 10, text), { language: "en" });
    expect(svg("秩父")).toContain('<text x="1" xml:lang="ja">秩父');
    expect(svg("Men")).toContain('<text x="1">Men');
    expect(finishRoot(drawn(10, 10, "秩父"), { language: "ja" })).toContain('<text x="1">秩父');
  });
});

describe("a picture on a page", () => {
  const onPage = (width: number, height: number, page: object) =>
    finishRoot(drawn(width, height), { page }).match(/<svg [^>]*><rect [^>]*>/)?.[0];

  it("has the page's size, and is made smaller where it is larger", () => {
    const svg = onPage(2000, 1000, { width: 1000, height: 800 });
    expect(svg).toContain('width="1000" height="800" viewBox="0 0 2000 1600"');
    expect(svg).toContain('<rect x="0" width="2000" height="1600" fill="white"/>');
  });

  it("stands in the middle of a wider page, in its own size", () => {
    expect(onPage(900, 700, { width: 1000, height: 800 })).toContain('viewBox="-50 0 1000 800"');
  });

  it("is as high as it is where only the width is given", () => {
    expect(onPage(2000, 1000, { width: 1000 })).toContain('width="1000" height="500"');
  });

  it("says on a sheet of paper how large that is", () => {
    const page = { width: 935, height: 1323, paper: { width: 210, height: 297 } };
    expect(onPage(935, 1323, page)).toContain('width="210mm" height="297mm" viewBox="0 0 935 1323"');
  });
});

describe("a spec", () => {
  it("tells of its picture what Vega does not read", () => {
    const page = { width: 900 };
    const spec = { description: "d", config: { font: "f" }, usermeta: { language: "en", page }, mark: "bar" };
    expect(rootOf(spec)).toEqual({ description: "d", font: "f", language: "en", page });
    expect(rootOf({ mark: "bar" })).toEqual({});
  });
});
