import type { TopLevelSpec } from "vega-lite";
import { darkestOf, INK } from "../../../figures/theme.js";
import { TOOL } from "../../../process/version.js";
import { FONT_NAME } from "../../../render/text-width.js";
import type { Deck, PictureSlide, Slide, TextSlide, TitleSlide } from "../slides.js";
import { addChartPage } from "./chart-page.js";
import { type Box, fittingSize, heightOf } from "./fit.js";
import { colour, emptyPptx, type Pptx, type PptxSlide } from "./library.js";
import { settledDeck } from "./package.js";
import { type Places, placesOf, type SlideSize } from "./places.js";
import { addTablePage } from "./table-page.js";
import { addFitting, addText, langOf, SOFT } from "./text-box.js";

/** Draws a figure as PNG. */
type DrawPicture = (spec: TopLevelSpec) => Promise<Uint8Array>;

/** Names of the two masters: PowerPoint shows a slide's title in its outline where it stands in a placeholder. */
const COVER = "COVER";
const CONTENT = "CONTENT";

/** The library's names of the shapes. */
const LAYOUTS: Readonly<Record<SlideSize, string>> = { "16:9": "LAYOUT_WIDE", "4:3": "LAYOUT_4x3" };

/** A deck as a PowerPoint file. */
export async function pptxOf(deck: Deck, draw: DrawPicture): Promise<Uint8Array> {
  const pptx = emptyPptx();
  pptx.layout = LAYOUTS[deck.size];
  pptx.title = deck.title;
  pptx.subject = deck.source;
  pptx.author = TOOL.name;
  pptx.company = "";
  pptx.theme = { headFontFace: FONT_NAME, bodyFontFace: FONT_NAME };
  const places = placesOf(deck.size);
  defineMasters(pptx, places);
  const pictures = new Map<Slide, Uint8Array>();
  for (const slide of deck.slides) {
    if (slide.kind === "picture") pictures.set(slide, await draw(slide.spec));
  }
  // From here to the writing nothing is awaited: the library numbers the charts of the whole process.
  for (const slide of deck.slides) {
    const page = pptx.addSlide({ masterName: slide.kind === "title" ? COVER : CONTENT });
    if (deck.banner) addText(page, deck.banner, places.banner, BANNER, deck);
    let leftOut: readonly string[] = [];
    if (slide.kind === "title") addTitlePage(page, slide, deck, places);
    else {
      addTitle(page, slide.title, places.title, [26, 14], deck);
      if (slide.kind === "picture") addPicture(page, slide, pictures.get(slide)!, places);
      else if (slide.kind === "charts") leftOut = addChartPage(pptx, page, slide, deck, places);
      else if (slide.kind === "table") leftOut = addTablePage(page, slide, deck, places);
      else addParagraphs(page, slide, deck, places);
      const source = [slide.source ?? deck.source];
      addFitting(page, source, places.source, [11, 8], deck, { ...SOFT, valign: "middle" });
    }
    page.addNotes([...slide.notes, ...leftOut].join("\n"));
  }
  return settledDeck((await pptx.write({ outputType: "nodebuffer" })) as Uint8Array);
}

function defineMasters(pptx: Pptx, { title: titlePlace, coverTitle, number }: Places): void {
  const title = (box: Box, valign: "middle" | "bottom") =>
    ({
      placeholder: {
        options: {
          name: "title",
          type: "title",
          ...box,
          margin: 0,
          valign,
          align: "left",
          fontFace: FONT_NAME,
          bold: true,
          color: colour(INK.text),
        },
        text: "",
      },
    }) as const;
  pptx.defineSlideMaster({
    title: COVER,
    objects: [
      title(coverTitle, "bottom"),
      { rect: { ...coverTitle, y: 2.92, w: 1.4, h: 0.05, fill: { color: colour(darkestOf("male")) } } },
    ],
  });
  pptx.defineSlideMaster({
    title: CONTENT,
    objects: [title(titlePlace, "middle")],
    slideNumber: {
      ...number,
      align: "right",
      fontFace: FONT_NAME,
      fontSize: 11,
      ...SOFT,
    },
  });
}

/** A warning on every slide. */
const BANNER = {
  fill: { color: colour(INK.warning) },
  color: "FFFFFF",
  bold: true,
  fontSize: 12,
  align: "center",
  valign: "middle",
} as const;

function addTitle(
  page: PptxSlide,
  title: string,
  box: Box,
  sizes: readonly [number, number],
  deck: Deck,
): void {
  const fontSize = fittingSize([title], box, sizes, "bold");
  page.addText(title, { placeholder: "title", fontSize, lang: langOf(deck) });
}

function addTitlePage(
  page: PptxSlide,
  { title, subtitle, lines }: TitleSlide,
  deck: Deck,
  { coverTitle, coverSubtitle, coverLines, coverSource }: Places,
): void {
  addTitle(page, title, coverTitle, [38, 20], deck);
  addFitting(page, [subtitle], coverSubtitle, [22, 14], deck, SOFT);
  addFitting(page, lines, coverLines, [16, 12], deck);
  addText(page, deck.source, coverSource, { ...SOFT, fontSize: 14 }, deck);
}

function addPicture(
  page: PptxSlide,
  { description }: PictureSlide,
  png: Uint8Array,
  { picture }: Places,
): void {
  const bytes = Buffer.from(png);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const scale = Math.min(picture.w / width, picture.h / height);
  const [w, h] = [width * scale, height * scale];
  page.addImage({
    data: `image/png;base64,${bytes.toString("base64")}`,
    x: picture.x + (picture.w - w) / 2,
    y: picture.y,
    w,
    h,
    altText: description,
  });
}

/** Paragraphs under headings, spread over the page. */
function addParagraphs(page: PptxSlide, { paragraphs }: TextSlide, deck: Deck, { body }: Places): void {
  const headed = paragraphs.flatMap(({ heading, text }) => [heading, text]);
  const gap = 0.14;
  const size = fittingSize(headed, { w: body.w, h: body.h - gap * paragraphs.length }, [18, 11]);
  let y = body.y;
  for (const { heading, text } of paragraphs) {
    const [above, below] = [heightOf([heading], body.w, size, "bold"), heightOf([text], body.w, size)];
    addText(page, heading, { ...body, y, h: above }, { fontSize: size, bold: true }, deck);
    addText(page, text, { ...body, y: y + above, h: below }, { fontSize: size }, deck);
    y += above + below + gap;
  }
}
