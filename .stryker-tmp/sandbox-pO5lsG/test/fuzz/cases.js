// @ts-nocheck
import { AGE_IDS, planCountChange, withEdits } from "./count-change.js";
import { inAnotherForm, longTable, withEscapes, withFormula } from "./forms.js";
import { mutateArchive, openArchive, packArchive } from "./mutate/archive.js";
import { mutateBytes } from "./mutate/bytes.js";
import { mutateFields, mutateRows } from "./mutate/csv.js";
import { mutateJson } from "./mutate/json.js";
import { mutateXml } from "./mutate/xml.js";
import { Random } from "./random.js";
import { commandLine } from "./words.js";

/** How often each kind of case comes, and how many changes it takes. */
const KINDS = [
  [10, "xlsx bytes"],
  [9, "xlsx entries"],
  [17, "xlsx XML"],
  [8, "xlsx counts"],
  [10, "csv bytes"],
  [9, "csv fields"],
  [9, "csv rows"],
  [10, "csv counts"],
  [3, "zip of tables"],
  [4, "counts file"],
  [4, "result"],
  [2, "items file"],
  [2, "reference file"],
  [3, "command line"],
  [7, "other forms"],
  [5, "long tables"],
  [2, "xlsx escapes"],
  [3, "xlsx formulas"],
];
/** One case in so many is run by the real program in a process of its own. */
const REAL_EVERY = 200;

const ON_TABLES = [
  [75, "compute"],
  [10, "inspect"],
  [5, "counts"],
  [5, "suppression"],
  [5, "reference"],
];

/**
 * The case of a number: what is run on what, and how the answer is judged. It depends on the seed, the number and the corpus
 * alone. `{kind, what, command, files, paths, options, input, out, judge, real}`
 */
export function makeCase(seed, id, corpus) {
  const random = new Random(seed, id);
  const kind = random.weighted(KINDS);
  const made = MAKERS[kind](random, corpus, kind) ?? MAKERS["csv bytes"](random, corpus, "csv bytes");
  return { kind, id, real: id % REAL_EVERY === REAL_EVERY - 1, ...made };
}

const MAKERS = {
  "xlsx bytes": tables("xlsx", mutateBook, "same"),
  "xlsx entries": tables("xlsx", mutateArchive, "plain"),
  "xlsx XML": tables("xlsx", mutateXml, "plain"),
  "xlsx counts": countChange("xlsx"),
  "csv bytes": tables("csv", mutateBytes, "plain"),
  "csv fields": tables("csv", mutateFields, "plain"),
  "csv rows": tables("csv", mutateRows, "plain"),
  "csv counts": countChange("csv"),
  "zip of tables": zipOfTables,
  "counts file": countsFile,
  result,
  "items file": itemsFile,
  "reference file": referenceFile,
  "command line": words,
  "other forms": otherForms,
  "long tables": longTables,
  "xlsx escapes": escapes,
  "xlsx formulas": formulas,
};

/** Bytes of a workbook, half of the time of one that is not deflated: there nothing but the checksums tells a changed digit. */
function mutateBook(random, bytes) {
  if (random.chance(0.5)) return mutateBytes(random, bytes);
  return mutateBytes(random, packArchive(openArchive(bytes).map((entry) => ({ ...entry, isStored: true }))));
}

/** A subject, or one of its files alone: then fewer printed sums can contradict a change. */
function someOf(random, subject) {
  if (subject.files.length === 1 || random.chance(0.6)) return subject;
  const { name } = random.pick(subject.files);
  return {
    ...subject,
    name: `${subject.name} (${name} alone)`,
    files: subject.files.filter((file) => file.name === name),
    tables: subject.tables.filter((table) => table.file === name),
  };
}

/** One file of a subject changed once, seldom more often. */
function tables(form, mutate, judge) {
  return (random, corpus) => {
    const subject = someOf(random, random.pick(corpus.subjects.filter((one) => one.form === form)));
    const at = random.below(subject.files.length);
    const files = subject.files.map(({ name, bytes }, i) => ({
      name,
      bytes: i === at ? mutate(random, bytes) : bytes,
    }));
    if (random.chance(0.1) && files[at].bytes.length > 1)
      files[at].bytes = mutateBytes(random, files[at].bytes);
    return { ...onTables(random, subject, files), judge: { by: judge, subject } };
  };
}

function onTables(random, subject, files) {
  const command = random.weighted(ON_TABLES);
  return { what: subject.name, command, ...request(subject, files, command), out: outOf(random, command) };
}

function request(subject, files, command) {
  const names = files.map(({ name }) => name);
  const { item, ...others } = subject.options;
  const options = command === "inspect" ? { fiscalYear: others.fiscalYear } : { ...others, item };
  if (command === "compute") options.ages = ["40-74,60-64,65-69"];
  if (command === "counts" || command === "reference") delete options.item;
  if (command === "reference") delete options.prefecture;
  return {
    files,
    paths: subject.named ? [] : names,
    options: { ...options, ...(subject.named ? { table: [`${subject.named}=${names[0]}`] } : {}) },
  };
}

/** Some commands write a file, over one that stands there. */
function outOf(random, command) {
  if (!random.chance(0.15)) return undefined;
  return { compute: "out.json", counts: "out.csv", reference: "out.json" }[command];
}

