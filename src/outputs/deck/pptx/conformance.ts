import { strFromU8, strToU8 } from "fflate";

// pptxgenjs 4.0.1 writes packages that ISO/IEC 29500 does not allow and that PowerPoint offers to repair (its issues
// 1443, 1444, 1449, 1534). Each fault is mended where the finished package has it; a version without it passes as it is.

type Parts = Record<string, Uint8Array>;

const CONTENT_TYPES = "[Content_Types].xml";
const NOTES_MASTER = "ppt/notesMasters/_rels/notesMaster1.xml.rels";
const THEME = "ppt/theme/theme1.xml";
const NOTES_THEME = "ppt/theme/theme2.xml";

/** Changes the parts of a deck in place, so that they conform to the standard. */
export function conform(parts: Parts): void {
  const edit = (name: string, change: (xml: string) => string) => {
    if (parts[name]) parts[name] = strToU8(change(strFromU8(parts[name])));
  };
  // A theme belongs to one master (part 1, 14.2.7): the notes master gets a copy of its own.
  const theme = parts[THEME];
  if (theme && parts[NOTES_MASTER] && !parts[NOTES_THEME]) {
    parts[NOTES_THEME] = theme;
    edit(NOTES_MASTER, (xml) => xml.replace("theme/theme1.xml", "theme/theme2.xml"));
    edit(CONTENT_TYPES, (xml) =>
      xml.replace(/<Override PartName="\/ppt\/theme\/theme1\.xml"[^>]*>/, (override) =>
        [override, override.replace("theme1", "theme2")].join(""),
      ),
    );
  }
  edit(CONTENT_TYPES, (xml) => withoutAbsentParts(xml, parts));
  edit("ppt/presentation.xml", notesMasterFirst);
  for (const name of Object.keys(parts)) {
    if (/^ppt\/charts\/chart\d+\.xml$/.test(name))
      edit(name, (xml) => withKnownAxes(pointsBeforeLabels(xml)));
  }
}

/** The library writes one slide master, but names the content type of one for each slide. */
function withoutAbsentParts(xml: string, parts: Parts): string {
  return xml.replace(/<Override PartName="\/([^"]+)"[^>]*>/g, (override, name: string) =>
    parts[name] ? override : "",
  );
}

/** The schema has p:notesMasterIdLst before p:sldIdLst (part 1, 19.2.1.26). */
function notesMasterFirst(xml: string): string {
  return xml.replace(
    /(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s,
    "$2$1",
  );
}

/** The schema has the points of a series, c:dPt, before their labels, c:dLbls (part 1, 21.2.2.170). */
function pointsBeforeLabels(xml: string): string {
  return xml.replace(/(<c:dLbls>(?:(?!<\/c:ser>).)*?<\/c:dLbls>)\s*((?:<c:dPt>.*?<\/c:dPt>\s*)+)/gs, "$2$1");
}

/** A chart of two axes names two (part 1, 21.2.2.16); the third stands for a depth that it does not have. */
function withKnownAxes(xml: string): string {
  const axes = new Set(
    [...xml.matchAll(/<c:(?:cat|val|date|ser)Ax>\s*<c:axId val="(\d+)"\/>/g)].map(([, id]) => id),
  );
  return xml.replace(/<c:axId val="(\d+)"\/>/g, (reference, id: string) => (axes.has(id) ? reference : ""));
}
