// @ts-nocheck
import { crc32, deflateRawSync } from "node:zlib";
import { unzipSync } from "fflate";

/** Entries of a zip in its order: `{name, bytes}`, and what may be told falsely about them. */
export function openArchive(bytes) {
  return Object.entries(unzipSync(bytes)).map(([name, content]) => ({ name, bytes: Buffer.from(content) }));
}

/** A zip of entries. Names may repeat, an entry may be stored as it is, and its `lie` overwrites fields of its headers. */
export function packArchive(entries) {
  const locals = [];
  const centrals = [];
  let offset = 0;
  for (const { name, bytes, isStored = false, lie = {} } of entries) {
    const stored = isStored ? bytes : deflateRawSync(bytes, { level: 1 });
    const raw = Buffer.from(name, "utf8");
    const field = {
      flags: 0x800,
      method: isStored ? 0 : 8,
      crc: crc32(bytes),
      packed: stored.length,
      size: bytes.length,
      offset,
      ...lie,
    };
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    common(local, 6, field, raw.length);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt32LE(0x00140014, 4);
    common(central, 8, field, raw.length);
    central.writeUInt32LE(field.offset >>> 0, 42);
    locals.push(local, raw, stored);
    centrals.push(central, raw);
    offset += 30 + raw.length + stored.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length & 0xffff, 8);
  end.writeUInt16LE(entries.length & 0xffff, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** The fields that the local and the central header have in common, from the flags on. */
function common(header, at, { flags, method, crc, packed, size }, nameLength) {
  header.writeUInt16LE(flags & 0xffff, at);
  header.writeUInt16LE(method & 0xffff, at + 2);
  header.writeUInt32LE(crc >>> 0, at + 8);
  header.writeUInt32LE(packed >>> 0, at + 12);
  header.writeUInt32LE(size >>> 0, at + 16);
  header.writeUInt16LE(nameLength, at + 20);
}

const NAMES = [
  "../a.xlsx",
  "/etc/a.csv",
  "C:\\a.csv",
  "a\u0001.csv",
  "a\u202ecsv.exe",
  "",
  "a/",
  "[Content_Types].xml",
  "xl/workbook.xml",
  "__proto__",
];
const LIES = [0, 1, 0xffff, 0x7fffffff, 0xffffffff];

/** One change at the level of entries: missing, repeated, swapped, misnamed, and headers that lie. */
export function mutateArchive(random, bytes) {
  const entries = openArchive(bytes);
  const at = random.below(entries.length);
  const other = random.below(entries.length);
  switch (random.below(12)) {
    case 0:
      entries.splice(at, 1);
      break;
    case 1:
      entries.splice(other, 0, { ...entries[at] });
      break;
    case 2:
      entries.push({ name: entries[at].name, bytes: entries[other].bytes });
      break;
    case 3:
      [entries[at].bytes, entries[other].bytes] = [entries[other].bytes, entries[at].bytes];
      break;
    case 4:
      entries[at].name = random.pick(NAMES);
      break;
    case 5:
      entries[at].bytes = entries[at].bytes.subarray(0, random.below(entries[at].bytes.length + 1));
      break;
    case 6:
      entries[at].bytes = Buffer.alloc(random.pick([0, 1, 1 << 20]), random.pick([0, 0x2c, 0x0a, 0x3c]));
      break;
    case 7:
      entries[at].bytes = bytes;
      break;
    case 8:
    case 9:
      entries[at].lie = {
        [random.pick(["flags", "method", "crc", "packed", "size", "offset"])]: random.chance(0.5)
          ? random.pick(LIES)
          : random.below(0xffffffff),
      };
      break;
    case 10:
      return Buffer.concat([Buffer.alloc(random.below(100), 0x50), packArchive(entries)]);
    default:
      return Buffer.concat([packArchive(entries), Buffer.alloc(random.below(100), 0x4b)]);
  }
  return packArchive(entries);
}

/** The same zip with one entry's content changed and every checksum right. */
export function withEntry(bytes, name, change) {
  return packArchive(
    openArchive(bytes).map((entry) => (entry.name === name ? { name, bytes: change(entry.bytes) } : entry)),
  );
}
