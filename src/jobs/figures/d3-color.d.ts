/** What is used of the package, which has no types of its own. */
declare module "d3-color" {
  /** A colour of CSS; null where the text is none. */
  export function color(text: string): { readonly opacity: number; formatHex(): string } | null;
}
