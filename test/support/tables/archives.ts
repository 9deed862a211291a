import { type Zippable, zipSync } from "fflate";

const CENTRAL_HEADER = Buffer.from([0x50, 0x4b, 1, 2]);
const END = Buffer.from([0x50, 0x4b, 5, 6]);

/** A zip of the given texts. */
export function zipOf(files: Record<string, string | Uint8Array>, level: 0 | 9 = 9): Buffer {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files)) entries[name] = Buffer.from(content);
  return Buffer.from(zipSync(entries, { level, mtime: new Date(2020, 0, 1) }));
}

/** Where the directory's header of the first entry begins. */
export function centralHeader(zip: Buffer): number {
  return zip.indexOf(CENTRAL_HEADER);
}

/** Where the record at the end of the directory begins. */
export function endRecord(zip: Buffer): number {
  return zip.lastIndexOf(END);
}

/** Where the stored bytes of the first entry begin. */
export function firstContent(zip: Buffer): number {
  return 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28);
}

/** Overwrites a name of the archive, wherever it stands, with bytes of the same length. */
export function renamed(zip: Buffer, name: string, bytes: Uint8Array): Buffer {
  const copy = Buffer.from(zip);
  for (let at = copy.indexOf(name); at >= 0; at = copy.indexOf(name, at + bytes.length)) copy.set(bytes, at);
  return copy;
}
