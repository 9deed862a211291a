import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { demoCsv } from "../support/tables/spoiled-files.js";

export const ESCAPE = "\u001b";

/** What names should not be able to do: to a page, to XML, to a spreadsheet, to a terminal, to a reader's eyes. */
export const ATTACKS = [
  "<script>globalThis.hit=1;alert(1)</script>",
  "</script></title></style><img/src=x/onerror=alert(2)>",
  `"'><svg/onload=alert(3)><a/href="javascript:alert(4)">`,
  "]]><!--&amp;&lt;-->{{7*7}}$'$&$`",
  `=HYPERLINK("http://ndb-ratio.invalid/","x")`,
  "+cmd|'/C/calc'!A0",
  `${ESCAPE}]8;;http://ndb-ratio.invalid/${ESCAPE}\\link${ESCAPE}]8;;\u0007${ESCAPE}[2J\u009b31m\u009d0;t\u009c\u0001\u0008\u007f\ufffe\uffff`,
  "\u202e7.3+\u2066\u200b\u200f\u{e0041}\u00ad末",
  `@SUM(1)&L&8&G" font-family="x"__proto__`,
  "長".repeat(5000),
] as const;

/** JSON can say what no file of UTF-8 can: half a character. */
export const JSON_ATTACKS = [...ATTACKS, "\ud800half\udfff", "line\r\nforged\ttab", "=1+1", "＝1+1"] as const;

const TABLES = ["bmi", "waist", "q06"];

/** Tables of Saitama (real counts) whose areas, titles and files have hostile names, and items named likewise. */
export interface HostileInput {
  /** An archive with a hostile name and hostile names in it. */
  readonly archive: string;
  readonly itemsFile: string;
  /** Ids of the items in that file. */
  readonly items: readonly string[];
}

/** Writes the hostile input into a folder. */
export function writeHostile(folder: string): HostileInput {
  mkdirSync(folder, { recursive: true });
  const title = (i: number) => ATTACKS[i % ATTACKS.length]!.replace(/[\r\n]/g, "");
  const entries: Record<string, Uint8Array> = {};
  for (const [i, table] of TABLES.entries()) {
    for (const by of ["area", "prefecture"]) {
      const [head = "", header = "", ...lines] = demoCsv(`${table}-${by}.csv`)
        .replace(/^\ufeff/, "")
        .split("\n");
      const titled = `${title(3 * i)}${head}${title(3 * i + 1)}`;
      const body = by === "area" ? lines.map(withHostileArea) : lines;
      const name = `${ATTACKS[(3 * i + 2) % 10]!.slice(0, 100)} ${table}-${by}.csv`;
      entries[name] = Buffer.from([quoted(titled), header, ...body].join("\n"));
    }
  }
  const archive = join(folder, `'"&<b>${ESCAPE}[31m\u202e$'=1+1.zip`);
  writeFileSync(archive, zipSync(entries));
  const items = JSON_ATTACKS.map((name, i) => ({
    id: `hostile-${i}`,
    group: "body",
    table: "bmi",
    name: { ja: name, en: name },
    description: { ja: name, en: name },
    direction: "high-is-worse",
    hit: { atLeast: 20 + 5 * (i % 4) },
  }));
  const itemsFile = join(folder, "items.json");
  writeFileSync(itemsFile, JSON.stringify({ items }));
  return { archive, itemsFile, items: items.map(({ id }) => id) };
}

function withHostileArea(line: string): string {
  const cells = line.split(",");
  const code = Number(cells[1]);
  if (!(code > 1100)) return line;
  cells[2] = quoted(ATTACKS[(code - 1101) % ATTACKS.length]!);
  return cells.join(",");
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Everything but line ends that a terminal would obey or that turns what is read. */
export const ACTING = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?![\n\t])\p{Cc}/u;
