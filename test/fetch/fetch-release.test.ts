import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reportTexts } from "../../src/jobs/fetch/fetch-job.js";
import { TOOL } from "../../src/process/version.js";
import { temporaryFolder } from "../support/folders.js";
import { centralHeader, zipOf } from "../support/tables/archives.js";
import { said } from "../support/told.js";
import { BOOK, bytesIn, fetchFrom, locked, OTHER_BOOK, parts, sha256 } from "./fetching.js";
import { cut, ETAG, file, page, redirect, serve, silentPort, slow, status } from "./server.js";

const LOCK = "ndb-ratio.lock.json";
const HALF = BOOK.length >> 1;

describe("fetching", () => {
  it("brings every file whole, notes size, checksum and version, and says who asks", async () => {
    const server = await serve({
      "/a.xlsx": file(BOOK, { lastModified: "Mon, 02 Mar 2026 00:00:00 GMT" }),
      "/b.xlsx": file(OTHER_BOOK, { etag: null }),
    });
    const folder = join(temporaryFolder(), "deep/down");
    const { files, failed } = await fetchFrom(server.url, ["a.xlsx", "b.xlsx"], folder);
    expect(files.map(({ status }) => status)).toEqual(["fetched", "fetched"]);
    expect(failed).toEqual([]);
    expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
    expect(bytesIn(folder, "b.xlsx")).toEqual(OTHER_BOOK);
    expect(JSON.parse(readFileSync(join(folder, LOCK), "utf8"))).toEqual({
      schema: "ndb-ratio/lock@1",
      files: [
        {
          name: "a.xlsx",
          release: 8,
          address: "https://ministry.example/a.xlsx",
          bytes: BOOK.length,
          sha256: sha256(BOOK),
          etag: ETAG,
          lastModified: "Mon, 02 Mar 2026 00:00:00 GMT",
        },
        {
          name: "b.xlsx",
          release: 8,
          address: "https://ministry.example/b.xlsx",
          bytes: OTHER_BOOK.length,
          sha256: sha256(OTHER_BOOK),
        },
      ],
    });
    expect(parts(folder)).toEqual([]);
    expect(server.requests[0]?.headers["user-agent"]).toBe(`ndb-ratio/${TOOL.version}`);
  });

  it("does not ask again for what is there, and leaves the lock file as it is", async () => {
    const server = await serve({ "/a.xlsx": file(BOOK) });
    const folder = temporaryFolder();
    await fetchFrom(server.url, ["a.xlsx"], folder);
    const lock = bytesIn(folder, LOCK);
    const { files } = await fetchFrom(server.url, ["a.xlsx"], folder);
    expect(files.map(({ status }) => status)).toEqual(["kept"]);
    expect(server.requests).toHaveLength(1);
    expect(bytesIn(folder, LOCK)).toEqual(lock);
  });

  it("writes the same lock file in whatever order the files came", async () => {
    const server = await serve({ "/a.xlsx": file(BOOK), "/b.xlsx": file(OTHER_BOOK) });
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    await fetchFrom(server.url, ["a.xlsx", "b.xlsx"], one);
    await fetchFrom(server.url, ["b.xlsx"], other);
    await fetchFrom(server.url, ["a.xlsx", "b.xlsx"], other);
    expect(bytesIn(other, LOCK)).toEqual(bytesIn(one, LOCK));
  });

  it("pauses between requests, not before the first, and not for files that are there", async () => {
    const server = await serve({ "/a.xlsx": file(BOOK), "/b.xlsx": file(BOOK), "/c.xlsx": file(BOOK) });
    const folder = temporaryFolder();
    await fetchFrom(server.url, ["a.xlsx"], folder);
    const { waits } = await fetchFrom(server.url, ["a.xlsx", "b.xlsx", "c.xlsx"], folder, { pauseMs: 77 });
    expect(waits).toEqual([77]);
  });

  it("tells how far it is", async () => {
    const server = await serve({ "/a.xlsx": file(BOOK) });
    const seen: [number, number | null][] = [];
    await fetchFrom(server.url, ["a.xlsx"], temporaryFolder(), {
      progress: ({ received, all }) => void seen.push([received, all]),
    });
    expect(seen[0]).toEqual([0, null]);
    expect(seen.at(-1)).toEqual([BOOK.length, BOOK.length]);
  });
});

