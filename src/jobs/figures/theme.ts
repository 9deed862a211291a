import { color } from "d3-color";
import type { Config } from "vega-lite";
import { jsonOf } from "../../catalog/checked-content.js";
import { suggest } from "../../catalog/suggest.js";
import { lightness } from "../../figures/theme.js";
import { readText } from "../../ingest/files/disk.js";
import { type Failure, misuseAt, type Place } from "../../text/failure.js";
import { isRecord } from "../../text/json.js";

/** What a config of Vega-Lite may say of our figures; of marks it is what they do not say themselves. */
const PARTS = [
  "background",
  "font",
  "title",
  "axis",
  "axisX",
  "axisY",
  "legend",
  "header",
  "view",
  "range",
  "mark",
  "area",
  "bar",
  "line",
  "point",
  "rect",
  "rule",
  "text",
] as const;

/** What texts, and the colours of sexes, are on a dark background, where a theme does not say it: ours would be as dark. */
const ON_DARK: Config = {
  title: { color: "#f2f2f2", subtitleColor: "#c4c8cc" },
  range: { category: ["#6fb1e3", "#f2a077", "#a9c7a5"] },
};
const IS_OF_COLOUR = /(^|[a-z])color$|^(background|fill|stroke)$/i;
const IS_OF_SIZE = /size$/i;
const [LEAST_SIZE, MOST_SIZE] = [6, 60];

function wrong(path: readonly string[], ja: string, en: string, place: Place | undefined): Failure {
  const where = path.join(".");
  return misuseAt(place, { ja: `${where}：${ja}`, en: `${where}: ${en}` });
}

/**
 * A theme: colours, font and sizes of type as a config of Vega-Lite.
 *
 * @param place the file that it is from
 * @throws Failure naming the key whose value cannot be
 */
export function checkedTheme(content: unknown, place?: Place): Config {
  if (!isRecord(content)) {
    throw misuseAt(place, {
      ja: '色・書体・文字の大きさを { } の中に書いてください。例 {"range": {"category": ["#00539c", "#b5004f"]}}',
      en: 'Write colours, font and sizes of type in braces, for example {"range": {"category": ["#00539c", "#b5004f"]}}.',
    });
  }
  const theme: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(content)) {
    if (name === "$schema") continue;
    if (!(PARTS as readonly string[]).includes(name)) throw unknownPart(name, place);
    theme[name] = checkedValue([name], part, place);
  }
  return onBackground(theme as Config);
}

/** A colour as "#rrggbb", the one way that SVG, PNG and PDF have in common; undefined where it is none or half transparent. */
function hexOf(text: string): string | undefined {
  const found = color(text);
  if (text.toLowerCase() === "transparent") return "transparent";
  return found?.opacity === 1 ? found.formatHex() : undefined;
}

/** The theme, with what can be read on its background. */
function onBackground(theme: Config): Config {
  const { background } = theme;
  if (typeof background !== "string" || !(lightness(background) < 0.4)) return theme;
  return {
    ...theme,
    title: { ...ON_DARK.title, ...theme.title },
    range: { ...ON_DARK.range, ...theme.range },
  };
}

function unknownPart(name: string, place: Place | undefined): Failure {
  const near = suggest(name, PARTS);
  const isNear = near.length > 0;
  return wrong(
    [name],
    isNear
      ? `使えません。もしかして：${near.join("、")}`
      : `使えません。使えるのは ${PARTS.join("、")} です。`,
    isNear
      ? `cannot be used. Did you mean ${near.join(", ")}?`
      : `cannot be used. There are ${PARTS.join(", ")}.`,
    place,
  );
}

/** Values only: an expression or a signal would compute. @returns the value, colours as "#rrggbb" */
function checkedValue(path: readonly string[], value: unknown, place: Place | undefined): unknown {
  const name = path.at(-1)!;
  const isOfColours = path[0] === "range" && path.length > 1;
  const found = JSON.stringify(value);
  const refuse = (ja: string, en: string): never => {
    throw wrong(path, ja, en, place);
  };
  if (Array.isArray(value)) {
    return value.map((one, index) => checkedValue([...path, String(index + 1)], one, place));
  }
  if (isRecord(value)) {
    if (path.length > 1 || Object.hasOwn(value, "expr") || Object.hasOwn(value, "signal"))
      refuse("値を書いてください（式は使えません）。", "write a value; expressions cannot be used.");
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, checkedValue([...path, key], part, place)]),
    );
  }
  if (IS_OF_COLOUR.test(name) || isOfColours) {
    const hex = typeof value === "string" ? hexOf(value) : undefined;
    if (value !== null && hex === undefined)
      refuse(
        `色は "#00539c" か、CSS の色の名前（"navy" など）で書いてください（${found}）。`,
        `write a colour as "#00539c" or by its name in CSS ("navy"; it is ${found}).`,
      );
    return hex ?? null;
  }
  if (IS_OF_SIZE.test(name)) {
    if (!(typeof value === "number" && value >= LEAST_SIZE && value <= MOST_SIZE))
      refuse(
        `${LEAST_SIZE} から ${MOST_SIZE} までの数を書いてください（${found}）。`,
        `write a number from ${LEAST_SIZE} to ${MOST_SIZE} (it is ${found}).`,
      );
  } else if (name === "font" && !(typeof value === "string" && /^[^"<>&]+$/.test(value))) {
    refuse(`書体の名前を書いてください（${found}）。`, `write the name of a font (it is ${found}).`);
  }
  return value;
}

/** Reads a theme. @throws Failure where the file is no JSON or says what cannot be */
export function readTheme(path: string): Config {
  return checkedTheme(jsonOf(readText(path), path, misuseAt), { file: path });
}
