import type { IncomingHttpHeaders } from "node:http";
import { EnvHttpProxyAgent, request } from "undici";
import { Failure } from "../text/failure.js";
import { FetchProblem, FetchStopped } from "./problem.js";

// The only module of the program that reaches the network.

/** A server's answer whose body has not been read yet. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Throws FetchProblem where the connection breaks off or stalls. */
  body(): AsyncGenerator<Buffer>;
  /** Lets go of a body that nobody wants. */
  discard(): Promise<void>;
}

export interface HttpClient {
  /** @throws FetchProblem where there is no answer, FetchStopped where the signal says so */
  get(url: string, headers: Readonly<Record<string, string>>): Promise<Answer>;
  close(): Promise<void>;
}

export interface HttpSettings {
  /** Longest wait for the connection and the head of the answer, ms. */
  readonly answerMs: number;
  /** Longest pause within a body, ms. */
  readonly stallMs: number;
  readonly signal?: AbortSignal | undefined;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * A client that goes through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name, if any.
 *
 * @throws FetchProblem where the address of the proxy cannot be used
 */
export function httpClient(settings: HttpSettings): HttpClient {
  const agent = proxyAgent();
  const ask = (url: string, headers: Readonly<Record<string, string>>) =>
    answerOf(url, headers, agent, settings);
  return {
    async get(start, headers) {
      let url = start;
      for (let redirects = 0; ; redirects++) {
        const answer = await ask(url, headers);
        const { location } = answer.headers;
        if (!REDIRECTS.has(answer.status) || location === undefined) return answer;
        await answer.discard();
        if (redirects === MAX_REDIRECTS) {
          throw new FetchProblem({
            ja: `転送が ${MAX_REDIRECTS} 回を超えて続きます（${location}）`,
            en: `more than ${MAX_REDIRECTS} redirects (on to ${location})`,
          });
        }
        url = redirected(url, location);
      }
    },
    close: () => agent.destroy(),
  };
}

function proxyAgent(): EnvHttpProxyAgent {
  try {
    // A tunnel for https only, as curl does: many proxies refuse CONNECT to other ports.
    return new EnvHttpProxyAgent({ proxyTunnel: false });
  } catch {
    throw new Failure({
      ja: "環境変数 HTTPS_PROXY か HTTP_PROXY がプロキシのアドレスではありません。http://proxy.example:8080 のように書いてください。",
      en: "HTTPS_PROXY or HTTP_PROXY in the environment is not the address of a proxy. Write it as http://proxy.example:8080.",
    });
  }
}

async function answerOf(
  url: string,
  headers: Readonly<Record<string, string>>,
  dispatcher: EnvHttpProxyAgent,
  { answerMs, stallMs, signal }: HttpSettings,
): Promise<Answer> {
  // Undici's own limits leave out a proxy that takes the connection and says nothing.
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new FetchProblem(...silence(answerMs))), answerMs);
  const stop = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
  const problem = (error: unknown) => {
    if (signal?.aborted) return new FetchStopped();
    return late.signal.aborted ? (late.signal.reason as FetchProblem) : connectionProblem(error);
  };
  try {
    const {
      statusCode,
      headers: answered,
      body,
    } = await request(url, {
      dispatcher,
      headers,
      signal: stop,
      headersTimeout: 0,
      bodyTimeout: stallMs,
    });
    return {
      status: statusCode,
      headers: answered,
      async *body() {
        try {
          for await (const piece of body) yield piece as Buffer;
        } catch (error) {
          throw problem(error);
        }
      },
      discard: () => body.dump().catch(() => {}),
    };
  } catch (error) {
    throw problem(error);
  } finally {
    clearTimeout(timer);
  }
}

function redirected(from: string, location: string): string {
  const url = URL.canParse(location, from) ? new URL(location, from) : null;
  const secure = from.startsWith("https:");
  if (url && (url.protocol === "https:" || (url.protocol === "http:" && !secure))) return url.href;
  throw new FetchProblem({
    ja: `安全でない、または不正な転送先です（${location}）`,
    en: `a redirect that is not safe, or no address at all (${location})`,
  });
}

function silence(ms: number): ConstructorParameters<typeof FetchProblem> {
  return [
    { ja: `${ms / 1000} 秒待っても応答がありません`, en: `no answer within ${ms / 1000} seconds` },
    { again: true, answered: false },
  ];
}

const CERTIFICATE = /^(ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

function connectionProblem(error: unknown): FetchProblem {
  const { code = "", message } = error as NodeJS.ErrnoException;
  if (code === "UND_ERR_BODY_TIMEOUT") {
    return new FetchProblem(
      { ja: "データが途中で届かなくなりました", en: "the data stopped coming" },
      { again: true },
    );
  }
  if (code === "UND_ERR_SOCKET" || code === "ECONNRESET" || code === "EPIPE") {
    return new FetchProblem(
      { ja: "接続が途中で切れました", en: "the connection broke off" },
      { again: true, answered: false },
    );
  }
  if (CERTIFICATE.test(code)) {
    return new FetchProblem(
      {
        ja: `証明書を確かめられません（${code}）。組織のプロキシを通るときは、その証明書を環境変数 NODE_EXTRA_CA_CERTS で指定してください`,
        en: `the certificate cannot be verified (${code}). Behind a proxy of your organization, name its certificate in NODE_EXTRA_CA_CERTS`,
      },
      { answered: false },
    );
  }
  const proxy = /Proxy response \((\d+)\)|Proxy Authentication Required \((407)\)/.exec(message);
  if (proxy) {
    const status = proxy[1] ?? proxy[2];
    return new FetchProblem(
      { ja: `プロキシが接続を断りました（${status}）`, en: `the proxy refused to connect (${status})` },
      { again: status !== "407" && status !== "403", answered: false },
    );
  }
  return new FetchProblem(
    { ja: `接続できません（${code || message}）`, en: `no connection (${code || message})` },
    { again: true, answered: false },
  );
}
