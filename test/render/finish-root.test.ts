import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { finishRoot } from "../../src/render/finish-root.js";

const drawn = (text: string) =>
  `<svg width="1"><g font-family="a"><text font-family="a">${text}</text></g></svg>`;

/** The description and the text, as a strict parser reads them. */
function read(svg: string): { label: string | undefined; text: string } {
  let label: string | undefined;
  let text = "";
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "svg") label = attributes["aria-label"] as string | undefined;
  });
  parser.on("text", (part) => {
    text += part;
  });
  parser.write(svg).close();
  return { label, text };
}

describe("the root of a figure", () => {
  it.each([`"><script>alert(1)</script>`, "$' $& $` $$ $1", "&amp; ]]> <!-- -->", "'\"<>"])(
    "keeps any description as a name of the picture: %s",
    (description) => {
      expect(read(finishRoot(drawn("x"), { description }))).toEqual({ label: description, text: "x" });
    },
  );

  it("takes the font from elements, not from texts that are written alike", () => {
    const text = ` font-family="x" `;
    const svg = finishRoot(drawn(text), {});
    expect(read(svg).text).toBe(text);
    expect(svg.match(/<(g|text)>/g)).toEqual(["<g>", "<text>"]);
  });

  it("is well-formed whatever stands in texts and description", () => {
    const bad = "\u0000\u0001\u001b\ufffe\uffffx";
    const shown = "\\u0000\\u0001\\u001b\\ufffe\\uffffx";
    expect(read(finishRoot(drawn(bad), { description: bad }))).toEqual({ label: shown, text: shown });
  });
});
