import type { Sex } from "../../../model/counts.js";
import { Failure, failureAt } from "../../../text/failure.js";
import type { Bilingual } from "../../../text/language.js";
import { visible } from "../../../text/visible-text.js";
import { firstRows } from "../../files/csv.js";
import { isZip } from "../../files/packed/zip.js";
import type { Sheet } from "../../files/sheet.js";
import { sheetsOf } from "../../files/source.js";
import { comparable } from "../../files/text.js";
import { findOwnHeader, type OwnHeader } from "./heads.js";

/** A sheet that holds counts of one's own. */
export interface OwnSheet {
  readonly sheet: Sheet;
  readonly header: OwnHeader;
  /** Of all of its rows, where men and women have sheets of their own. */
  readonly sex: Sex | "both" | null;
}

/**
 * The sheet of a file that holds counts of one's own, or the sheets of men and women.
 *
 * @returns none where no sheet does
 * @throws Failure where the file is unreadable, or several other sheets of a workbook do
 */
export function ownSheets(content: Buffer, path: string): readonly OwnSheet[] {
  const sheets = sheetsOf(content, path, undefined, (head) => findOwnHeader(head) !== null);
  const found = sheets.flatMap((sheet) => {
    const header = findOwnHeader(sheet);
    return header ? [{ sheet, header, sex: null }] : [];
  });
  const sure = found.filter(({ header }) => !header.isPerhaps);
  if (sure.length < 2) return [...sure, ...found].slice(0, 1);
  const ofSexes = sure.map(ofSex);
  const count = (sex: OwnSheet["sex"]) => ofSexes.filter((one) => one.sex === sex).length;
  if (count("male") === 1 && count("female") === 1 && count(null) === 0 && count("both") < 2) return ofSexes;
  const names = (hidden: string) =>
    sure.map(({ sheet: { name, isHidden } }) => visible(name) + (isHidden ? hidden : ""));
  throw failureAt(path, {
    ja: `独自の集計のシートが ${sure.length} 枚あります（${names("〔非表示〕").join("、")}）。1 枚にまとめるか、使うシートだけのファイルにしてください（男女でシートを分けるときは、性別の列を置かず、シートの名前を「男」「女」とします）`,
    en: `${sure.length} sheets hold counts of one's own (${names(" [hidden]").join(", ")}). Put them into one, or leave only the one that is meant (where men and women have sheets of their own, these have no column of sexes and are called "male" and "female")`,
  });
}

/** Said where those who could have come (対象者数) stand in the place of those examined, for want of these. */
export function targetsAsExamined(sheets: readonly OwnSheet[]): readonly Bilingual[] {
  const heads = sheets.map(({ sheet, header: { row, columns } }) =>
    columns.examined === undefined ? "" : visible(String(sheet.rows[row]?.[columns.examined] ?? "")),
  );
  const found = heads.find((head) => comparable(head).startsWith("対象"));
  if (found === undefined) return [];
  return [
    {
      ja: `「${found}」の列を受診者数として読みました。健診の対象者（受けていない人を含む）の数なら、比が低く出ます。受診者数の列に替えてください`,
      en: `the column "${found}" was read as the people examined. Where it counts those who could have come, ratios are too low: give the people examined`,
    },
  ];
}

/** What of sheets that were read a workbook does not show. */
export function hiddenParts(sheets: readonly OwnSheet[]): readonly Bilingual[] {
  return sheets.flatMap(({ sheet: { name, isHidden, hiddenRows } }) => [
    ...(isHidden
      ? [
          {
            ja: `非表示のシート「${name}」を読みました`,
            en: `the sheet "${name}", which is hidden, was read`,
          },
        ]
      : []),
    ...(hiddenRows
      ? [
          {
            ja: `シート「${name}」の非表示の行（フィルターで隠れた行など）${hiddenRows} 行も読みました。使わない行は、削除するか、別のファイルにしてください`,
            en: `${hiddenRows} hidden rows of the sheet "${name}" (left out by a filter, say) were read too. Delete rows that are not meant, or give the others in a file of their own`,
          },
        ]
      : []),
  ]);
}

/** A sheet without a column of sexes, of the sex that its name says, or else a cell above its heads. */
function ofSex({ sheet, header }: OwnSheet): OwnSheet {
  if (header.columns.sex !== undefined) return { sheet, header, sex: null };
  const above = sheet.rows.slice(0, header.row).flat();
  const said = [sheet.name, ...above].map((text) => sexIn(String(text ?? ""))).find((one) => one !== null);
  const lacks = header.lacks.filter((head) => head !== "性別");
  return { sheet, header: said ? { ...header, lacks } : header, sex: said ?? null };
}

/** 男, 男性, 国保（女）, male; both of them together are 男女計. */
function sexIn(text: string): OwnSheet["sex"] {
  const plain = comparable(text).toLowerCase();
  const isFemale = /女|female|women/.test(plain);
  const isMale = /男|(?<!fe)male|(?<!wo)men/.test(plain);
  if (isMale && isFemale) return "both";
  return isMale ? "male" : isFemale ? "female" : null;
}

/**
 * The first rows of a text, or of each sheet of a workbook.
 *
 * @param bytes a whole workbook, or at least the start of a text
 * @returns none where they cannot be read
 */
export function firstRowsOfSheets(bytes: Buffer): readonly Sheet[] {
  if (!isZip(bytes)) return [firstRows(bytes)];
  try {
    return sheetsOf(bytes, "", undefined, () => false);
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
