import { element } from "./element.js";
import type { CopiedTable } from "./table/copied-table.js";

/** Hands a file to the reader of the page. */
export function save(name: string, content: Blob): void {
  const link = element("a", { href: URL.createObjectURL(content), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // The download has to have begun before its content may go.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * As HTML too, which Excel prefers. The newer interface of the clipboard would take from it that codes are text.
 *
 * @throws Error where the browser does not allow it
 */
export async function copyTable({ text, html }: CopiedTable): Promise<void> {
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.clipboardData?.setData("text/html", html);
    event.preventDefault();
  };
  document.addEventListener("copy", give, { once: true });
  if (!document.execCommand("copy")) throw new Error("nothing was copied");
}
