import { constants, crc32, deflateRawSync } from "node:zlib";

const MEGABYTE = 1 << 20;

/** A deflated stream of so many megabytes of one byte, a thousandth of that long: made without ever holding them. */
export function deflatedMegabytes(megabytes: number, byte = 0x2c): Buffer {
  const block = deflateRawSync(Buffer.alloc(MEGABYTE, byte), {
    level: 9,
    finishFlush: constants.Z_FULL_FLUSH,
  });
  const end = deflateRawSync(Buffer.alloc(0));
  return Buffer.concat([...new Array<Buffer>(megabytes).fill(block), end]);
}

/** An entry as its header tells it, true or not. */
export interface ToldEntry {
  readonly name: string;
  /** Deflated; null for the stored bytes of the entry before: several entries may lie upon one another. */
  readonly stored: Buffer | null;
  readonly size: number;
  readonly crc?: number;
}

/** A zip of entries that may tell anything about themselves. */
export function toldZip(entries: readonly ToldEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let end = 0;
  let offset = 0;
  let length = 0;
  for (const { name, stored, size, crc = 0 } of entries) {
    const raw = Buffer.from(name);
    if (stored) {
      offset = end;
      length = stored.length;
      const local = Buffer.alloc(30);
      local.writeUInt32LE(0x04034b50, 0);
      local.writeUInt16LE(8, 8);
      local.writeUInt16LE(raw.length, 26);
      locals.push(local, raw, stored);
      end += local.length + raw.length + stored.length;
    }
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(0x800, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(raw.length, 28);
    central.writeUInt32LE(offset, 42);
    directory.push(central, raw);
  }
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(entries.length, 10);
  last.writeUInt32LE(end, 16);
  return Buffer.concat([...locals, ...directory, last]);
}

/** An entry that tells the truth. */
export function honest(name: string, content: string | Uint8Array): ToldEntry {
  const bytes = Buffer.from(content);
  return { name, stored: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) };
}
