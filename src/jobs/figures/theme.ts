import type { Config } from "vega-lite";
import { jsonOf } from "../../catalog/checked-content.js";
import { suggest } from "../../catalog/suggest.js";
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

/** Colours in the one way that SVG, PNG and PDF have in common. */
const COLOUR = /^(#[0-9a-f]{3}|#[0-9a-f]{6}|white|black|transparent)$/i;
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
  for (const [name, part] of Object.entries(content)) {
    if (name === "$schema") continue;
    if (!(PARTS as readonly string[]).includes(name)) throw unknownPart(name, place);
    checkValue([name], part, place);
  }
  const { $schema: _, ...theme } = content;
  return theme as Config;
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

/** Values only: an expression or a signal would compute. */
function checkValue(path: readonly string[], value: unknown, place: Place | undefined): void {
  const name = path.at(-1)!;
  const isOfColours = path[0] === "range" && path.length > 1;
  const found = JSON.stringify(value);
  const refuse = (ja: string, en: string): never => {
    throw wrong(path, ja, en, place);
  };
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) checkValue([...path, String(index + 1)], one, place);
  } else if (isRecord(value)) {
    if (path.length > 1 || Object.hasOwn(value, "expr") || Object.hasOwn(value, "signal"))
      refuse("値を書いてください（式は使えません）。", "write a value; expressions cannot be used.");
    for (const [key, part] of Object.entries(value)) checkValue([...path, key], part, place);
  } else if (IS_OF_COLOUR.test(name) || isOfColours) {
    if (value !== null && !(typeof value === "string" && COLOUR.test(value)))
      refuse(
        `色は "#00539c" のように書いてください（${found}）。`,
        `write a colour as "#00539c" (it is ${found}).`,
      );
  } else if (IS_OF_SIZE.test(name)) {
    if (!(typeof value === "number" && value >= LEAST_SIZE && value <= MOST_SIZE))
      refuse(
        `${LEAST_SIZE} から ${MOST_SIZE} までの数を書いてください（${found}）。`,
        `write a number from ${LEAST_SIZE} to ${MOST_SIZE} (it is ${found}).`,
      );
  } else if (name === "font" && !(typeof value === "string" && /^[^"<>&]+$/.test(value))) {
    refuse(`書体の名前を書いてください（${found}）。`, `write the name of a font (it is ${found}).`);
  }
}

/** Reads a theme. @throws Failure where the file is no JSON or says what cannot be */
export function readTheme(path: string): Config {
  return checkedTheme(jsonOf(readText(path), path, misuseAt), { file: path });
}
