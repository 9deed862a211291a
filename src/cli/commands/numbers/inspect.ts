import { standardItems } from "../../../catalog/items/items.js";
import { loadCatalog } from "../../../catalog/load.js";
import type { Clash } from "../../../ingest/release.js";
import { ownInput } from "../../../jobs/input/own-counts.js";
import { readInput } from "../../../jobs/input/read-input.js";
import { inspected } from "../../../jobs/inspection/inspected.js";
import { describeInput, type Inspection, shareHidden } from "../../../jobs/inspection/inspection.js";
import { describeOwn, type OwnInspection, ownInspection } from "../../../jobs/inspection/own-inspection.js";
import { findingWithYears } from "../../../jobs/ratios/told/implausible-with-years.js";
import type { Effects } from "../../../process/effects.js";
import { takeSteps } from "../../../process/event-loop.js";
import { describePlace } from "../../../text/failure.js";
import { worded } from "../../../text/told.js";
import type { PathsCommand } from "../../declared/declared-command.js";
import { checkedOptions } from "../../options/check.js";
import { INSPECT } from "../../options/of-numbers.js";
import { inputRequest } from "../../options/requests.js";

/**
 * `ndb-ratio inspect PATH…`: what was found, what was set aside and why, which checks failed, which counts look like gross
 * errors of the source.
 *
 * @returns 1 where a file cannot be read or a check fails that the official tables pass, else 0
 */
export const inspect: PathsCommand<typeof INSPECT, 0 | 1> = async (paths, written, effects) => {
  const options = checkedOptions(INSPECT, written);
  const request = inputRequest(paths, options);
  const catalog = loadCatalog();
  // Counts of one's own are read alone: beside other files they are set aside.
  const isAlone = request.paths.length < 2 && !request.named?.length && request.releases === undefined;
  const { own, ...given } = isAlone
    ? ownInput(request, {}, catalog, effects)
    : { own: null, request, effects };
  if (own) {
    const found = ownInspection(own, catalog);
    await effects.write([
      options.json
        ? `${JSON.stringify(ownReport(found), null, 2)}\n`
        : describeOwn(found, catalog, effects.language),
    ]);
    return 0;
  }
  const clashes: Clash[] = [];
  const input = await readInput(given.request, null, given.effects, catalog, (clash) => clashes.push(clash));
  const implausible = await takeSteps(
    findingWithYears({ ...input, items: standardItems(catalog), catalog, acceptSmallCounts: false }),
  );
  const inspection = inspected(input, clashes, catalog);
  await effects.write([
    options.json
      ? `${JSON.stringify({ ...report(inspection, effects), implausible }, null, 2)}\n`
      : describeInput(inspection, implausible, {
          catalog,
          language: effects.language,
          all: options.all,
          name: effects.name,
        }),
  ]);
  const wrong = inspection.findings.some(({ severity }) => severity === "error");
  return wrong || input.reading.failures.length > 0 || inspection.tables.length === 0 ? 1 : 0;
};

const SCHEMA = "ndb-ratio/inspect@1";

/** The report on counts of one's own, which hold no table of the ministry. */
const ownReport = (own: OwnInspection) => ({
  schema: SCHEMA,
  own,
  tables: [],
  setAside: [],
  duplicates: [],
  failures: [],
  implausible: [],
});

function report({ input, tables }: Inspection, { language, name }: Pick<Effects, "language" | "name">) {
  return {
    schema: SCHEMA,
    tables: tables.map(({ table, findings, origin }) => ({
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
      origin: {
        kind: origin?.kind ?? "built-in",
        file: origin?.builtIn?.file ?? null,
        differing: origin?.differing ?? 0,
      },
      findings: findings.map(({ check, severity, text }) => ({
        check,
        severity,
        text: worded(text, name),
      })),
    })),
    setAside: input.reading.setAside.map((aside) => ({ ...aside, reason: worded(aside.reason, name) })),
    duplicates: input.duplicates.map(({ kept, dropped }) => ({
      kept: kept.source.path,
      dropped: dropped.source.path,
    })),
    failures: input.reading.failures.map(({ told, place }) => ({
      text: worded(told, name),
      place: place ? describePlace(place, language) : null,
    })),
  };
}
