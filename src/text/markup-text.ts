/** A text as it stands between tags of XML or HTML. */
export const betweenTags = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
