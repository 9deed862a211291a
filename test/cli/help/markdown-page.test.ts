import { expect, it } from "vitest";
import { markdownPage } from "../../../src/cli/markdown/markdown-page.js";

const page = (markdown: string, width = 40) => markdownPage(markdown, width);

it("sets headings at the margin and wraps what stands below them", () => {
  expect(page("# Title\n\nA sentence that goes\nover lines, and ends\nhere.\n\n## Part\n\nMore.\n", 30)).toBe(
    "Title\n\n  A sentence that goes over\n  lines, and ends here.\n\nPart\n  More.\n",
  );
});

it("joins lines of Japanese without a space, and of English with one", () => {
  expect(page("表を読みます。\n次の文です。")).toBe("  表を読みます。次の文です。\n");
  expect(page("rows of 中計\nare printed")).toBe("  rows of 中計 are printed\n");
  expect(page("都道\n府県")).toBe("  都道府県\n");
});

it("aligns tables by the width of Japanese, numbers to the right", () => {
  const table = "| 地域 | n |\n|---|---:|\n| 埼玉県 | 12 |\n| `x\\|y` | 7 |\n";
  expect(page(table)).toBe("  地域     n\n  ------  --\n  埼玉県  12\n  x|y      7\n");
});

it("wraps the widest column of a table that is wider than the terminal", () => {
  const table = "| id | what |\n|---|---|\n| one | words that do not fit |\n| two | short |\n";
  expect(page(table, 20)).toBe(
    "  id   what\n  ---  -------------\n  one  words that do\n       not fit\n  two  short\n",
  );
});

it("leaves out a header without words", () => {
  expect(page("| | |\n|---|---|\n| a | b |\n")).toBe("  a  b\n");
});

it("leaves code as it stands, however long, below a list too", () => {
  expect(page("- item\n\n  ```sh\n  a long command that does not fit here\n  ```\n\n- next\n", 20)).toBe(
    "  - item\n\n      a long command that does not fit here\n\n  - next\n",
  );
});

it("hangs the lines of an item below its text", () => {
  expect(page("1. first words of it\n2. second\n", 16)).toBe("  1. first words\n     of it\n  2. second\n");
});

it("says where a link leads: a page by its command, the web by its address, others not at all", () => {
  expect(page("the [method](method.en.md#marks)", 80)).toBe("  the method (ndb-ratio help method)\n");
  expect(page("本文（[方法](method.ja.md)）", 80)).toBe("  本文（ndb-ratio help method）\n");
  expect(page("[方法](method.ja.md)", 80)).toBe("  方法（ndb-ratio help method）\n");
  expect(page("[page](https://a.example/b)", 80)).toBe("  page <https://a.example/b>\n");
  expect(page("[src](../../src/README.md)", 80)).toBe("  src\n");
});

it("leaves out comments and images", () => {
  expect(page("<!-- table: items -->\n![a picture](../demo/x.png)\n\ntext\n")).toBe("  text\n");
});

it("paints headings, strong text and code, over the end of a line too", () => {
  const paints = {
    heading: (text: string) => `<h>${text}</h>`,
    strong: (text: string) => `<b>${text}</b>`,
    code: (text: string) => `<c>${text}</c>`,
  };
  expect(markdownPage("# T\n\n**very strong** and `a b`", 14, paints)).toBe(
    "<h>T</h>\n\n  <b>very</b>\n  <b>strong</b> and\n  <c>a b</c>\n",
  );
  expect(page("**strong** and `code`")).toBe("  strong and `code`\n");
});