describe("a server that", () => {
  it("is slow but alive is waited for", async () => {
    const server = await serve({ "/a.xlsx": slow(BOOK, 8, 60) });
    const folder = temporaryFolder();
    const { failed } = await fetchFrom(server.url, ["a.xlsx"], folder, { stallMs: 200 });
    expect(failed).toEqual([]);
    expect(server.requests).toHaveLength(1);
    expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
  });

  it.each([
    ["breaks off", {}],
    ["stops in the middle", { hang: true }],
  ])("%s is asked for the rest of the same version", async (_, options) => {
    const server = await serve({ "/a.xlsx": [cut(BOOK, HALF, options), file(BOOK)] });
    const folder = temporaryFolder();
    const { failed, waits } = await fetchFrom(server.url, ["a.xlsx"], folder);
    expect(failed).toEqual([]);
    expect(waits).toEqual([1000]);
    expect(server.requests[1]?.headers).toMatchObject({ range: `bytes=${HALF}-`, "if-range": ETAG });
    expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
  });

  it("never answers is given up, with ever longer waits", async () => {
    const server = await serve({ "/a.xlsx": () => {} });
    const { reasons, waits } = await fetchFrom(server.url, ["a.xlsx"], temporaryFolder(), { answerMs: 100 });
    expect(reasons).toEqual(["no answer within 0.1 seconds"]);
    expect(waits).toEqual([1000, 2000, 4000]);
    expect(server.requests).toHaveLength(4);
  });

  it("breaks off every time at the same place is given up and its place named; the part stays for later", async () => {
    const server = await serve({ "/a.xlsx": cut(BOOK, HALF, { etag: ETAG }) });
    const folder = temporaryFolder();
    const { reasons } = await fetchFrom(server.url, ["a.xlsx"], folder);
    expect(reasons[0]).toContain(`${HALF} of ${BOOK.length} bytes`);
    expect(bytesIn(folder, "a.xlsx")).toBeNull();
    expect(parts(folder)).toEqual(["a.xlsx.part"]);
  });

  it("brings something each time is asked on, however often it breaks off", async () => {
    const big = zipOf({ "a.csv": Buffer.alloc(700_000, "１２３") }, 0);
    const pieces = Array.from({ length: 8 }, (_, i) => 80_000 * (i + 1));
    const server = await serve({
      "/a.zip": [
        ...pieces.map((end, i) =>
          i === 0
            ? cut(big, end)
            : (_: unknown, response: import("node:http").ServerResponse) => {
                const from = pieces[i - 1]!;
                response.writeHead(206, {
                  etag: ETAG,
                  "content-range": `bytes ${from}-${big.length - 1}/${big.length}`,
                  "content-length": big.length - from,
                });
                response.write(big.subarray(from, end), () => response.socket?.destroy());
              },
        ),
        file(big),
      ],
    });
    const folder = temporaryFolder();
    const { failed } = await fetchFrom(server.url, ["a.zip"], folder, { attempts: 3 });
    expect(failed).toEqual([]);
    expect(bytesIn(folder, "a.zip")?.equals(big)).toBe(true);
  });

  it("has no such file is believed at once, named, and the rest goes on", async () => {
    const server = await serve({ "/b.xlsx": file(BOOK) });
    const folder = temporaryFolder();
    const { failed, files } = await fetchFrom(server.url, ["a.xlsx", "b.xlsx"], folder);
    expect(failed).toEqual([
      {
        name: "a.xlsx",
        url: `${server.url}/a.xlsx`,
        reason: expect.objectContaining({ en: expect.stringContaining("404") }),
      },
    ]);
    expect(files.map(({ name }) => name)).toEqual(["b.xlsx"]);
    expect(server.of("/a.xlsx")).toHaveLength(1);
  });

  it("answers with a web page is named with the page's title, and nothing is kept of it", async () => {
    const server = await serve({ "/a.xlsx": page(), "/b.xlsx": status(200, {}, `\ufeff\n<html>`) });
    const folder = temporaryFolder();
    const { failed } = await fetchFrom(server.url, ["a.xlsx", "b.xlsx"], folder);
    expect(said(failed[0]!.reason).en).toContain("HTML");
    expect(said(failed[0]!.reason).ja).toContain("「お探しのページは見つかりません」");
    expect(said(failed[1]!.reason).en).toContain("HTML");
    expect([bytesIn(folder, "a.xlsx"), parts(folder)]).toEqual([null, []]);
    expect(server.requests).toHaveLength(2);
  });

  it("answers with something else than a workbook is named", async () => {
    const server = await serve({
      "/text.xlsx": status(200, {}, "都道府県名,回答\n"),
      "/zip.xlsx": status(200, {}, zipOf({ "a.txt": "x" })),
      "/empty.xlsx": status(200, {}, ""),
    });
    const folder = temporaryFolder();
    const { reasons } = await fetchFrom(server.url, ["text.xlsx", "zip.xlsx", "empty.xlsx"], folder);
    expect(reasons).toEqual([
      expect.stringContaining("neither an Excel workbook nor a zip"),
      expect.stringContaining("not an Excel workbook"),
      expect.stringContaining("empty"),
    ]);
  });

  it("promises more than it sends, or sends less than a whole workbook, is found out", async () => {
    const short = BOOK.subarray(0, BOOK.length - 100);
    const server = await serve({
      "/promise.xlsx": (_, response) => {
        response.writeHead(200, { "content-length": BOOK.length + 50, connection: "close" });
        response.write(BOOK, () => response.socket?.end());
      },
      "/short.xlsx": status(200, { "content-length": String(short.length) }, short),
      "/chunked.xlsx": (_, response) => {
        response.writeHead(200);
        response.write(short);
        response.end();
      },
    });
    const folder = temporaryFolder();
    const { reasons } = await fetchFrom(server.url, ["promise.xlsx", "short.xlsx", "chunked.xlsx"], folder);
    expect(reasons).toEqual([
      expect.stringContaining(`${BOOK.length} of ${BOOK.length + 50} bytes`),
      "the file is damaged",
      "the file is damaged",
    ]);
    expect(bytesIn(folder, "short.xlsx")).toBeNull();
    expect(server.of("/short.xlsx")).toHaveLength(2);
  });

  it("compresses without being asked to is named", async () => {
    const server = await serve({ "/a.xlsx": status(200, { "content-encoding": "gzip" }, BOOK) });
    expect((await fetchFrom(server.url, ["a.xlsx"], temporaryFolder())).reasons[0]).toContain("gzip");
  });

  it("sends us elsewhere is followed, but not in a circle and not to anything but a web address", async () => {
    const server = await serve({
      "/a.xlsx": redirect("/moved/a.xlsx"),
      "/moved/a.xlsx": file(BOOK),
      "/circle.xlsx": redirect("/circle.xlsx"),
      "/disk.xlsx": redirect("file:///etc/hosts"),
      "/gone.xlsx": redirect("/page"),
      "/page": page(),
    });
    const folder = temporaryFolder();
    const names = ["a.xlsx", "circle.xlsx", "disk.xlsx", "gone.xlsx"];
    const { files, reasons } = await fetchFrom(server.url, names, folder);
    expect(files.map(({ name }) => name)).toEqual(["a.xlsx"]);
    expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
    expect(reasons).toEqual([
      expect.stringContaining("redirects"),
      expect.stringContaining("file:///etc/hosts"),
      expect.stringContaining("HTML"),
    ]);
    expect(server.of("/circle.xlsx")).toHaveLength(6);
  });

  it("is busy is asked again when it wants to be, by seconds or by its own clock", async () => {
    const server = await serve({
      "/a.xlsx": [status(503, { "retry-after": "7" }), file(BOOK)],
      "/b.xlsx": [
        status(429, {
          date: "Mon, 02 Mar 2026 00:00:00 GMT",
          "retry-after": "Mon, 02 Mar 2026 00:00:40 GMT",
        }),
        file(BOOK),
      ],
    });
    const { waits, failed } = await fetchFrom(server.url, ["a.xlsx", "b.xlsx"], temporaryFolder());
    expect(failed).toEqual([]);
    expect(waits).toEqual([7000, 40_000]);
  });

  it("wants to be left alone for long is left alone", async () => {
    const server = await serve({ "/a.xlsx": status(503, { "retry-after": "3600" }) });
    const { waits, reasons } = await fetchFrom(server.url, ["a.xlsx"], temporaryFolder());
    expect([waits, server.requests.length]).toEqual([[], 1]);
    expect(reasons[0]).toContain("503");
  });

  it("is not there stops the tries after three files", async () => {
    const nobody = await silentPort();
    const names = ["a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx", "e.xlsx"];
    const { reasons } = await fetchFrom(nobody, names, temporaryFolder(), { attempts: 1 });
    expect(reasons.slice(0, 3)).toEqual(Array(3).fill("no connection (ECONNREFUSED)"));
    expect(reasons.slice(3)).toEqual(Array(2).fill(expect.stringContaining("not tried")));
  });

  it("is told with three files of each reason and how many more there are", () => {
    const failed = Array.from({ length: 120 }, (_, i) => ({
      name: `${i}.xlsx`,
      url: `https://ministry.example/${i}.xlsx`,
      reason:
        i < 2 ? { ja: "接続できません", en: "no connection" } : { ja: "試していません", en: "not tried" },
    }));
    const lines = said(reportTexts({ folder: "", files: [], failed, stopped: false })).en.split("\n");
    expect(lines.slice(2, -1)).toEqual([
      "  https://ministry.example/0.xlsx: no connection",
      "  https://ministry.example/1.xlsx: no connection",
      "  https://ministry.example/2.xlsx: not tried",
      "  https://ministry.example/3.xlsx: not tried",
      "  https://ministry.example/4.xlsx: not tried",
      "  and 115 more: not tried",
    ]);
  });
});

