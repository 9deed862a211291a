// Preloaded with `node --import`: whatever opens a connection, asks for a name or listens fails, and is noted in the file
// that NO_SOCKETS names. So a program can be shown to ask nothing of the network. It does not wait either before it tries
// again what failed.
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

function refuse(what) {
  return (...words) => {
    appendFileSync(process.env.NO_SOCKETS, `${what} ${JSON.stringify(words[0]) ?? ""}\n`);
    throw new Error(`the network is closed: ${what}`);
  };
}

net.Socket.prototype.connect = refuse("net.Socket.connect");
net.Server.prototype.listen = refuse("net.Server.listen");
for (const name of ["connect", "createConnection"]) net[name] = refuse(`net.${name}`);
tls.connect = refuse("tls.connect");
dgram.createSocket = refuse("dgram.createSocket");
http2.connect = refuse("http2.connect");
for (const [name, module] of Object.entries({ http, https }))
  for (const call of ["request", "get"]) module[call] = refuse(`${name}.${call}`);
for (const [where, functions] of [
  ["dns", dns],
  ["dns.promises", dns.promises],
])
  for (const name of Object.keys(functions))
    if (/^(lookup|resolve|reverse)/.test(name)) functions[name] = refuse(`${where}.${name}`);
globalThis.fetch = refuse("fetch");
globalThis.WebSocket = refuse("WebSocket");
const { setTimeout } = timers;
timers.setTimeout = (_ms, ...rest) => setTimeout(0, ...rest);
syncBuiltinESMExports();
