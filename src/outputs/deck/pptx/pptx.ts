import type { TopLevelSpec } from "vega-lite";
import { darkestOf, INK } from "../../../figures/theme.js";
import { TOOL } from "../../../process/version.js";
import { FONT_NAME } from "../../../render/text-width.js";
import type { Deck, PictureSlide, Slide, TextSlide, TitleSlide } from "../slides.js";
import { addChartPage } from "./chart-page.js";
import { type Box, fittingSize, heightOf } from "./fit.js";
import { colour, emptyPptx, type Pptx } from "./library.js";
import { settledDeck } from "./package.js";
import { type Places, placesOf, type SlideSize } from "./places.js";
import { addTablePage } from "./table-page.js";
import { addFitting, addText, langOf, type OpenSlide, SOFT } from "./text-box.js";

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
  for (const content of deck.slides) {
    const page = pptx.addSlide({ masterName: content.kind === "title" ? COVER : CONTENT });
    const slide = { page, places, deck };
    if (deck.banner) addText(slide, deck.banner, places.banner, BANNER);
    let leftOut: readonly string[] = [];
    if (content.kind === "title") addTitlePage(slide, content);
    else {
      addTitle(slide, content.title, places.title, [26, 14]);
      if (content.kind === "picture") addPicture(slide, content, pictures.get(content)!);
      else if (content.kind === "charts") leftOut = addChartPage(pptx, slide, content);
      else if (content.kind === "table") leftOut = addTablePage(slide, content);
      else addParagraphs(slide, content);
      const source = [content.source ?? deck.source];
      addFitting(slide, source, places.source, [11, 8], { ...SOFT, valign: "middle" });
    }
    page.addNotes([...content.notes, ...leftOut].join("\n"));
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

const BANNER = {
  fill: { color: colour(INK.warning) },
  color: "FFFFFF",
  bold: true,
  fontSize: 12,
  align: "center",
  valign: "middle",
} as const;

function addTitle(
  { page, deck }: OpenSlide,
  title: string,
  box: Box,
  sizes: readonly [number, number],
): void {
  const fontSize = fittingSize([title], box, sizes, "bold");
  page.addText(title, { placeholder: "title", fontSize, lang: langOf(deck) });
}

function addTitlePage(slide: OpenSlide, { title, subtitle, lines }: TitleSlide): void {
  const { coverTitle, coverSubtitle, coverLines, coverSource } = slide.places;
  addTitle(slide, title, coverTitle, [38, 20]);
  addFitting(slide, [subtitle], coverSubtitle, [22, 14], SOFT);
  addFitting(slide, lines, coverLines, [16, 12]);
  addText(slide, slide.deck.source, coverSource, { ...SOFT, fontSize: 14 });
}

function addPicture({ page, places }: OpenSlide, { description }: PictureSlide, png: Uint8Array): void {
  const { picture } = places;
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
function addParagraphs(slide: OpenSlide, { paragraphs }: TextSlide): void {
  const { body } = slide.places;
  const headed = paragraphs.flatMap(({ heading, text }) => [heading, text]);
  const gap = 0.14;
  const size = fittingSize(headed, { w: body.w, h: body.h - gap * paragraphs.length }, [18, 11]);
  let y = body.y;
  for (const { heading, text } of paragraphs) {
    const [above, below] = [heightOf([heading], body.w, size, "bold"), heightOf([text], body.w, size)];
    addText(slide, heading, { ...body, y, h: above }, { fontSize: size, bold: true });
    addText(slide, text, { ...body, y: y + above, h: below }, { fontSize: size });
    y += above + below + gap;
  }
}
