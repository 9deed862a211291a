/** U+2212: a hyphen is too short beside figures, and is read aloud as a dash. */
export const MINUS = "−";

/** A difference as the figures print it: a whole number with its sign; what rounds to 0 is "0", never "+0" or "−0". */
export function signedWhole(difference: number): string {
  const whole = Math.round(Math.abs(difference));
  if (whole === 0) return "0";
  return `${difference < 0 ? MINUS : "+"}${whole}`;
}

/** With one decimal, as far as it has fewer than three figures before it: what rounds to 0 is "0.0". */
export function signedTenth(difference: number): string {
  const tenths = Math.round(Math.abs(difference) * 10);
  if (tenths === 0) return "0.0";
  if (tenths >= 1000) return signedWhole(difference);
  return `${difference < 0 ? MINUS : "+"}${(tenths / 10).toFixed(1)}`;
}
