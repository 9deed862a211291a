import type { Address } from "../catalog/addresses.js";
import { Failure } from "../text/failure.js";
import type { Bilingual } from "../text/language.js";

/** One file to fetch. */
export interface Target extends Pick<Address, "release" | "bytes" | "sha256"> {
  /** File name in the folder: the last part of the address. */
  readonly name: string;
  /** The ministry's address. */
  readonly address: string;
  /** Where to ask: the address, or its place on another server. */
  readonly url: string;
}

/** What to fetch, and what is known to be wrong with it. */
export interface Plan {
  readonly targets: readonly Target[];
  readonly notes: readonly Bilingual[];
}

/**
 * The files of addresses, each once however often the list names it.
 *
 * @param baseUrl server that stands for the ministry's; a path in it is put before the path of each address
 * @throws Failure where two addresses would give one file name
 */
export function planFetch(addresses: readonly Address[], baseUrl: URL | null): Plan {
  const byName = new Map<string, Target>();
  for (const { release, url, bytes, sha256 } of addresses) {
    const name = fileName(url);
    const known = byName.get(name);
    if (known && known.address !== url) throw sameName(name, known.address, url);
    if (known) continue;
    byName.set(name, { name, release, address: url, url: placeOn(baseUrl, url), bytes, sha256 });
  }
  return { targets: [...byName.values()], notes: addresses.flatMap(({ note }) => note ?? []) };
}

/** An address on another server. */
export function placeOn(baseUrl: URL | null, address: string): string {
  if (!baseUrl) return address;
  const { pathname, search } = new URL(address);
  return `${baseUrl.origin}${baseUrl.pathname.replace(/\/$/, "")}${pathname}${search}`;
}

/** The last part of the address, without anything that could lead elsewhere or that a file system refuses. */
function fileName(url: string): string {
  const last = new URL(url).pathname.split("/").at(-1) ?? "";
  let name: string;
  try {
    name = decodeURIComponent(last);
  } catch {
    name = last;
  }
  if (!/\.(xlsx|zip)$/i.test(name) || /[/\\:*?"<>|\p{Cc}]/u.test(name) || name.startsWith(".")) {
    throw new Failure({
      ja: `アドレス ${url} は .xlsx または .zip のファイルを指していません。`,
      en: `the address ${url} does not lead to a .xlsx or .zip file.`,
    });
  }
  return name;
}

function sameName(name: string, one: string, other: string): Failure {
  return new Failure({
    ja: `2 つのアドレスが同じファイル名 ${name} になります：${one} と ${other}。アドレスの一覧を分けてください。`,
    en: `two addresses give the file name ${name}: ${one} and ${other}. Split the list of addresses.`,
  });
}
