// @ts-nocheck
import type { IncomingHttpHeaders } from "node:http";

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** Waits of 1, 2, 4 … seconds, never more than 30. */
export function backoffMs(failures: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
}

/**
 * Seconds of a Retry-After header, null without one. A date is measured against the server's own clock (Date), since
 * ours may be wrong.
 */
export function retryAfterSeconds(headers: IncomingHttpHeaders): number | null {
  const value = headers["retry-after"];
  if (value === undefined) return null;
  if (/^\d+$/.test(value)) return Number(value);
  const wait = (Date.parse(value) - Date.parse(headers.date ?? "")) / 1000;
  return Number.isNaN(wait) ? null : Math.max(0, Math.ceil(wait));
}