describe("going on after a break", () => {
  /** A fetch that is stopped when half of the file is here. */
  async function stopped(server: string, folder: string) {
    const stop = new AbortController();
    const report = await fetchFrom(server, ["a.xlsx", "b.xlsx"], folder, {
      signal: stop.signal,
      stallMs: 5000,
      progress: ({ received }) => void (received >= HALF && stop.abort()),
    });
    expect(report.stopped).toBe(true);
    expect([bytesIn(folder, "a.xlsx"), report.failed]).toEqual([null, []]);
  }

  it("asks for the rest only", async () => {
    const server = await serve({
      "/a.xlsx": [cut(BOOK, HALF, { hang: true }), file(BOOK)],
      "/b.xlsx": file(OTHER_BOOK),
    });
    const folder = temporaryFolder();
    await stopped(server.url, folder);
    expect(bytesIn(folder, "a.xlsx.part")).toEqual(BOOK.subarray(0, HALF));
    const { failed } = await fetchFrom(server.url, ["a.xlsx", "b.xlsx"], folder);
    expect(failed).toEqual([]);
    expect(server.of("/a.xlsx")[1]?.headers).toMatchObject({ range: `bytes=${HALF}-`, "if-range": ETAG });
    expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
    expect(locked(folder, "a.xlsx")).toMatchObject({ sha256: sha256(BOOK), etag: ETAG });
    expect(parts(folder)).toEqual([]);
    expect(readFileSync(join(folder, LOCK), "utf8")).not.toContain("partial");
  });

  it.each([
    ["the server has another version now", file(OTHER_BOOK, { etag: '"version-2"' })],
    [
      "the server sends the rest of another version",
      file(OTHER_BOOK, { etag: '"version-2"', ignoreIfRange: true }),
    ],
    ["it does so without saying so", file(OTHER_BOOK, { etag: null, ignoreIfRange: true })],
  ])("never mixes two versions: %s", async (_, now) => {
    const server = await serve({ "/a.xlsx": [cut(BOOK, HALF, { hang: true }), now], "/b.xlsx": file(BOOK) });
    const folder = temporaryFolder();
    await stopped(server.url, folder);
    const { failed } = await fetchFrom(server.url, ["a.xlsx"], folder);
    expect(failed).toEqual([]);
    expect(bytesIn(folder, "a.xlsx")).toEqual(OTHER_BOOK);
  });

  it("never mixes two versions that differ only where no checksum of a workbook reaches", async () => {
    // The time of the first entry stands in its own header, at the front, and in the directory, at the end.
    const later = Buffer.from(BOOK);
    later[10]! ^= 1;
    later[centralHeader(later) + 12]! ^= 1;
    const now = file(later, { etag: '"version-2"', ignoreIfRange: true });
    const server = await serve({ "/a.xlsx": [cut(BOOK, HALF, { hang: true }), now], "/b.xlsx": file(BOOK) });
    const folder = temporaryFolder();
    await stopped(server.url, folder);
    expect((await fetchFrom(server.url, ["a.xlsx"], folder)).failed).toEqual([]);
    expect(bytesIn(folder, "a.xlsx")).toEqual(later);
  });

  it("asks once more where the rest is shorter than the server says", async () => {
    const range = { etag: ETAG, "content-range": `bytes ${HALF}-${BOOK.length - 1}/${BOOK.length}` };
    const short = status(206, range, BOOK.subarray(HALF, HALF + 10));
    const server = await serve({
      "/a.xlsx": [cut(BOOK, HALF, { hang: true }), short, file(BOOK)],
      "/b.xlsx": file(BOOK),
    });
    const folder = temporaryFolder();
    await stopped(server.url, folder);
    expect((await fetchFrom(server.url, ["a.xlsx"], folder)).failed).toEqual([]);
    expect(server.of("/a.xlsx")[2]?.headers.range).toBe(`bytes=${HALF + 10}-`);
    expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
  });

  it.each([
    ["ignores ranges", [file(BOOK, { ranges: false })]],
    ["refuses the range", [status(416, { "content-range": "bytes */10" }), file(BOOK)]],
    [
      "sends another range",
      [
        status(206, { etag: ETAG, "content-range": `bytes 0-9/${BOOK.length}` }, BOOK.subarray(0, 10)),
        file(BOOK),
      ],
    ],
  ])("begins anew where the server %s", async (_, answers) => {
    const server = await serve({
      "/a.xlsx": [cut(BOOK, HALF, { hang: true }), ...answers],
      "/b.xlsx": file(BOOK),
    });
    const folder = temporaryFolder();
    await stopped(server.url, folder);
    expect((await fetchFrom(server.url, ["a.xlsx"], folder)).failed).toEqual([]);
    expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
  });

  it.each([
    ["no version", { etag: null }],
    ["a weak version", { etag: 'W/"1"' }],
  ])("begins anew where the server named %s", async (_, options) => {
    const server = await serve({ "/a.xlsx": [cut(BOOK, HALF, options), file(BOOK, options)] });
    const folder = temporaryFolder();
    expect((await fetchFrom(server.url, ["a.xlsx"], folder)).failed).toEqual([]);
    expect(server.requests[1]?.headers.range).toBeUndefined();
    expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
  });

  it("begins anew where nothing is known of the part, or it came from another address", async () => {
    const server = await serve({
      "/a.xlsx": [cut(BOOK, HALF, { hang: true }), file(BOOK)],
      "/b.xlsx": file(BOOK),
    });
    const folder = temporaryFolder({ "b.xlsx.part": OTHER_BOOK.subarray(0, 100) });
    await stopped(server.url, folder);
    const mirror = await serve({ "/a.xlsx": file(BOOK), "/b.xlsx": file(BOOK) });
    expect((await fetchFrom(mirror.url, ["a.xlsx", "b.xlsx"], folder)).failed).toEqual([]);
    expect(mirror.requests.map(({ headers }) => headers.range)).toEqual([undefined, undefined]);
    expect([bytesIn(folder, "a.xlsx"), bytesIn(folder, "b.xlsx")]).toEqual([BOOK, BOOK]);
  });
});

