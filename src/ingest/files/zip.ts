import { crc32, inflateRawSync } from "node:zlib";
import { Failure } from "../../failure.js";
import { decodeName } from "./text.js";

/** One file of an archive; nothing is inflated before `read` is called, and nothing is ever written to disk. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes after inflating, as declared. */
  readonly size: number;
  /** The bytes, inflated and checked against the declared size and CRC-32. Throws Failure. */
  read(): Buffer;
}

const END_OF_CENTRAL_DIRECTORY = 0x06054b50;
const CENTRAL_HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const UTF8_FLAG = 0x800;
const ENCRYPTED_FLAG = 0x1;

/** The largest sheet of the ministry inflates to 5 MB and a whole release to 80 MB: far above, far from harm. */
const MAX_ENTRY_BYTES = 256 * 1024 * 1024;
const MAX_ENTRIES = 20_000;

/** True where the bytes begin as a zip does (also every xlsx). */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * The directory of a zip archive (PKWARE APPNOTE 4.3.12 and 4.3.16). We read it ourselves because we need what
 * the small zip libraries keep to themselves: the raw bytes of names (Shift_JIS, unflagged) and the CRC, without
 * which a flipped bit could become a wrong count.
 *
 * @param file name for messages
 * @throws Failure on a truncated, encrypted, oversized or otherwise unreadable archive
 */
export function readZip(bytes: Buffer, file: string): ZipEntry[] {
  const end = findEnd(bytes);
  if (end < 0)
    throw damaged(file, "ファイルが途中で切れています", "it is cut short: no directory at its end");
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff) {
    throw damaged(file, "ZIP64 形式には対応していません", "ZIP64 archives are not supported");
  }
  if (count > MAX_ENTRIES) throw damaged(file, "ファイル数が多すぎます", "it holds too many entries");

  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_HEADER) {
      throw damaged(file, "目次が壊れています", "its directory is damaged");
    }
    const flags = bytes.readUInt16LE(at + 8);
    const nameLength = bytes.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & UTF8_FLAG) !== 0);
    refuseUnsafeName(name, file);
    const header = {
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      compressed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      encrypted: (flags & ENCRYPTED_FLAG) !== 0,
    };
    if (!name.endsWith("/")) {
      entries.push({ name, size: header.size, read: () => readEntry(bytes, header, file, name) });
    }
    at = next;
  }
  return entries;
}

interface EntryHeader {
  method: number;
  crc: number;
  compressed: number;
  size: number;
  offset: number;
  encrypted: boolean;
}

function readEntry(bytes: Buffer, header: EntryHeader, file: string, name: string): Buffer {
  const where = `${file}!${name}`;
  if (header.encrypted) throw damaged(where, "暗号化されています", "it is encrypted");
  if (header.size > MAX_ENTRY_BYTES) {
    throw damaged(where, "展開後のサイズが大きすぎます（256 MB 超）", "it inflates to more than 256 MB");
  }
  const local = header.offset;
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL_HEADER) {
    throw damaged(where, "データの位置が壊れています", "its data cannot be found");
  }
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const stored = bytes.subarray(start, start + header.compressed);
  const content = inflate(stored, header, where);
  if (content.length !== header.size || crc32(content) !== header.crc) {
    throw damaged(where, "内容が検査値（CRC）と一致しません", "its content does not match its checksum");
  }
  return content;
}

function inflate(stored: Buffer, header: EntryHeader, where: string): Buffer {
  if (header.method === 0) return stored;
  if (header.method !== 8) throw damaged(where, "未対応の圧縮方式です", "unknown compression method");
  try {
    // One byte more than declared: an entry that lies about its size is stopped there.
    return inflateRawSync(stored, { maxOutputLength: header.size + 1 });
  } catch {
    throw damaged(where, "圧縮データが壊れています", "its compressed data are damaged");
  }
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === END_OF_CENTRAL_DIRECTORY) return at;
  }
  return -1;
}

function refuseUnsafeName(name: string, file: string): void {
  const parts = name.split(/[/\\]/);
  if (parts.includes("..") || name.startsWith("/") || /^[A-Za-z]:/.test(name) || name.includes("\0")) {
    throw damaged(
      file,
      "不正なファイル名を含みます",
      `it holds an unsafe file name: ${JSON.stringify(name)}`,
    );
  }
}

function damaged(file: string, ja: string, en: string): Failure {
  return new Failure(
    {
      ja: `読み込めません：${ja}。もう一度ダウンロードしてください。`,
      en: `cannot be read: ${en}. Download it again.`,
    },
    { place: { file } },
  );
}
