import { HOSTILE_TEXTS } from "./values.js";

const linesOf = (bytes) => bytes.toString("utf8").split("\n");
const bytesOf = (lines) => Buffer.from(lines.join("\n"), "utf8");

/** One change to one field, or to the fields of one line. */
export function mutateFields(random, bytes) {
  const lines = linesOf(bytes);
  const at = random.below(lines.length);
  const fields = lines[at].split(",");
  const field = random.below(fields.length);
  const other = random.below(fields.length);
  switch (random.below(7)) {
    case 0:
    case 1:
      fields[field] = random.pick(HOSTILE_TEXTS);
      break;
    case 2:
      [fields[field], fields[other]] = [fields[other], fields[field]];
      break;
    case 3:
      fields.splice(field, 1);
      break;
    case 4:
      fields.splice(field, 0, random.pick(HOSTILE_TEXTS));
      break;
    case 5:
      fields[field] = random.pick([`"${fields[field]}`, `"${fields[field]}"`, `${fields[field]}"`, `"a\nb"`]);
      break;
    default:
      fields[field] = fields[other];
  }
  lines[at] = fields.join(",");
  return bytesOf(lines);
}

/** One change to whole lines, or to a whole column. */
export function mutateRows(random, bytes) {
  const lines = linesOf(bytes);
  const at = random.below(lines.length);
  const other = random.below(lines.length);
  const count = 1 + random.below(random.pick([1, 1, 8]));
  switch (random.below(10)) {
    case 9:
      return bytesOf(withoutClass(random, lines));
    case 0:
      lines.splice(at, count);
      break;
    case 1:
      lines.splice(other, 0, ...lines.slice(at, at + count));
      break;
    case 2:
      [lines[at], lines[other]] = [lines[other], lines[at]];
      break;
    case 3:
      lines.splice(other, 0, ...lines.splice(at, count));
      break;
    case 4:
      lines.splice(at, 0, random.pick(["", ",,,,", "合計", "x".repeat(1000), ",".repeat(20_000)]));
      break;
    case 5:
      lines.length = at;
      break;
    case 6: {
      const column = random.below(20);
      return bytesOf(lines.map((line) => line.split(",").toSpliced(column, 1).join(",")));
    }
    case 7: {
      const [a, b] = [random.below(20), random.below(20)];
      const swap = (fields) => {
        [fields[a], fields[b]] = [fields[b], fields[a]];
        return fields.join(",");
      };
      return bytesOf(
        lines.map((line) => (line.split(",").length > Math.max(a, b) ? swap(line.split(",")) : line)),
      );
    }
    default: {
      const text = lines.join("\n");
      return random.pick([
        () => Buffer.from(`\ufeff${text}`, "utf16le"),
        () => Buffer.from(text, "utf16le"),
        () => Buffer.from(text.replaceAll("\n", "\r\n")),
        () => Buffer.from(text.replaceAll("\n", "\r")),
        () => Buffer.from(text.replaceAll(",", "\t")),
        () => Buffer.from(text.replaceAll(",", ";")),
        () => Buffer.from(text, "latin1"),
      ])();
    }
  }
  return bytesOf(lines);
}

/** Lines without those of one class or answer: of all regions, or of one alone. */
function withoutClass(random, lines) {
  const isClass = (field) => /以上|未満|以下|^(はい|いいえ|[+±－-])$/.test(field.replaceAll('"', ""));
  const found = lines.flatMap((line, at) =>
    line
      .split(",")
      .filter(isClass)
      .map((label) => ({ at, label })),
  );
  if (found.length === 0) return lines;
  const { at, label } = random.pick(found);
  if (random.chance(0.5)) return lines.toSpliced(at, 1);
  return lines.filter((line) => !line.split(",").includes(label));
}
