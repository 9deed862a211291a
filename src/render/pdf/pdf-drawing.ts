import { SaxesParser } from "saxes";
import * as vega from "vega";
import { type Stop, svgDefs } from "./svg-defs.js";

/** What Vega exports but its types leave out: SVG's path language, drawn on a canvas. */
const { pathParse, pathRender } = vega as unknown as {
  pathParse(d: string): unknown;
  pathRender(context: object, path: unknown, x: number, y: number): void;
};

const ROOT = {
  fill: "black",
  stroke: "none",
  width: 1,
  dash: "",
  join: "miter",
  cap: "butt",
  fillOpacity: 1,
  strokeOpacity: 1,
  opacity: 1,
};
/** Style that elements have from those around them. */
type Style = Readonly<typeof ROOT>;

type Attributes = Readonly<Record<string, string>>;

interface PdfDrawing {
  /** Operators of a content stream, in the units of the SVG with y downwards. */
  readonly operators: string;
  /** Names of the states of opacity that the operators use, with fill's and stroke's. */
  readonly opacities: ReadonlyMap<string, readonly [fill: number, stroke: number]>;
}

const JOINS: Readonly<Record<string, number>> = { miter: 0, round: 1, bevel: 2 };
const CAPS: Readonly<Record<string, number>> = { butt: 0, round: 1, square: 2 };
const NAMED: Readonly<Record<string, string>> = { black: "#000000", white: "#ffffff" };

const number = (value: number) => String(Math.round(value * 1000) / 1000 || 0);
const numbers = (...values: readonly number[]) => values.map(number).join(" ");

/** @returns shares of red, green and blue; null where nothing is painted */
function colour(text: string): readonly number[] | null {
  if (text === "none" || text === "transparent") return null;
  const written = NAMED[text] ?? text;
  const long = written.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
  const hex = /^#(..)(..)(..)$/.exec(long);
  if (hex) return hex.slice(1).map((channel) => Number.parseInt(channel, 16) / 255);
  const rgb = /^rgba?\(\s*(\d+),\s*(\d+),\s*(\d+)\s*(?:,[\d.\s]+)?\)$/.exec(written);
  if (rgb) return rgb.slice(1, 4).map((channel) => Number(channel) / 255);
  throw new Error(`a PDF has no colour ${text}`);
}

/** The share of opacity that a colour has of its own. */
const alphaOf = (text: string): number => Number(/^rgba\(.*,\s*([\d.]+)\s*\)$/.exec(text)?.[1] ?? 1);

/** `translate(1,2) rotate(-90)` as PDF has it. */
function placed(transform: string): string[] {
  return [...transform.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, name, list = ""]) => {
    const [a = 0, b] = list.split(/[\s,]+/).map(Number);
    if (name === "translate") return `1 0 0 1 ${numbers(a, b ?? 0)} cm`;
    if (name === "scale") return `${number(a)} 0 0 ${number(b ?? a)} 0 0 cm`;
    if (name !== "rotate") throw new Error(`a PDF has no ${name}`);
    const [sin, cos] = [Math.sin((a * Math.PI) / 180), Math.cos((a * Math.PI) / 180)];
    return `${numbers(cos, sin, -sin, cos)} 0 0 cm`;
  });
}

/** A path as a PDF constructs it. Curves of the second degree are written as the third. */
function construction(d: string): string[] {
  const operators: string[] = [];
  let [x, y] = [0, 0];
  const at = (name: string, ...points: number[]) => {
    operators.push(`${numbers(...points)} ${name}`);
    [x, y] = points.slice(-2) as [number, number];
  };
  pathRender(
    {
      beginPath: () => {},
      moveTo: (toX: number, toY: number) => at("m", toX, toY),
      lineTo: (toX: number, toY: number) => at("l", toX, toY),
      bezierCurveTo: (...points: number[]) => at("c", ...points),
      quadraticCurveTo: (cx: number, cy: number, toX: number, toY: number) => {
        const towards = (from: number, control: number) => from + (2 / 3) * (control - from);
        at("c", towards(x, cx), towards(y, cy), towards(toX, cx), towards(toY, cy), toX, toY);
      },
      closePath: () => operators.push("h"),
    },
    pathParse(d),
    0,
    0,
  );
  return operators;
}

const numeric = (attributes: Attributes, name: string) => Number.parseFloat(attributes[name] ?? "0");

function shapeOf(name: string, attributes: Attributes): string[] {
  if (name === "path") return attributes.d ? construction(attributes.d) : [];
  const at = (key: string) => numeric(attributes, key);
  if (name === "rect") return [`${numbers(at("x"), at("y"), at("width"), at("height"))} re`];
  return [`${numbers(at("x1"), at("y1"))} m`, `${numbers(at("x2"), at("y2"))} l`];
}

