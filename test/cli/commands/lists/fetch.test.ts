import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fetch } from "../../../../src/cli/commands/lists/fetch.js";
import { compute } from "../../../../src/cli/commands/numbers/compute.js";
import { inspect } from "../../../../src/cli/commands/numbers/inspect.js";
import { fetchForReading } from "../../../../src/jobs/fetch/fetch-job.js";
import { BOOK, bytesIn, OTHER_BOOK, parts } from "../../../fetch/fetching.js";
import { type Answerer, cut, file, listen, page, redirect, serve } from "../../../fetch/server.js";
import { failureOfAsync } from "../../../support/failures.js";
import { temporaryFolder } from "../../../support/folders.js";
import { memoryEffects } from "../../../support/program/memory-effects.js";
import { BIN, ndbRatio, type Run, type RunOptions } from "../../../support/program/ndb-ratio.js";
import { fixture, fixtureBytes, fixtureNames } from "../../../support/tables/fixtures.js";
import { describeOfficial, officialRelease } from "../../../support/tables/official.js";

const OPENSSL = spawnSync("openssl", ["version"]).status === 0;
if (!OPENSSL) console.log("openssl がないため、https のテストは省略します (skipped: openssl absent)");

const QUIET = { sleep: async () => {} };

/** The real program, beside the test's servers: it must not block them. */
function ndbRatioProcess(
  words: readonly string[],
  {
    environment,
    during,
  }: Pick<RunOptions, "environment"> & { during?: (child: ReturnType<typeof spawn>) => void } = {},
): Promise<Run & { signal: NodeJS.Signals | null }> {
  const child = spawn(process.execPath, [BIN, ...words], {
    env: { PATH: process.env.PATH, LANG: "C", ...environment },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (piece) => (stdout += piece));
  child.stderr.on("data", (piece) => (stderr += piece));
  during?.(child);
  return new Promise((resolve) => {
    child.on("close", (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
}

/** A list of addresses on a server, as a file. */
function listOf(server: string, names: readonly string[]): string {
  const lines = names.map((name) => `8,${server}/${name}`);
  return join(temporaryFolder({ "list.csv": `release,url\n${lines.join("\n")}\n` }), "list.csv");
}

describe("fetch", () => {
  it("prints addresses only with --list, those of another server with --base-url", async () => {
    const effects = memoryEffects();
    await fetch({ release: "第８回", list: true, only: ["質問票,area"] }, effects, QUIET);
    const lines = effects.output.trimEnd().split("\n");
    expect(lines).toHaveLength(22);
    expect(lines[0]).toBe("https://www.mhlw.go.jp/content/12400000/001259015.xlsx");
    const mirror = memoryEffects();
    await fetch({ release: "11", list: true, baseUrl: "http://mirror.example/x" }, mirror, QUIET);
    expect(mirror.output).toContain("http://mirror.example/x/content/12400000/001711940.zip\n");
  });

  it.each([
    ["no release", { out: "x" }],
    ["no number", { release: "eight", out: "x" }],
    ["no folder", { release: "8" }],
    ["no address of a server", { release: "8", out: "x", baseUrl: "mirror" }],
    ["no pause", { release: "8", out: "x", pause: "-1" }],
    ["no format", { release: "8", list: true, format: "xml" }],
    ["no kind", { release: "8", list: true, only: ["x"] }],
  ])("refuses wrong usage: %s", async (_, options) => {
    expect((await failureOfAsync(() => fetch(options, memoryEffects(), QUIET))).exitCode).toBe(2);
  });

  it("names what failed, goes on with the rest, and ends with 1; then fetches only what is missing", async () => {
    const server = await serve({
      "/a.xlsx": [page(404), file(BOOK)],
      "/b.xlsx": page(),
      "/c.xlsx": file(OTHER_BOOK),
    });
    const options = {
      release: "8",
      addresses: listOf(server.url, ["a.xlsx", "b.xlsx", "c.xlsx"]),
      out: temporaryFolder(),
      pause: "0",
    };
    const effects = memoryEffects();
    expect(await fetch(options, effects, QUIET)).toBe(1);
    expect(effects.output).toBe(`${options.out}\n`);
    const said = effects.said.join("\n");
    expect(said).toContain("1 fetched, 0 already here, 2 failed");
    expect(said).toContain(`${server.url}/a.xlsx: there is no such file (404)`);
    expect(said).toContain(`${server.url}/b.xlsx: a web page (HTML)`);

    const again = memoryEffects();
    expect(await fetch({ ...options, json: true }, again, QUIET)).toBe(1);
    const summary = JSON.parse(again.output);
    expect(summary.files.map(({ status }: { status: string }) => status)).toEqual(["fetched", "kept"]);
    expect(summary.failed).toHaveLength(1);
    expect(server.of("/c.xlsx")).toHaveLength(1);
  });

  it("for another command is all or a list of what is missing", async () => {
    const server = await serve({ "/a.xlsx": file(BOOK) });
    const folder = temporaryFolder();
    const source = (...names: string[]) => ({ release: 8, addresses: listOf(server.url, names) });
    await fetchForReading(source("a.xlsx"), folder, memoryEffects(), QUIET);
    expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
    const failure = await failureOfAsync(() =>
      fetchForReading(source("a.xlsx", "b.xlsx"), folder, memoryEffects(), QUIET),
    );
    expect(failure.exitCode).toBe(1);
    expect(failure.text.ja).toContain("b.xlsx");
  });
});

describe("the program", () => {
  it("fetches what compute reads as if it had been there", async () => {
    const names = fixtureNames(".xlsx").filter((name) => name.startsWith("release-08/"));
    const server = await serve(
      Object.fromEntries(names.map((name) => [`/${name}`, file(fixtureBytes(name))])),
    );
    const folder = temporaryFolder();
    const words = ["fetch", "--release", "8", "--addresses", listOf(server.url, names), "--out", folder];
    const fetched = await ndbRatio([...words, "--pause", "0"]);
    expect([fetched.status, fetched.stdout]).toEqual([0, `${folder}\n`]);
    expect(fetched.stderr).toBe(`${names.length} fetched, 0 already here, 0 failed\n`);

    const computed = async (path: string) => {
      const effects = memoryEffects();
      await compute([path], { format: "ndjson", item: ["bmi-ge-25", "q08-smoking"] }, effects);
      return effects.output;
    };
    const ours = await computed(folder);
    expect(ours).toBe(await computed(fixture("release-08")));
    expect(ours.length).toBeGreaterThan(1000);
    const inspected = memoryEffects();
    await inspect([folder], {}, inspected);
    expect(inspected.output).not.toContain("lock.json");
  });

  it("fetches and computes with run --fetch, and computes nothing where a file is missing", async () => {
    const names = ["area", "prefecture"].map((by) => `release-08/synthetic-q08-${by}.xlsx`);
    const server = await serve({
      "/synthetic-area.xlsx": file(fixtureBytes(names[0]!)),
      "/synthetic-prefecture.xlsx": [page(404), file(fixtureBytes(names[1]!))],
    });
    const out = join(temporaryFolder(), "out");
    const list = listOf(server.url, ["synthetic-area.xlsx", "synthetic-prefecture.xlsx"]);
    const few = ["--item", "q08-smoking", "--kinds", "area-bars", "--no-report"];
    const words = ["run", "--fetch", "8", "--addresses", list, ...few, "--out", out];
    const missing = await ndbRatio(words);
    expect([missing.status, missing.stdout]).toEqual([1, ""]);
    expect(missing.stderr).toContain(`${server.url}/synthetic-prefecture.xlsx: there is no such file (404)`);
    expect(readdirSync(out)).toEqual(["official"]);

    const { status, stdout } = await ndbRatio(words);
    expect(status).toBe(0);
    expect(stdout).toContain(out);
    expect(server.of("/synthetic-area.xlsx")).toHaveLength(1);
    const effects = memoryEffects();
    await compute(names.map(fixture), { format: "ndjson", item: ["q08-smoking"] }, effects);
    const rows = readFileSync(join(out, "ratios.json"), "utf8");
    for (const row of effects.output.trimEnd().split("\n")) expect(rows).toContain(row);
  });

  it.each([
    ["two folders", ["a", "b", "--out", "c"]],
    ["no folder", ["--check", "c"]],
  ])("refuses run --fetch with %s", async (_, words) => {
    const { status, stderr } = await ndbRatio(["run", "--fetch", "8", ...words]);
    expect(status).toBe(2);
    expect(stderr).toContain("one folder");
  });

  it("stopped by Ctrl-C says how to go on, leaves what it has, and goes on from there", async () => {
    const server = await serve({ "/a.xlsx": [cut(BOOK, 4000, { hang: true }), file(BOOK)] });
    const folder = temporaryFolder();
    const words = ["fetch", "--release", "8", "--addresses", listOf(server.url, ["a.xlsx"]), "--out", folder];
    const stopped = await ndbRatioProcess(words, {
      during: (child) => {
        const watch = setInterval(() => {
          if ((bytesIn(folder, "a.xlsx.part")?.length ?? 0) < 4000) return;
          clearInterval(watch);
          child.kill("SIGINT");
        }, 20);
      },
    });
    expect([stopped.status, stopped.signal]).toEqual([130, null]);
    expect(stopped.stderr).toContain("goes on where it left off");
    const { status, stderr } = await ndbRatioProcess(words);
    expect([status, stderr]).toEqual([0, "1 fetched, 0 already here, 0 failed\n"]);
    expect(server.requests[1]?.headers.range).toBe("bytes=4000-");
    expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
    expect(parts(folder)).toEqual([]);
  });

  it("goes through the proxy of the environment, by a tunnel for https, and past it where NO_PROXY says so", async () => {
    const tunnels: string[] = [];
    const forwarded: string[] = [];
    const server = await serve({ "/a.xlsx": file(BOOK), "/b.xlsx": file(BOOK) });
    const proxy = createServer((request, response) => {
      forwarded.push(request.url ?? "");
      const { hostname, port } = new URL(server.url);
      const onward = connect(Number(port), hostname, () => {
        const path = new URL(request.url ?? "").pathname;
        onward.write(`GET ${path} HTTP/1.0\r\nhost: ${hostname}\r\n\r\n`);
        onward.pipe(response.socket!);
      });
    });
    proxy.on("connect", (request, socket) => {
      tunnels.push(`${request.url} ${request.headers["proxy-authorization"] ?? ""}`);
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    });
    const address = (await listen(proxy)).replace("//", "//user:secret@");
    const environment = { HTTPS_PROXY: address, HTTP_PROXY: address };

    const https = await ndbRatioProcess(
      ["fetch", "--release", "11", "--only", "検査", "--out", temporaryFolder()],
      {
        environment,
      },
    );
    expect(tunnels).toEqual([`www.mhlw.go.jp:443 Basic ${Buffer.from("user:secret").toString("base64")}`]);
    expect(https.status).toBe(1);
    expect(https.stderr).toContain("the proxy refused to connect (403)");
    expect(https.stderr).not.toContain("secret");

    const plain = ["fetch", "--release", "8", "--pause", "0"];
    const folder = temporaryFolder();
    const through = [...plain, "--addresses", listOf(server.url, ["a.xlsx"]), "--out", folder];
    expect((await ndbRatioProcess(through, { environment })).status).toBe(0);
    expect(forwarded).toEqual([`${server.url}/a.xlsx`]);
    const past = [...plain, "--addresses", listOf(server.url, ["b.xlsx"]), "--out", folder];
    expect(
      (await ndbRatioProcess(past, { environment: { ...environment, NO_PROXY: "127.0.0.1" } })).status,
    ).toBe(0);
    expect(forwarded).toHaveLength(1);
  });

  it.skipIf(!OPENSSL)(
    "tunnels https through a proxy, checks certificates, and is not led from https to http",
    async () => {
      const tls = temporaryFolder();
      const [key, cert] = [join(tls, "key.pem"), join(tls, "cert.pem")];
      const words = `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost`;
      execFileSync("openssl", [...words.split(" "), "-keyout", key, "-out", cert], { stdio: "ignore" });
      const plain = await serve({ "/b.xlsx": file(BOOK) });
      const answers: Record<string, Answerer> = {
        "/a.xlsx": file(BOOK),
        "/b.xlsx": redirect(`${plain.url}/b.xlsx`),
      };
      const secure = createSecureServer(
        { key: readFileSync(key), cert: readFileSync(cert) },
        (request, response) => answers[request.url ?? ""]?.(request, response),
      );
      const base = (await listen(secure)).replace("http://127.0.0.1", "https://localhost");
      const tunnels: (string | undefined)[] = [];
      const proxy = createServer();
      proxy.on("connect", (request, socket) => {
        tunnels.push(request.url);
        const onward = connect(Number(new URL(base).port), "127.0.0.1", () => {
          socket.write("HTTP/1.1 200 OK\r\n\r\n");
          onward.pipe(socket).pipe(onward);
        });
        onward.on("error", () => socket.destroy());
        socket.on("error", () => onward.destroy());
      });
      const environment = { HTTPS_PROXY: await listen(proxy), NODE_EXTRA_CA_CERTS: cert };
      const folder = temporaryFolder();
      const list = (name: string) => [
        "fetch",
        "--release",
        "8",
        "--addresses",
        listOf(base, [name]),
        "--out",
        folder,
      ];

      const good = await ndbRatioProcess(list("a.xlsx"), { environment });
      expect([good.status, good.stderr]).toEqual([0, "1 fetched, 0 already here, 0 failed\n"]);
      expect(bytesIn(folder, "a.xlsx")).toEqual(BOOK);
      expect(tunnels).toEqual([base.slice("https://".length)]);
      expect((await ndbRatioProcess(list("b.xlsx"), { environment })).stderr).toContain("not safe");
      expect(plain.requests).toEqual([]);
      const doubtful = await ndbRatioProcess([...list("c.xlsx")], {
        environment: { HTTPS_PROXY: environment.HTTPS_PROXY },
      });
      expect(doubtful.stderr).toContain("NODE_EXTRA_CA_CERTS");
    },
  );

  it("tells a proxy that is no address, without its password", async () => {
    const environment = { HTTPS_PROXY: "user:secret proxy" };
    const { status, stderr } = await ndbRatioProcess(
      ["fetch", "--release", "11", "--out", temporaryFolder()],
      {
        environment,
      },
    );
    expect(status).toBe(1);
    expect(stderr).toContain("HTTPS_PROXY");
    expect(stderr).not.toContain("secret");
  });

  it("reaches the network in one module only", () => {
    const source = join(BIN, "../../src");
    const reaching = readdirSync(source, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .filter((name) => {
        const code = readFileSync(join(source, name), "utf8");
        return /from "(undici|(node:)?(https?|http2|net|tls|dgram|dns))"|(?<![.\w])fetch\(["'`]http|globalThis\.fetch|WebSocket|XMLHttpRequest/.test(
          code.replace(/import type [^;]+;/g, ""),
        );
      });
    expect(reaching).toEqual([join("fetch", "http-client.ts")]);
  });
});

describeOfficial("a whole release of the ministry's files from a server on this machine", () => {
  it("is fetched by the built-in addresses and is what the built-in checksums say", async () => {
    const release = officialRelease(8)!;
    const path = "/content/12400000/";
    const names = readdirSync(release);
    const server = await serve(
      Object.fromEntries(names.map((name) => [path + name, file(readFileSync(join(release, name)))])),
    );
    const out = temporaryFolder();
    const effects = memoryEffects();
    const options = { release: "8", baseUrl: server.url, out, pause: "0" };
    expect(await fetch(options, effects, QUIET)).toBe(0);
    expect(effects.said).toEqual([
      expect.stringContaining("eGFR"),
      expect.stringContaining("119 fetched, 0 already here, 0 failed"),
    ]);
    for (const name of names.filter((name) => existsSync(join(out, name)))) {
      expect(readFileSync(join(out, name)).equals(readFileSync(join(release, name))), name).toBe(true);
    }
    expect(await fetch(options, effects, QUIET)).toBe(0);
    expect(server.requests).toHaveLength(119);
  });
});
