import type { Told } from "../../text/told.js";

/**
 * What sort of thing a file or sheet is that is not read: nothing of the checkups ("other"), an output of our own ("own"),
 * a form that we do not read and that may well hold a table ("unread"), or something of the checkups that is not computed
 * or does not say what it is ("checkup").
 */
export type AsideKind = "other" | "own" | "unread" | "checkup";

/** Why something is not read. */
export interface AsideReason<Reason extends Told = Told> {
  readonly kind: AsideKind;
  readonly reason: Reason;
}