describe("a file that is not what is known of it", () => {
  it.each([
    ["by its size", { bytes: BOOK.length + 1 }],
    ["by its checksum", { bytes: BOOK.length, sha256: sha256(OTHER_BOOK) }],
  ])("in the list %s is named and not taken, but with --update it is", async (_, known) => {
    const server = await serve({ "/a.xlsx": file(BOOK) });
    const folder = temporaryFolder();
    const wish = [{ name: "a.xlsx", ...known }];
    const { reasons } = await fetchFrom(server.url, wish, folder);
    expect(reasons[0]).toContain("has changed");
    expect(reasons[0]).toContain(String(BOOK.length));
    expect([bytesIn(folder, "a.xlsx"), parts(folder)]).toEqual([null, []]);

    const { files } = await fetchFrom(server.url, wish, folder, { update: true });
    expect(files.map(({ status }) => status)).toEqual(["updated"]);
    expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
    expect((await fetchFrom(server.url, wish, folder)).files[0]?.status).toBe("kept");
  });

  it("in the lock file is named when it has to be fetched again", async () => {
    const server = await serve({ "/a.xlsx": [file(BOOK), file(OTHER_BOOK)] });
    const folder = temporaryFolder();
    await fetchFrom(server.url, ["a.xlsx"], folder);
    const elsewhere = temporaryFolder({ [LOCK]: bytesIn(folder, LOCK)! });
    const { reasons } = await fetchFrom(server.url, ["a.xlsx"], elsewhere);
    expect(reasons[0]).toContain("has changed");
    expect(bytesIn(elsewhere, "a.xlsx")).toBeNull();
  });

  it("because somebody edited it is named and left alone", async () => {
    const server = await serve({ "/a.xlsx": file(BOOK) });
    const folder = temporaryFolder();
    await fetchFrom(server.url, ["a.xlsx"], folder);
    writeFileSync(join(folder, "a.xlsx"), "edited");
    for (const options of [{}, { update: true }]) {
      const { reasons } = await fetchFrom(server.url, ["a.xlsx"], folder, options);
      expect(reasons[0]).toContain("not what was fetched");
    }
    expect(bytesIn(folder, "a.xlsx")?.toString()).toBe("edited");
    expect(server.requests).toHaveLength(1);
  });

  it("because it is somebody's own of the same name is never overwritten", async () => {
    const server = await serve({ "/a.xlsx": file(BOOK), "/b.xlsx": file(BOOK) });
    const folder = temporaryFolder({ "a.xlsx": "mine", "b.xlsx": BOOK });
    const { reasons, files } = await fetchFrom(server.url, ["a.xlsx", "b.xlsx"], folder, { update: true });
    expect(reasons).toEqual([expect.stringContaining("another file of this name")]);
    expect(bytesIn(folder, "a.xlsx")?.toString()).toBe("mine");
    expect(files).toEqual([expect.objectContaining({ name: "b.xlsx", status: "kept" })]);
    expect(parts(folder)).toEqual([]);
  });

  it("nor what the list knows, though the server and the folder agree, is named", async () => {
    const server = await serve({ "/a.xlsx": file(BOOK) });
    const folder = temporaryFolder({ "a.xlsx": BOOK });
    const wish = [{ name: "a.xlsx", sha256: sha256(OTHER_BOOK) }];
    expect((await fetchFrom(server.url, wish, folder)).reasons[0]).toContain("has changed");
    expect((await fetchFrom(server.url, wish, folder, { update: true })).files[0]?.status).toBe("kept");
    expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
  });

  it("but was downloaded by hand is recognised by its checksum without a request", async () => {
    const server = await serve({});
    const folder = temporaryFolder({ "a.xlsx": BOOK });
    const { files } = await fetchFrom(server.url, [{ name: "a.xlsx", sha256: sha256(BOOK) }], folder);
    expect([files[0]?.status, server.requests.length]).toEqual(["kept", 0]);
    expect(locked(folder, "a.xlsx")?.sha256).toBe(sha256(BOOK));
  });
});

