// @ts-nocheck
import { standardItems } from "../../catalog/items.js";
import { loadCatalog } from "../../catalog/load.js";
import { findingImplausible } from "../../engine/plausibility/find-implausible.js";
import { describeInput, shareHidden, tablesOf } from "../../jobs/inspection.js";
import { type Input, readInput, refuseNoInput } from "../../jobs/read-input.js";
import { unhurried } from "../../process/breathe.js";
import type { Effects } from "../../process/effects.js";
import { describePlace } from "../../text/failure.js";
import type { Language } from "../../text/language.js";
import { INSPECT } from "../options/by-command.js";
import { checkedOptions } from "../options/check.js";
import type { Written } from "../options/option.js";
import { inputRequest } from "../options/requests.js";

/**
 * `ndb-ratio inspect PATH…`: what was found, what was set aside and why, which checks failed, which counts look like gross
 * errors of the source.
 *
 * @returns 1 where a file cannot be read or a check fails that the official tables pass, else 0
 */
export async function inspect(
  paths: readonly string[],
  written: Written<typeof INSPECT>,
  effects: Effects,
): Promise<0 | 1> {
  const options = checkedOptions(INSPECT, written);
  const request = inputRequest(paths, options);
  refuseNoInput(request);
  const catalog = loadCatalog();
  const input = await readInput(request, null, effects, catalog);
  const implausible = await unhurried(findingImplausible(input.releases, standardItems(catalog), catalog));
  await effects.write([
    options.json
      ? `${JSON.stringify({ ...report(input, effects.language), implausible }, null, 2)}\n`
      : describeInput(input, implausible, { catalog, language: effects.language, all: options.all }),
  ]);
  const wrong = input.findings.some(({ severity }) => severity === "error");
  return wrong || input.reading.failures.length > 0 || tablesOf(input).length === 0 ? 1 : 0;
}

function report(input: Input, language: Language) {
  return {
    schema: "ndb-ratio/inspect@1",
    tables: tablesOf(input).map((table) => ({
      path: table.source.path,
      sheet: table.source.sheet,
      sha256: table.source.sha256,
      title: table.title,
      table: table.table,
      kind: table.kind,
      release: table.release,
      fiscalYear: table.fiscalYear,
      geography: table.geography,
      block: table.block,
      unit: table.unit,
      regions: table.regions.length,
      strata: {
        male: table.male.strata.map(({ label }) => label),
        female: table.female.strata.map(({ label }) => label),
      },
      shareHidden: shareHidden(table),
      findings: input.findings
        .filter(({ path }) => path === table.source.path)
        .map(({ check, severity, text }) => ({ check, severity, text })),
    })),
    setAside: input.reading.setAside,
    duplicates: input.duplicates.map(({ kept, dropped }) => ({
      kept: kept.source.path,
      dropped: dropped.source.path,
    })),
    failures: input.reading.failures.map(({ text, place }) => ({
      text,
      place: place ? describePlace(place, language) : null,
    })),
  };
}
