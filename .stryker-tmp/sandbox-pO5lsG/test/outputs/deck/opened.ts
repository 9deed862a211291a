// @ts-nocheck
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

/** An element with its children and the text directly in it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads a part as XML; fails where it is not well-formed. */
export function xmlOf(text: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = {
      name,
      attributes: attributes as Record<string, string>,
      children: [],
      text: "",
    };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("text", (piece) => {
    open.at(-1)!.text += piece;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  return root.children[0]!;
}

/** All elements of a name below an element. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

export const one = (element: Element, name: string): Element => {
  const found = all(element, name);
  if (found.length !== 1) throw new Error(`${found.length} of ${name}`);
  return found[0]!;
};

/** A chart as a reader of the file finds it. */
export interface OpenedChart {
  readonly title: string;
  readonly names: readonly string[];
  /** undefined where the chart has no point. */
  readonly values: readonly (number | undefined)[];
  readonly colours: readonly string[];
  /** The cells of the workbook behind it, a row a region. */
  readonly cells: readonly (readonly (string | number | undefined)[])[];
}

/** A PowerPoint file, taken apart. */
export class OpenedDeck {
  readonly parts: Readonly<Record<string, Uint8Array>>;

  constructor(file: Uint8Array) {
    this.parts = unzipSync(file);
  }

  text(name: string): string {
    return strFromU8(this.parts[name]!);
  }

  names(pattern: RegExp): string[] {
    return Object.keys(this.parts).filter((name) => pattern.test(name));
  }

  get slideCount(): number {
    return this.names(/^ppt\/slides\/slide\d+\.xml$/).length;
  }

  /** Texts of a slide, a paragraph each; 1-based. */
  slide(number: number): string[] {
    return paragraphs(this.text(`ppt/slides/slide${number}.xml`));
  }

  notes(number: number): string[] {
    return paragraphs(this.text(`ppt/notesSlides/notesSlide${number}.xml`));
  }

  /** The charts of a slide, as its relations name them. */
  charts(number: number): OpenedChart[] {
    const relations = all(xmlOf(this.text(`ppt/slides/_rels/slide${number}.xml.rels`)), "Relationship");
    return relations
      .filter(({ attributes }) => attributes.Type!.endsWith("/chart"))
      .map(({ attributes }) => this.chart(attributes.Target!.replace(/^\//, "")));
  }

  private chart(path: string): OpenedChart {
    const chart = xmlOf(this.text(path));
    const points = (element: Element) => {
      const values: (string | undefined)[] = [];
      values.length = Number(one(element, "c:ptCount").attributes.val);
      for (const point of all(element, "c:pt")) values[Number(point.attributes.idx)] = one(point, "c:v").text;
      return [...values];
    };
    const series = one(chart, "c:ser");
    const relation = one(
      xmlOf(this.text(path.replace("charts/", "charts/_rels/").concat(".rels"))),
      "Relationship",
    );
    return {
      title: all(one(chart, "c:chart").children[0]!, "a:t")
        .map(({ text }) => text)
        .join(""),
      names: points(one(series, "c:cat")).map((name) => name ?? ""),
      values: points(one(series, "c:val")).map((value) => (value === undefined ? undefined : Number(value))),
      colours: all(series, "c:dPt").map((point) => one(point, "a:srgbClr").attributes.val!),
      cells: cellsOf(this.parts[relation.attributes.Target!.replace("..", "ppt")]!),
    };
  }
}

function paragraphs(xml: string): string[] {
  return all(xmlOf(xml), "a:p").map((paragraph) =>
    all(paragraph, "a:t")
      .map(({ text }) => text)
      .join(""),
  );
}

function cellsOf(workbook: Uint8Array): (string | number | undefined)[][] {
  const parts = unzipSync(workbook);
  const strings = all(xmlOf(strFromU8(parts["xl/sharedStrings.xml"]!)), "si").map(
    (item) => one(item, "t").text,
  );
  const rows = all(xmlOf(strFromU8(parts["xl/worksheets/sheet1.xml"]!)), "row").slice(1);
  return rows.map((row) => {
    const cell = (column: string) => {
      const found = row.children.find(({ attributes }) => attributes.r === `${column}${row.attributes.r}`);
      if (!found) return undefined;
      const value = one(found, "v").text;
      return found.attributes.t === "s" ? strings[Number(value)] : Number(value);
    };
    return [cell("A"), cell("B")];
  });
}
