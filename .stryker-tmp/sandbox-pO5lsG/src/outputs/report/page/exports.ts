// @ts-nocheck
import { element } from "./element.js";

/** Hands a file to the reader of the page. */
export function save(name: string, content: Blob): void {
  const link = element("a", { href: URL.createObjectURL(content), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // The download has to have begun before its content may go.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

export async function copyPicture(picture: Blob): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })]);
}
