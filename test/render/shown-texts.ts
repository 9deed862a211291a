import { textWidth } from "../../src/render/text-width.js";

/** A line of text in an SVG and the box that it takes; turned texts have the box of the turned text. */
export interface ShownText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const decode = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

/** Reads where the texts of an SVG stand, adding up the translations of the groups around them. */
export function shownTexts(svg: string): ShownText[] {
  const texts: ShownText[] = [];
  const origins: [number, number][] = [[0, 0]];
  const translation = (tag: string): [number, number] => {
    const found = /translate\(([-\d.e]+)(?:,([-\d.e]+))?\)/.exec(attribute(tag, "transform") ?? "");
    return [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)];
  };
  let open: { tag: string; line: number } | undefined;
  for (const [, tag = "", content = ""] of svg.matchAll(/(<[^>]+>)([^<]*)/g)) {
    const origin = origins.at(-1) ?? [0, 0];
    if (tag.startsWith("<g") && !tag.endsWith("/>")) {
      const [x, y] = translation(tag);
      origins.push([origin[0] + x, origin[1] + y]);
    } else if (tag === "</g>") origins.pop();
    else if (tag.startsWith("<text")) open = { tag, line: 0 };
    if (!open || content.trim() === "" || !/^<(text|tspan)/.test(tag)) continue;
    if (tag.startsWith("<tspan")) open.line += Number(attribute(tag, "dy") ?? 0);
    const size = Number.parseFloat(attribute(open.tag, "font-size") ?? "11");
    const width = textWidth(decode(content), size, attribute(open.tag, "font-weight"));
    const anchor = attribute(open.tag, "text-anchor");
    const before = anchor === "middle" ? width / 2 : anchor === "end" ? width : 0;
    const [x, y] = translation(open.tag);
    const at = { x: origin[0] + x, y: origin[1] + y };
    const text = decode(content);
    const turned = /rotate\((?:-90|270)\)(?: translate\(([-\d.]+),([-\d.]+)\))?/.exec(
      attribute(open.tag, "transform") ?? "",
    );
    if (turned) {
      const [along, across] = [Number(turned[1] ?? 0), Number(turned[2] ?? 0)];
      const right = at.x + across + open.line;
      texts.push({
        text,
        left: right - 0.75 * size,
        right,
        top: at.y - along - (width - before),
        bottom: at.y - along + before,
      });
    } else {
      const left = at.x - before;
      const bottom = at.y + open.line;
      texts.push({ text, left, right: left + width, top: bottom - 0.75 * size, bottom });
    }
  }
  return texts;
}

/** Pairs of texts that stand in each other's way. A text over its own white edge does not. */
export function collisions(texts: readonly ShownText[]): string[] {
  const isEdge = (one: ShownText, other: ShownText) =>
    one.text === other.text && one.left === other.left && one.bottom === other.bottom;
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(
        (other) =>
          !isEdge(one, other) &&
          one.left < other.right - 0.5 &&
          other.left < one.right - 0.5 &&
          one.top < other.bottom - 0.5 &&
          other.top < one.bottom - 0.5,
      )
      .map((other) => `${one.text} / ${other.text}`),
  );
}

export function svgSize(svg: string): { width: number; height: number } {
  const [, width = "0", height = "0"] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}
