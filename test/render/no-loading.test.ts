import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { TopLevelSpec } from "vega-lite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDrawer } from "../../src/render/drawing/drawer.js";
import { renderSvg } from "../../src/render/drawing/svg.js";

const folder = mkdtempSync(join(tmpdir(), "ndb-ratio-loading-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "secret.json");
writeFileSync(file, JSON.stringify([{ a: "SECRET" }]));

const asked: string[] = [];
let server: Server;
let address: string;
beforeAll(async () => {
  server = createServer(({ url }, answer) => {
    asked.push(url ?? "");
    answer.end(JSON.stringify([{ a: "SECRET" }]));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/data.json`;
});
afterAll(() => void server.close());

const marked = (data: object): TopLevelSpec =>
  ({ data, mark: "text", encoding: { text: { field: "a", type: "nominal" } } }) as TopLevelSpec;

describe("drawing a spec", () => {
  it.each([
    ["an address", () => marked({ url: address })],
    ["a path", () => marked({ url: file })],
    ["an address of a file", () => marked({ url: pathToFileURL(file).href })],
  ])("loads no data from %s", async (_, spec) => {
    const drawn = async () => (await renderSvg(spec())) + (await createDrawer().svg(spec()));
    await expect(drawn()).rejects.toThrow(/loads nothing/);
    expect(asked).toEqual([]);
  });

  it.each(["url", "href"])("loads no image and sets no link that data name by %s", async (channel) => {
    const spec = {
      data: { values: [{ a: address }] },
      mark: channel === "url" ? "image" : "point",
      encoding: { [channel]: { field: "a", type: "nominal" } },
    } as unknown as TopLevelSpec;
    const svg = await renderSvg(spec);
    expect([...svg.matchAll(/href="([^"]*)"/g)].map(([, value]) => value).join("")).toBe("");
    expect(svg).toMatch(/^<svg/);
    expect(asked).toEqual([]);
  });

  it("takes data for data: fields named as Vega names things change nothing", async () => {
    const row = {
      a: "x",
      url: address,
      href: address,
      signal: "alert(1)",
      expr: "alert(1)",
      mark: { type: "image", url: address },
    };
    const plain = await renderSvg(marked({ values: [{ a: "x" }] }));
    expect(await renderSvg(marked({ values: [row] }))).toBe(plain);
    expect(asked).toEqual([]);
  });
});
