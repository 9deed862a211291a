// @ts-nocheck
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync, inflateSync } from "node:zlib";
import { unzipSync } from "fflate";

/** Texts of a report's header beyond this many characters are told by their hash. */
const LONG = 4000;

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

/** A file of Excel or PowerPoint, or another zip. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The parts of a workbook or deck in their order, a line each. */
export function partsText(bytes: Uint8Array): string {
  const parts = Object.entries(unzipSync(bytes));
  return parts.map(([name, part]) => hashLine(name, part)).join("");
}

/** A picture. */
export const isPng = (bytes: Uint8Array): boolean => bytes[0] === 0x89 && bytes[1] === 0x50;

/** Width, height and the hash of the rows of a PNG: its bytes depend on Node's zlib, what they inflate to does not. */
export function pictureText(bytes: Buffer): string {
  const rows: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const isRows = bytes.toString("latin1", at + 4, at + 8) === "IDAT";
    if (isRows) rows.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const size = `${bytes.readUInt32BE(16)} × ${bytes.readUInt32BE(20)}`;
  return `${size}  ${sha256(inflateSync(Buffer.concat(rows)))}\n`;
}

/** A hash and a name; of PNG the name alone, since the zlib of another Node gives other bytes. */
const hashLine = (name: string, bytes: Uint8Array) =>
  name.endsWith(".png") ? `${name}\n` : `${sha256(bytes)}  ${name}\n`;

/** Every file below a folder, in the order of their paths: a hash and a path a line, and what some of them hold. */
export function folderText(folder: string): string {
  if (!existsSync(folder)) return "";
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
  return paths.map((path) => fileText(path, readFileSync(join(folder, path)))).join("");
}

function fileText(path: string, bytes: Buffer): string {
  if (path.endsWith("manifest.json")) return `${path}\n${indented(manifestText(bytes.toString("utf8")))}`;
  if (path.endsWith(".html")) return `${path}\n${indented(reportText(bytes.toString("utf8")))}`;
  return hashLine(path, bytes) + (isZip(bytes) ? indented(partsText(bytes)) : "");
}

const indented = (text: string) => `${text.trimEnd().replace(/^/gm, "  ")}\n`;

/**
 * A manifest without what may change while no output does: what each output was made from, and the hash of the report,
 * which holds the page's program.
 */
function manifestText(text: string): string {
  const { outputs, ...head } = JSON.parse(text) as {
    outputs: { path: string; sha256: string; bytes: number }[];
  };
  return [
    ...Object.entries(head).flatMap(([key, value]) => linesOf(key, value)),
    "outputs:",
    ...outputs.map(({ path, sha256: hash, bytes }) =>
      /\.(html|png)$/.test(path) ? `  ${path}` : `  ${hash}  ${path} (${bytes} bytes)`,
    ),
  ].join("\n");
}

/** A report's header, markup, style and data; its programs may be written and packed anew while it shows the same. */
function reportText(html: string): string {
  const header = /<script type="text\/plain" id="report-header">([^<]*)</.exec(html)?.[1] ?? "";
  const content = JSON.parse(inflateRawSync(Buffer.from(header, "base64")).toString("utf8"));
  const markup = html
    .replace(/(<style>)([^<]*)(<\/style>)/g, (_, open, style, close) => `${open}${sha256(style)}${close}`)
    .replace(
      /(<script type="text\/plain"[^>]*>)([^<]*)(<\/script>)/g,
      (_, open, data, close) => `${open}${sha256(data)}${close}`,
    )
    .replace(/<script>[\s\S]*?<\/script>/g, "<script>…</script>")
    .replace(/script-src [^;]*/, "script-src …");
  return [...Object.entries(content).flatMap(([key, value]) => linesOf(key, value)), markup].join("\n");
}

/** A value a line, lists an entry a line; the hash of what is long. */
function linesOf(key: string, value: unknown): string[] {
  const text = JSON.stringify(value) ?? "";
  if (text.length > LONG) return [`${key}: ${sha256(text)} (${text.length} characters)`];
  if (!Array.isArray(value)) return [`${key}: ${text}`];
  return [`${key}:`, ...value.map((entry) => `  ${JSON.stringify(entry)}`)];
}