describe("asking whether files have changed", () => {
  it("sends nothing again where they have not", async () => {
    const stamp = "Mon, 02 Mar 2026 00:00:00 GMT";
    const server = await serve({
      "/a.xlsx": file(BOOK),
      "/b.xlsx": file(BOOK, { etag: null, lastModified: stamp }),
      "/c.xlsx": file(BOOK, { etag: null }),
    });
    const folder = temporaryFolder();
    const names = ["a.xlsx", "b.xlsx", "c.xlsx"];
    await fetchFrom(server.url, names, folder);
    const { files } = await fetchFrom(server.url, names, folder, { ask: true });
    expect(files.map(({ status }) => status)).toEqual(["kept", "kept", "kept"]);
    const asked = server.requests.slice(3).map(({ headers }) => headers);
    expect(asked[0]?.["if-none-match"]).toBe(ETAG);
    expect(asked[1]?.["if-modified-since"]).toBe(stamp);
    expect(parts(folder)).toEqual([]);
  });

  it("names those that have and keeps them, and takes the new ones with --update", async () => {
    const server = await serve({
      "/a.xlsx": [file(BOOK), file(OTHER_BOOK, { etag: '"version-2"' })],
    });
    const folder = temporaryFolder();
    await fetchFrom(server.url, ["a.xlsx"], folder);
    const { reasons } = await fetchFrom(server.url, ["a.xlsx"], folder, { ask: true });
    expect(reasons[0]).toContain("has changed");
    expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
    const { files } = await fetchFrom(server.url, ["a.xlsx"], folder, { update: true });
    expect(files.map(({ status }) => status)).toEqual(["updated"]);
    expect(bytesIn(folder, "a.xlsx")).toEqual(OTHER_BOOK);
    expect(locked(folder, "a.xlsx")?.etag).toBe('"version-2"');
  });
});
