// @ts-nocheck
import type { TopLevelSpec } from "vega-lite";
import { darkestOf, INK } from "../../figures/theme.js";
import { TOOL } from "../../process/version.js";
import { FONT_NAME } from "../../render/text-width.js";
import { addChartPage } from "./chart-page.js";
import { type Box, fittingSize, heightOf } from "./fit.js";
import { colour, emptyPptx, type Pptx, type PptxSlide } from "./library.js";
import { settledDeck } from "./package.js";
import {
  BANNER,
  BODY,
  COVER_LINES,
  COVER_SOURCE,
  COVER_SUBTITLE,
  COVER_TITLE,
  LEFT,
  PAGE,
  PICTURE,
  SOURCE,
  TITLE,
} from "./places.js";
import type { Deck, PictureSlide, Slide, TextSlide, TitleSlide } from "./slides.js";
import { addText, langOf, SOFT } from "./text-box.js";

/** Draws a figure as PNG. */
type DrawPicture = (spec: TopLevelSpec) => Promise<Uint8Array>;

/** Names of the two masters: PowerPoint shows a slide's title in its outline where it stands in a placeholder. */
const COVER = "COVER";
const CONTENT = "CONTENT";

/** A deck as a PowerPoint file. */
export async function pptxOf(deck: Deck, draw: DrawPicture): Promise<Uint8Array> {
  const pptx = emptyPptx();
  pptx.layout = "LAYOUT_WIDE";
  pptx.title = deck.title;
  pptx.subject = deck.source;
  pptx.author = TOOL.name;
  pptx.company = "";
  pptx.theme = { headFontFace: FONT_NAME, bodyFontFace: FONT_NAME };
  defineMasters(pptx);
  const pictures = new Map<Slide, Uint8Array>();
  for (const slide of deck.slides) {
    if (slide.kind === "picture") pictures.set(slide, await draw(slide.spec));
  }
  // From here to the writing nothing is awaited: the library numbers the charts of the whole process.
  for (const slide of deck.slides) {
    const page = pptx.addSlide({ masterName: slide.kind === "title" ? COVER : CONTENT });
    if (deck.banner) addBanner(page, deck.banner, deck);
    if (slide.kind === "title") addTitlePage(page, slide, deck);
    else {
      addTitle(page, slide, deck);
      if (slide.kind === "picture") addPicture(page, slide, pictures.get(slide)!);
      else if (slide.kind === "charts") addChartPage(pptx, page, slide, deck);
      else addParagraphs(page, slide, deck);
      addText(page, deck.source, SOURCE, { ...SOFT, fontSize: 11, valign: "middle" }, deck);
    }
    page.addNotes(slide.notes.join("\n"));
  }
  return settledDeck((await pptx.write({ outputType: "nodebuffer" })) as Uint8Array);
}

function defineMasters(pptx: Pptx): void {
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
      title(COVER_TITLE, "bottom"),
      { rect: { ...COVER_TITLE, y: 2.92, w: 1.4, h: 0.05, fill: { color: colour(darkestOf("male")) } } },
    ],
  });
  pptx.defineSlideMaster({
    title: CONTENT,
    objects: [title(TITLE, "middle")],
    slideNumber: {
      x: PAGE.w - LEFT - 0.8,
      y: SOURCE.y,
      w: 0.8,
      h: SOURCE.h,
      align: "right",
      fontFace: FONT_NAME,
      fontSize: 11,
      ...SOFT,
    },
  });
}

function addBanner(page: PptxSlide, text: string, deck: Deck): void {
  addText(
    page,
    text,
    BANNER,
    {
      fill: { color: colour(INK.warning) },
      color: "FFFFFF",
      bold: true,
      fontSize: 12,
      align: "center",
      valign: "middle",
    },
    deck,
  );
}

function addTitle(page: PptxSlide, { title }: Slide, deck: Deck): void {
  page.addText(title, {
    placeholder: "title",
    fontSize: fittingSize([title], TITLE, [26, 14], "bold"),
    lang: langOf(deck),
  });
}

function addTitlePage(page: PptxSlide, { title, subtitle, lines }: TitleSlide, deck: Deck): void {
  page.addText(title, {
    placeholder: "title",
    fontSize: fittingSize([title], COVER_TITLE, [38, 20], "bold"),
    lang: langOf(deck),
  });
  const size = fittingSize([subtitle], COVER_SUBTITLE, [22, 14]);
  addText(page, subtitle, COVER_SUBTITLE, { ...SOFT, fontSize: size }, deck);
  addLines(page, lines, COVER_LINES, [16, 12], deck);
  addText(page, deck.source, COVER_SOURCE, { ...SOFT, fontSize: 14 }, deck);
}

/** Paragraphs at the largest size at which they fit. */
function addLines(
  page: PptxSlide,
  lines: readonly string[],
  box: Box,
  sizes: readonly [number, number],
  deck: Deck,
): void {
  addText(page, lines.join("\n"), box, { fontSize: fittingSize(lines, box, sizes) }, deck);
}

function addPicture(page: PptxSlide, { description }: PictureSlide, png: Uint8Array): void {
  const bytes = Buffer.from(png);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const scale = Math.min(PICTURE.w / width, PICTURE.h / height);
  const [w, h] = [width * scale, height * scale];
  page.addImage({
    data: `image/png;base64,${bytes.toString("base64")}`,
    x: PICTURE.x + (PICTURE.w - w) / 2,
    y: PICTURE.y,
    w,
    h,
    altText: description,
  });
}

/** Paragraphs under headings, spread over the page. */
function addParagraphs(page: PptxSlide, { paragraphs }: TextSlide, deck: Deck): void {
  const headed = paragraphs.flatMap(({ heading, text }) => [heading, text]);
  const gap = 0.14;
  const size = fittingSize(headed, { w: BODY.w, h: BODY.h - gap * paragraphs.length }, [18, 11]);
  let y = BODY.y;
  for (const { heading, text } of paragraphs) {
    const [above, below] = [heightOf([heading], BODY.w, size, "bold"), heightOf([text], BODY.w, size)];
    addText(page, heading, { ...BODY, y, h: above }, { fontSize: size, bold: true }, deck);
    addText(page, text, { ...BODY, y: y + above, h: below }, { fontSize: size }, deck);
    y += above + below + gap;
  }
}
