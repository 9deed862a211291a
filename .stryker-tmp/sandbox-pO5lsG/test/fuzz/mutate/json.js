// @ts-nocheck
import { mutateBytes } from "./bytes.js";
import { HOSTILE_VALUES } from "./values.js";

/** One change to a JSON document, or to a line of NDJSON: a value replaced, removed, repeated, or a byte. */
export function mutateJson(random, text) {
  if (random.chance(0.2)) return mutateBytes(random, Buffer.from(text)).toString("utf8");
  const lines = text.trimEnd().split("\n");
  const isNdjson = lines.length > 1 && lines.every((line) => /^\{.*\}$/.test(line));
  if (!isNdjson) return JSON.stringify(changedValue(random, JSON.parse(text)));
  const at = random.below(lines.length);
  lines[at] = JSON.stringify(changedValue(random, JSON.parse(lines[at])));
  return `${lines.join("\n")}\n`;
}

function changedValue(random, document) {
  const holders = [];
  collect(document, holders, 0);
  if (holders.length === 0 || random.chance(0.05)) return structuredClone(random.pick(HOSTILE_VALUES));
  const longest = holders.reduce((a, b) => (Object.keys(b).length > Object.keys(a).length ? b : a));
  const holder = random.chance(0.1) ? longest : random.pick(holders);
  const key = random.pick(Object.keys(holder));
  switch (random.below(8)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 1:
      if (Array.isArray(holder)) holder.push(structuredClone(holder[key]));
      else holder[`${key}x`] = holder[key];
      break;
    case 2:
      if (typeof holder[key] === "number") holder[key] *= random.pick([-1, 0, 1e-3, 10, 1e6, 1e300]);
      else holder[key] = structuredClone(random.pick(HOSTILE_VALUES));
      break;
    case 3:
      holder[key] = structuredClone(random.pick(Object.values(random.pick(holders))));
      break;
    default:
      holder[key] = structuredClone(random.pick(HOSTILE_VALUES));
  }
  return document;
}

/** Objects and arrays that are not empty; of long arrays only the first members. */
function collect(value, holders, depth) {
  if (typeof value !== "object" || value === null || depth > 8) return;
  const members = Object.values(value);
  if (members.length > 0) holders.push(value);
  for (const member of members.slice(0, 30)) collect(member, holders, depth + 1);
}
