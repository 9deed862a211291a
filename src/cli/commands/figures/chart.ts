import { isRate } from "../../../figures/chart/measure.js";
import { isTrendKind, KINDS_OF_AREAS, KINDS_WITH_RATES, MAPS } from "../../../figures/kinds.js";
import { type FigureFormat, figureDrawer } from "../../../jobs/figures/draw.js";
import { lookOf } from "../../../jobs/figures/look.js";
import { readTheme } from "../../../jobs/figures/theme.js";
import { yearFigures } from "../../../jobs/figures/year-figures.js";
import { misuse } from "../../../text/failure.js";
import type { PathsCommand } from "../../declared/declared-command.js";
import { checkedOptions } from "../../options/check.js";
import { CHART } from "../../options/of-figures.js";
import type { Values } from "../../options/option.js";
import { inputRequest, ratioChoice } from "../../options/requests.js";
import { formatOfName, writeEach } from "../../out-name.js";
import { refuseBinaryOnTerminal } from "../../output-format.js";

/** `ndb-ratio chart`: figures of one kind, from official tables or from a result or counts. */
export const chart: PathsCommand<typeof CHART> = async (paths, written, effects) => {
  const options = checkedOptions(CHART, written);
  const { kind, out, scale, baseRelease, areaChanges, pool, level, colour, measure } = options;
  const format = formatOf(options);
  refuseFontOf(format, options);
  refuseBinaryOnTerminal(format, out, effects);
  refuseForKind(options);
  const theme = options.theme === undefined ? undefined : readTheme(options.theme);
  const look = lookOf({ ...options, theme });
  const request = inputRequest(paths, options);
  const ratios = ratioChoice({ ...options, level: undefined });
  const years = { baseRelease, areaChanges, pool };
  const choice = { ratios, scale, ...years, level, colouring: colour, measure, language: options.lang, look };
  if (isTrendKind(kind) && pool !== undefined) {
    throw misuse({
      ja: `${kind} は年度を 1 つずつ示す図なので、--pool は使えません（--release 7-9 を指定してください）。`,
      en: `${kind} shows the years one by one; --pool does not go with it (give --release 7-9).`,
    });
  }
  const figures = isTrendKind(kind)
    ? await (await import("../../../jobs/figures/trend-figures.js")).trendFigures(
        request,
        choice,
        kind,
        effects,
      )
    : await yearFigures(request, choice, kind, effects);
  if (typeof look.title === "string" && figures.length > 1) {
    throw misuse({
      ja: `図が ${figures.length} 枚になり、同じ題では区別できません。--title は 1 枚の図に使います。`,
      en: `this makes ${figures.length} figures, which one title would not tell apart. --title is for a single figure.`,
    });
  }
  if (look.hasNotes === false) effects.say(CREDIT_IS_GONE);
  const draw = figureDrawer();
  const files = figures.map(({ path, spec }) => ({
    name: `${path}.${ENDINGS[format]}`,
    make: () => draw(spec(), format, options),
  }));
  const many = {
    ja: `図が ${figures.length} 枚になります。--item と --prefecture で 1 枚に絞るか、--out フォルダー を指定してください。`,
    en: `this makes ${figures.length} figures. Narrow it to one with --item and --prefecture, or give a folder with --out.`,
  };
  await writeEach(files, out, many, effects);
};

const CREDIT_IS_GONE = {
  ja: "図に注記と出典はありません。図を載せる文書に、NDBオープンデータ（厚生労働省）を加工して作成したことを書いてください。",
  en: "the figure has no notes and no credit. Say where it is printed that it was made by processing the NDB Open Data (Ministry of Health, Labour and Welfare, Japan).",
};

/** Endings of files in a folder, by format. */
const ENDINGS: Readonly<Record<FigureFormat, string>> = {
  svg: "svg",
  png: "png",
  pdf: "pdf",
  "vega-lite": "vl.json",
  vega: "vg.json",
};

const FORMAT_OF_ENDING: Readonly<Record<string, FigureFormat>> = {
  ...Object.fromEntries(Object.entries(ENDINGS).map(([format, ending]) => [ending, format as FigureFormat])),
  json: "vega-lite",
};

/** The format asked for, else the one that the file's name says. */
function formatOf({ format, out }: Values<typeof CHART>): FigureFormat {
  const named = formatOfName(out, FORMAT_OF_ENDING);
  const asked = format ?? named ?? "svg";
  const isNamedSo =
    named === undefined || named === asked || (asked === "vega" && /\.json$/i.test(out ?? ""));
  if (isNamedSo) return asked;
  throw misuse({
    ja: `--format ${asked} と --out「${out}」が合いません（.${ENDINGS[asked]} か、--format ${named}）。`,
    en: `--format ${asked} and --out "${out}" do not agree (give .${ENDINGS[asked]}, or --format ${named}).`,
  });
}

/** Refuses a font where the program's own is drawn: it would be passed over unseen. */
function refuseFontOf(format: FigureFormat, { font, outline }: Values<typeof CHART>): void {
  if (outline && format !== "svg") {
    throw misuse({
      ja: "--outline は svg で使えます（pdf の文字はいつも図形です）。",
      en: "--outline goes with svg (the texts of a pdf are always paths).",
    });
  }
  const what = outline ? "--outline" : format;
  if (font === undefined || !["png", "pdf", "--outline"].includes(what)) return;
  throw misuse({
    ja: `${what} は内蔵の BIZ UDPゴシックで描きます。--font は svg、vega-lite、vega で使えます。`,
    en: `${what} is drawn with the built-in BIZ UDPGothic; --font goes with svg, vega-lite and vega.`,
  });
}

/** Refuses options that a kind does not have: the figure would show something else than what was asked for. */
function refuseForKind({ kind, level, colour, measure, area }: Values<typeof CHART>): void {
  const ofMaps = level !== undefined ? "--level" : colour !== undefined ? "--colour" : undefined;
  if (ofMaps !== undefined && !MAPS.includes(kind)) {
    throw misuse({
      ja: `${ofMaps} は地図（--kind ${MAPS.join("、")}）で使います。`,
      en: `${ofMaps} goes with maps (--kind ${MAPS.join(", ")}).`,
    });
  }
  if (isRate(measure) && !KINDS_WITH_RATES.includes(kind)) {
    throw misuse({
      ja: `--measure ${measure} は --kind ${KINDS_WITH_RATES.join("、")} で使います。`,
      en: `--measure ${measure} goes with --kind ${KINDS_WITH_RATES.join(", ")}.`,
    });
  }
  // With other kinds every prefecture would be drawn.
  if (area !== undefined && !KINDS_OF_AREAS.includes(kind)) {
    throw misuse({
      ja: `--area は --kind ${KINDS_OF_AREAS.join("、")} で使います。${kind} では --prefecture で都道府県を選んでください。`,
      en: `--area goes with --kind ${KINDS_OF_AREAS.join(", ")}. For ${kind} choose the prefecture with --prefecture.`,
    });
  }
}
