import { describe, expect, it } from "vitest";
import { displayWidth, formatTable } from "../../../src/text/table.js";

describe("display width", () => {
  it("counts kanji, kana and full-width signs as two cells", () => {
    expect(displayWidth("埼玉県")).toBe(6);
    expect(displayWidth("（男）～")).toBe(8);
    expect(displayWidth("尿蛋白（+）以上")).toBe(15);
  });

  it("counts half-width kana, Greek and mathematical signs as one", () => {
    expect(displayWidth("ｱｲｳ")).toBe(3);
    expect(displayWidth("BMI≥25.0")).toBe(8);
    expect(displayWidth("γ-GT ±")).toBe(6);
  });

  it("counts combining marks as none", () => {
    expect(displayWidth("か\u3099")).toBe(2);
    expect(displayWidth("e\u0301")).toBe(1);
  });
});

describe("a table", () => {
  it("aligns columns by cells and not by characters", () => {
    expect(
      formatTable([
        ["東部", "a"],
        ["x", "b"],
      ]),
    ).toBe("東部  a\nx     b\n");
  });

  it("aligns numbers to the right where asked", () => {
    const rows = [
      ["秩父", "7"],
      ["東部", "12"],
    ];
    expect(formatTable(rows, { align: ["left", "right"] })).toBe("秩父   7\n東部  12\n");
  });

  it("rules off its header", () => {
    expect(formatTable([["id"], ["1103"]], { header: true })).toBe("id\n----\n1103\n");
  });

  it("cuts lines to the terminal, full-width characters whole", () => {
    expect(formatTable([["1103", "埼玉県東部"]], { width: 11 })).toBe("1103  埼玉…\n");
    expect(formatTable([["1103", "埼玉県東部"]], { width: 12 })).toBe("1103  埼玉…\n");
    expect(formatTable([["1103", "埼玉県東部"]])).toBe("1103  埼玉県東部\n");
  });

  it("shows no part of a number that does not fit", () => {
    const align = ["left", "right"] as const;
    expect(formatTable([["1103", "104.91"]], { align, width: 11 })).toBe("1103  …\n");
    expect(formatTable([["1103", "104.91"]], { align, width: 12 })).toBe("1103  104.91\n");
  });

  it("colours what is shown of a cell and stays as wide", () => {
    const style = (text: string, row: number, column: number) =>
      row > 0 && column === 1 ? `<${text}>` : text;
    const rows = [
      ["地域", "差"],
      ["東部", "+7"],
      ["秩父", "+12"],
    ];
    const align = ["left", "right"] as const;
    expect(formatTable(rows, { align, style })).toBe("地域   差\n東部   <+7>\n秩父  <+12>\n");
    expect(
      formatTable(
        [
          ["a", "b"],
          ["埼玉県", "医療圏"],
        ],
        { style, width: 11 },
      ),
    ).toBe("a       b\n埼玉県  <医…>\n");
    expect(formatTable([["埼玉県", "医療圏"]], { width: 8 })).toBe("埼玉県…\n");
  });

  it("leaves no spaces at line ends and nothing for no rows", () => {
    expect(formatTable([["a", "b"], ["c"]])).toBe("a  b\nc\n");
    expect(formatTable([])).toBe("");
  });
});
