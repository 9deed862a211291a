// @ts-nocheck
import { join } from "node:path";
import { isTrendKind } from "../../figures/kinds.js";
import { type FigureFormat, figureDrawer } from "../../jobs/figures/draw.js";
import { yearFigures } from "../../jobs/figures/year-figures.js";
import { breathe } from "../../process/breathe.js";
import type { Effects } from "../../process/effects.js";
import { Failure } from "../../text/failure.js";
import { CHART } from "../options/by-command.js";
import { checkedOptions } from "../options/check.js";
import type { Written } from "../options/option.js";
import { inputRequest, ratioChoice } from "../options/requests.js";

/** `ndb-ratio chart`: figures of one kind, from official tables or from a result or counts. */
export async function chart(
  paths: readonly string[],
  written: Written<typeof CHART>,
  effects: Effects,
): Promise<void> {
  const options = checkedOptions(CHART, written);
  const { kind, out, scale, baseRelease, areaChanges, lang: language } = options;
  const format = options.format ?? (out?.toLowerCase().endsWith(".png") ? "png" : "svg");
  const request = inputRequest(paths, options);
  const choice = { ratios: ratioChoice(options), scale, baseRelease, areaChanges, language };
  const figures = isTrendKind(kind)
    ? await (await import("../../jobs/figures/trend-figures.js")).trendFigures(request, choice, kind, effects)
    : await yearFigures(request, choice, kind, effects);
  const single = figures.length === 1 ? figures[0] : undefined;
  const draw = figureDrawer();

  if (out === undefined) {
    if (!single) throw tooManyForStandardOutput(figures.length);
    await effects.write([await draw(single.spec(), format)]);
    return;
  }
  const toFile = single !== undefined && hasExtension(out);
  for (const figure of figures) {
    await breathe();
    const path = toFile ? out : join(out, `${figure.path}.${EXTENSIONS[format]}`);
    effects.writeFile(path, [await draw(figure.spec(), format)]);
    effects.say({ ja: path, en: path });
  }
}

const EXTENSIONS: Readonly<Record<FigureFormat, string>> = {
  svg: "svg",
  png: "png",
  "vega-lite": "vl.json",
  vega: "vg.json",
};

function hasExtension(path: string): boolean {
  return /\.(svg|png|json)$/i.test(path);
}

function tooManyForStandardOutput(count: number): Failure {
  return new Failure(
    {
      ja: `図が ${count} 枚になります。--item と --prefecture で 1 枚に絞るか、--out フォルダー を指定してください。`,
      en: `this makes ${count} figures. Narrow it to one with --item and --prefecture, or give a folder with --out.`,
    },
    { exitCode: 2 },
  );
}
