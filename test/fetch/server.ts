import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";

export type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine that answers as a test tells it to, and remembers what it was asked. */
export interface TestServer {
  readonly url: string;
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingMessage["headers"];
  }[];
  /** Requests of one path, first to last. */
  of(path: string): TestServer["requests"];
}

/**
 * @param answers by path, a list being used up from its front, the last for good; other paths are 404 pages
 */
export async function serve(
  answers: Readonly<Record<string, Answerer | readonly Answerer[]>>,
): Promise<TestServer> {
  const requests: { method: string; path: string; headers: IncomingMessage["headers"] }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const before = requests.filter((earlier) => earlier.path === path).length;
    requests.push({ method: request.method ?? "", path, headers: request.headers });
    const found = answers[path] ?? missing;
    const list = typeof found === "function" ? [found] : found;
    list[Math.min(before, list.length - 1)]?.(request, response);
  });
  const url = await listen(server);
  return { url, requests, of: (path) => requests.filter((request) => request.path === path) };
}

/** Starts a server on a free port of this machine and ends it, with all connections, when the test ends. */
export async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A port of this machine where nobody answers. */
export async function silentPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export const ETAG = '"version-1"';

export interface FileOptions {
  /** null for a server that does not name versions. */
  readonly etag?: string | null;
  readonly lastModified?: string;
  readonly ranges?: boolean;
  /** Sends ranges even of another version than the one asked for. */
  readonly ignoreIfRange?: boolean;
}

/** A file as a web server serves it: versions, ranges, 304. */
export function file(bytes: Buffer, options: FileOptions = {}): Answerer {
  return (request, response) => {
    const { range, "if-none-match": known, "if-modified-since": since } = request.headers;
    version(response, options);
    const { etag = ETAG, lastModified } = options;
    if ((known !== undefined && known === etag) || (since !== undefined && since === lastModified)) {
      response.writeHead(304).end();
      return;
    }
    const from = rangeStart(request, options);
    if (range === undefined || from === null) {
      response.writeHead(200, { "content-length": bytes.length }).end(bytes);
    } else if (from >= bytes.length) {
      response.writeHead(416, { "content-range": `bytes */${bytes.length}` }).end();
    } else {
      response
        .writeHead(206, {
          "content-length": bytes.length - from,
          "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
        })
        .end(bytes.subarray(from));
    }
  };
}

/** The beginning of a file, and then the connection breaks (or, `hang`, stays open without a word). */
export function cut(bytes: Buffer, at: number, options: FileOptions & { hang?: boolean } = {}): Answerer {
  return (_request, response) => {
    version(response, options);
    response.writeHead(200, { "content-length": bytes.length });
    response.write(bytes.subarray(0, at), () => {
      if (!options.hang) response.socket?.destroy();
    });
  };
}

/** A file in small pieces with pauses between them. */
export function slow(bytes: Buffer, pieces: number, pauseMs: number): Answerer {
  return async (_request, response) => {
    version(response, {});
    response.writeHead(200, { "content-length": bytes.length });
    const size = Math.ceil(bytes.length / pieces);
    for (let at = 0; at < bytes.length && !response.destroyed; at += size) {
      response.write(bytes.subarray(at, at + size));
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    response.end();
  };
}

export function status(
  code: number,
  headers: Record<string, string> = {},
  body: string | Buffer = "",
): Answerer {
  return (_request, response) => void response.writeHead(code, headers).end(body);
}

export function redirect(to: string): Answerer {
  return status(302, { location: to });
}

const PAGE = "<!DOCTYPE html><html><head><title>お探しのページは見つかりません</title></head></html>";

export function page(code = 200): Answerer {
  return status(code, { "content-type": "text/html; charset=utf-8" }, PAGE);
}

const missing = page(404);

function version(response: ServerResponse, { etag = ETAG, lastModified }: FileOptions): void {
  if (etag !== null) response.setHeader("etag", etag);
  if (lastModified) response.setHeader("last-modified", lastModified);
}

function rangeStart(request: IncomingMessage, options: FileOptions): number | null {
  const { etag = ETAG, lastModified, ranges = true, ignoreIfRange = false } = options;
  const condition = request.headers["if-range"];
  const start = /^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1];
  if (!ranges || start === undefined) return null;
  return ignoreIfRange || condition === etag || condition === lastModified ? Number(start) : null;
}
