// Preloaded with `node --import`: while NO_SOCKETS names a file, whatever opens a connection, asks for a name or listens fails,
// and is noted there. So a program can be shown to ask nothing of the network. It does not wait either before it tries again
// what failed.
import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import timers from "node:timers/promises";
import tls from "node:tls";

const isClosed = () => process.env.NO_SOCKETS !== undefined;

/** Puts a function in the place of one that reaches the network, which is as it was while that is open. */
function guard(where, name, holder) {
  const open = holder[name];
  holder[name] = function (...words) {
    if (!isClosed()) return new.target ? new open(...words) : open.apply(this, words);
    const what = `${where}.${name}`;
    appendFileSync(process.env.NO_SOCKETS, `${what} ${JSON.stringify(words[0]) ?? ""}\n`);
    throw new Error(`the network is closed: ${what}`);
  };
}

guard("net.Socket", "connect", net.Socket.prototype);
guard("net.Server", "listen", net.Server.prototype);
for (const name of ["connect", "createConnection"]) guard("net", name, net);
guard("tls", "connect", tls);
guard("dgram", "createSocket", dgram);
guard("http2", "connect", http2);
for (const [where, module] of Object.entries({ http, https }))
  for (const name of ["request", "get"]) guard(where, name, module);
for (const [where, functions] of [
  ["dns", dns],
  ["dns.promises", dns.promises],
])
  for (const name of Object.keys(functions))
    if (/^(lookup|resolve|reverse)/.test(name)) guard(where, name, functions);
for (const name of ["fetch", "WebSocket"]) guard("globalThis", name, globalThis);
const { setTimeout } = timers;
timers.setTimeout = (ms, ...rest) => setTimeout(isClosed() ? 0 : ms, ...rest);
syncBuiltinESMExports();