function countChange(form) {
  return (random, corpus) => {
    const subjects = corpus.subjects.filter((one) => one.form === form && !one.named && one.options.item);
    const subject = someOf(random, random.pick(subjects));
    const plan = planCountChange(random, subject);
    const files = plan && withEdits(subject, plan.edits);
    if (!files) return null;
    const ages = plan.age < 7 ? [AGE_IDS[plan.age], AGE_IDS[(plan.age + 1) % 7], "40-74"] : ["40-74"];
    const asked = request(subject, files, "compute");
    asked.options.ages = [ages.join()];
    return { what: subject.name, command: "compute", ...asked, judge: { by: "counts", subject, plan } };
  };
}

/** A table in a form that Excel, LibreOffice or gzip make of it; now and then spoiled as that. */
function otherForms(random, corpus) {
  const subject = someOf(random, random.pick(corpus.subjects.filter(({ form }) => form === "csv")));
  const made = inAnotherForm(random, random.pick(subject.files).bytes);
  if (!made) return null;
  const isSpoiled = random.chance(0.4);
  const { name, bytes } = made.file;
  const file = { name, bytes: isSpoiled ? mutateBytes(random, bytes) : bytes };
  const judge = isSpoiled ? { by: "none", subject } : { by: "twin", subject, twin: made.twin };
  return { ...onTables(random, subject, [file]), judge };
}

function longTables(random, corpus) {
  const subjects = corpus.subjects.filter(
    ({ form, named, tables }) => form === "csv" && !named && tables.length > 0,
  );
  const subject = random.pick(subjects);
  const asked = onTables(random, subject, [{ name: "long.csv", bytes: longTable(random, subject) }]);
  const zeros = asked.command !== "inspect" && random.chance(0.5) ? { zeros: "hidden" } : {};
  return { ...asked, options: { ...asked.options, ...zeros }, judge: { by: "none", subject } };
}

function escapes(random, corpus) {
  const subject = random.pick(corpus.subjects.filter(({ form }) => form === "xlsx"));
  const files = subject.files.map(({ name, bytes }) => ({ name, bytes: withEscapes(bytes) }));
  return { ...onTables(random, subject, files), judge: { by: "same", subject } };
}

function formulas(random, corpus) {
  const subject = random.pick(
    corpus.subjects.filter(({ form, tables }) => form === "xlsx" && tables.length > 0),
  );
  const at = random.below(subject.files.length);
  const spoiled = withFormula(random, subject.files[at].bytes);
  if (!spoiled) return null;
  const files = subject.files.map((file, i) => (i === at ? { ...file, bytes: spoiled } : file));
  return { ...onTables(random, subject, files), judge: { by: "refused", subject } };
}

function zipOfTables(random, corpus) {
  const subject = random.pick(corpus.subjects.filter(({ named }) => !named));
  const packed = packArchive(subject.files.map(({ name, bytes }) => ({ name: `表/${name}`, bytes })));
  const change = random.chance(0.5) ? mutateArchive : mutateBytes;
  const files = [{ name: "tables.zip", bytes: change(random, packed) }];
  const judge = change === mutateBytes ? "same" : "none";
  return { ...onTables(random, subject, files), judge: { by: judge, subject } };
}

function countsFile(random, corpus) {
  const { name, text, item } = random.pick(corpus.counts);
  const isCsv = name.endsWith(".csv");
  const change = isCsv ? random.pick([mutateBytes, mutateFields, mutateRows]) : null;
  const input = change ? change(random, Buffer.from(text)) : Buffer.from(mutateJson(random, text));
  const command = random.pick(["compute", "compute", "inspect", "top", "chart"]);
  const options = command === "inspect" ? {} : { item: [item] };
  return {
    what: name,
    command,
    files: [],
    paths: command === "top" || command === "chart" ? [] : ["-"],
    options,
    input,
  };
}

function result(random, corpus) {
  const { name, text } = random.pick(corpus.results);
  const command = random.weighted([
    [70, "top"],
    [27, "chart"],
    [3, "deck"],
  ]);
  const options = { top: {}, chart: { kind: random.pick(corpus.chartKinds) }, deck: {} }[command];
  return {
    what: name,
    command,
    files: [],
    paths: [],
    options: {
      ...options,
      ...(command === "chart" && random.chance(0.5) ? { item: ["bmi-ge-25"], prefecture: ["11"] } : {}),
    },
    input: Buffer.from(mutateJson(random, text)),
    out: command === "deck" ? "out.pptx" : undefined,
  };
}

function itemsFile(random, corpus) {
  const subject = random.pick(corpus.subjects.filter(({ form, real }) => form === "csv" && real));
  const asked = request(subject, subject.files, "compute");
  const file = { name: "items.json", bytes: Buffer.from(mutateJson(random, corpus.itemsFile)) };
  return {
    what: "items.json",
    command: random.pick(["compute", "compute", "counts"]),
    ...asked,
    files: [...subject.files, file],
    options: { itemsFile: "items.json", prefecture: ["11"] },
  };
}

function referenceFile(random, corpus) {
  const subject = corpus.subjects.find(({ name }) => name === "demo/bmi");
  const asked = request(subject, subject.files, "compute");
  const file = { name: "reference.json", bytes: Buffer.from(mutateJson(random, corpus.referenceFile)) };
  return {
    what: "reference.json",
    command: "compute",
    ...asked,
    files: [...subject.files, file],
    options: { ...asked.options, reference: "reference.json" },
  };
}

function words(random, corpus) {
  const subject = random.pick(corpus.subjects.filter(({ named, form }) => !named && form === "csv"));
  const files = [...subject.files, { name: "items.json", bytes: Buffer.from(corpus.itemsFile) }];
  const line = commandLine(
    random,
    files.map(({ name }) => name),
  );
  return { what: line.join(" ").slice(0, 200), command: null, words: line, files, paths: [], options: {} };
}