/** The name in `url(#name)`. */
const named = (reference: string): string | undefined => /^url\(#(.*)\)$/.exec(reference)?.[1];

/** The shape that an element draws, written alone. */
function elementShape(element: string): string[] {
  const name = /^<(\w+)/.exec(element)?.[1] ?? "";
  const attributes = [...element.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
  return shapeOf(name, Object.fromEntries(attributes));
}

/** Between two stops of a gradient the eye sees no steps. */
const STRIPES = 8;

/** A gradient over a shape, from left to right: each stripe goes on to the right end, so that there are no seams. */
function stripes(stops: readonly Stop[], shape: readonly string[]): string[] {
  const points = shape
    .filter((line) => / [mlc]$/.test(line))
    .map((line) => line.split(" ").slice(-3, -1).map(Number));
  const [xs, ys] = [points.map(([x]) => x!), points.map(([, y]) => y!)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return stops.slice(0, -1).flatMap((stop, index) => {
    const next = stops[index + 1]!;
    const [from, to] = [colour(stop.colour)!, colour(next.colour)!];
    return Array.from({ length: STRIPES }, (_, step) => {
      const mixed = from.map((channel, i) => channel + ((step + 0.5) / STRIPES) * (to[i]! - channel));
      const offset = stop.offset + (step / STRIPES) * (next.offset - stop.offset);
      const x = left + offset * (right - left);
      return `${numbers(...mixed)} rg ${numbers(x, top, right - x, bottom - top)} re f`;
    });
  });
}

function styleOf(attributes: Attributes, around: Style): Style {
  const share = (name: string, otherwise: number) => Number(attributes[name] ?? otherwise);
  return {
    fill: attributes.fill ?? around.fill,
    stroke: attributes.stroke ?? around.stroke,
    width: share("stroke-width", around.width),
    dash: attributes["stroke-dasharray"] ?? around.dash,
    join: attributes["stroke-linejoin"] ?? around.join,
    cap: attributes["stroke-linecap"] ?? around.cap,
    fillOpacity: share("fill-opacity", around.fillOpacity),
    strokeOpacity: share("stroke-opacity", around.strokeOpacity),
    opacity: around.opacity * share("opacity", 1),
  };
}

/**
 * Draws an SVG of ours, its texts as paths, for a PDF page. It knows what Vega writes and no more.
 *
 * @throws Error where the picture holds what it does not know, so that nothing is left out unseen
 */
export function pdfDrawing(svg: string): PdfDrawing {
  const operators: string[] = [];
  const opacities = new Map<string, readonly [number, number]>();
  const styles: Style[] = [ROOT];
  const { clips, gradients } = svgDefs(svg);
  let hidden = 0;

  const paint = (shape: readonly string[], style: Style, name: string) => {
    const gradient = gradients.get(named(style.fill) ?? "");
    if (gradient) {
      operators.push("q", ...shape, "W n", ...stripes(gradient, shape), "Q");
      return;
    }
    const fill = name === "line" ? null : colour(style.fill);
    const stroke = style.width > 0 ? colour(style.stroke) : null;
    if (shape.length === 0 || (!fill && !stroke)) return;
    const shown = [
      style.opacity * style.fillOpacity * alphaOf(style.fill),
      style.opacity * style.strokeOpacity * alphaOf(style.stroke),
    ] as const;
    if (shown.some((share) => share < 1)) {
      const state = `O${shown.map((share) => Math.round(100 * share)).join("_")}`;
      opacities.set(state, shown);
      operators.push(`/${state} gs`);
    }
    if (fill) operators.push(`${numbers(...fill)} rg`);
    if (stroke) {
      operators.push(`${numbers(...stroke)} RG ${number(style.width)} w`);
      operators.push(`${JOINS[style.join] ?? 0} j ${CAPS[style.cap] ?? 0} J`);
      const dash = style.dash.split(/[\s,]+/).map(Number);
      // "1,0" has no gaps.
      const hasGaps = style.dash !== "" && dash.some((length, index) => index % 2 === 1 && length > 0);
      operators.push(`[${hasGaps ? numbers(...dash) : ""}] 0 d`);
    }
    operators.push(...shape, fill ? (stroke ? "B" : "f") : "S");
  };

  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const given = attributes as Attributes;
    if (hidden > 0 || given.display === "none" || name === "defs") {
      hidden++;
      return;
    }
    const style = styleOf(given, styles.at(-1)!);
    styles.push(style);
    if (name === "g" || name === "path" || name === "line" || name === "rect") {
      operators.push("q", ...placed(given.transform ?? ""));
      const within = named(given["clip-path"] ?? "");
      if (within !== undefined) operators.push(...elementShape(clips.get(within) ?? ""), "W n");
      if (name !== "g") paint(shapeOf(name, given), style, name);
    } else if (name !== "svg") throw new Error(`a PDF has no ${name}`);
  });
  parser.on("closetag", ({ name }) => {
    if (hidden > 0) {
      hidden--;
      return;
    }
    styles.pop();
    if (name !== "svg") operators.push("Q");
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(svg).close();
  return { operators: operators.join("\n"), opacities };
}
