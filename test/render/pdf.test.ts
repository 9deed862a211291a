import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { areaBarsSpec } from "../../src/figures/area-bars/area-bars.js";
import { renderSvg } from "../../src/render/drawing/svg.js";
import { pdfOf } from "../../src/render/pdf/pdf.js";
import { figureInput, KAGAWA } from "../figures/synthetic/synthetic-rows.js";

const latin1 = (pdf: Uint8Array) => Buffer.from(pdf).toString("latin1");

/** What the page draws. */
function contentOf(pdf: Uint8Array): string[] {
  const file = latin1(pdf);
  const start = file.indexOf("stream\n") + "stream\n".length;
  const bytes = Buffer.from(file.slice(start, file.indexOf("\nendstream")), "latin1");
  return inflateSync(bytes).toString("latin1").split("\n");
}

const svg = (content: string, root = 'width="100" height="50"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" lang="ja" aria-label="図 &lt;1&gt;" ${root} viewBox="0 0 100 50">${content}</svg>`;

describe("a figure as PDF", () => {
  it("is the same bytes each time, without date or name of a machine", async () => {
    const drawn = await renderSvg(areaBarsSpec(figureInput(KAGAWA)));
    const file = latin1(pdfOf(drawn));
    expect(latin1(pdfOf(drawn))).toBe(file);
    expect(file).not.toMatch(/CreationDate|ModDate|\/ID/);
  });

  it("says where each of its objects starts", () => {
    const file = latin1(pdfOf(svg('<rect width="10" height="10" fill="#ff0000"/>')));
    const table = Number(/startxref\n(\d+)/.exec(file)![1]);
    expect(file.slice(table, table + 4)).toBe("xref");
    const starts = [...file.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, start]) => Number(start));
    expect(starts.length).toBe(7);
    for (const [index, start] of starts.entries())
      expect(file.slice(start).startsWith(`${index + 1} 0 obj`)).toBe(true);
  });

  it("has the size that the picture has, on paper or at 96 pixels an inch", () => {
    expect(latin1(pdfOf(svg("")))).toContain("/MediaBox [0 0 75 37.5]");
    const a4 = pdfOf(svg("", 'width="210mm" height="297mm"'));
    expect(latin1(a4)).toContain("/MediaBox [0 0 595.2756 841.8898]");
  });

  it("has its language, and what it shows for those who cannot see it", () => {
    const file = latin1(pdfOf(svg("")));
    expect(file).toContain("/Lang (ja)");
    expect(file).toContain("/Alt <feff56f30020003c0031003e>");
  });

  it("draws shapes with their colours, dashes, places and shares of opacity", () => {
    const pdf = pdfOf(
      svg(
        '<g fill="none"><path transform="translate(2,3) rotate(-90)" d="M0,0h4Z" fill="white" stroke="#0080ff" stroke-width="2" stroke-dasharray="3,2" opacity="0.5"/></g>',
      ),
    );
    expect(contentOf(pdf)).toEqual(
      expect.arrayContaining([
        "0.75 0 0 -0.75 0 37.5 cm",
        "1 0 0 1 2 3 cm",
        "0 -1 1 0 0 0 cm",
        "1 1 1 rg",
        "0 0.502 1 RG 2 w",
        "[3 2] 0 d",
        "4 0 l",
        "B",
      ]),
    );
    expect(latin1(pdf)).toContain("<</ca 0.5 /CA 0.5>>");
  });

  it("leaves out what is hidden, and keeps a clipped part within its frame", () => {
    const content = contentOf(
      pdfOf(
        svg(
          '<path d="M1,1h9Z" fill="red" display="none"/><g clip-path="url(#c)"><line x2="5" y2="6" stroke="#000"/></g><defs><clipPath id="c"><rect x="1" y="2" width="3" height="4"/></clipPath></defs>',
        ),
      ),
    );
    expect(content).toEqual(expect.arrayContaining(["1 2 3 4 re", "W n", "5 6 l", "S"]));
    expect(content).not.toContain("1 1 m");
  });

  it("takes the opacity of a colour for that of its shape", () => {
    const pdf = pdfOf(svg('<path d="M1,1h9Z" fill="rgba(255,255,255,0.75)"/>'));
    expect(contentOf(pdf)).toContain("1 1 1 rg");
    expect(latin1(pdf)).toContain("<</ca 0.75 /CA 1>>");
  });

  it("draws a gradient from left to right as stripes of its colours", () => {
    const gradient =
      '<defs><linearGradient id="g" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="#000000"/><stop offset="1" stop-color="rgb(255, 255, 255)"/></linearGradient></defs>';
    const content = contentOf(pdfOf(svg(`<path d="M10,0h80v5h-80Z" fill="url(#g)"/>${gradient}`)));
    const shown = content.filter((line) => line.endsWith("re f"));
    expect(shown[0]).toBe("0.063 0.063 0.063 rg 10 0 80 5 re f");
    expect(shown.at(-1)).toBe("0.938 0.938 0.938 rg 80 0 10 5 re f");
  });

  it("fails where it does not know what is to be drawn", () => {
    expect(() => pdfOf(svg('<image href="x"/>'))).toThrow("image");
    expect(() => pdfOf(svg('<path d="M1,1h9Z" fill="url(#g)"/>'))).toThrow("url(#g)");
  });
});
