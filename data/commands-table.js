// The tables of commands and options in the help, from their declarations.
import { COMMANDS } from "../dist/cli/declared/command-table.js";
import { GLOBAL } from "../dist/cli/options/global.js";
import { flagsOf, longFlag, VALUES } from "../dist/cli/options/option.js";

const WORDS = {
  command: { ja: "コマンド", en: "command" },
  does: { ja: "すること", en: "what it does" },
  option: { ja: "オプション", en: "option" },
  means: { ja: "意味", en: "meaning" },
  takes: { ja: "使えるコマンド", en: "commands" },
  all: { ja: "すべて", en: "all" },
};

/** The commands, then their options, as two Markdown tables. */
export function commandsTable(language) {
  const { command, does, option, means, takes } = WORDS;
  const commands = COMMANDS.map(({ name, operand, help }) => [
    `\`${operand ? `${name} ${operand.name}` : name}\``,
    help[language],
  ]);
  return [
    markdownTable([command[language], does[language]], commands),
    markdownTable([option[language], means[language], takes[language]], optionRows(language)),
  ].join("\n");
}

/** A row an option; an option that commands take with other words has a row for each of its meanings. */
function optionRows(language) {
  const rows = new Map();
  const add = (name, option, command) => {
    const { value, help } = option;
    const flag = `${longFlag(name, option)}${value === null ? "" : ` <${VALUES[value][language]}>`}`;
    const cells = [`\`${flag}\``, help[language]];
    const row = rows.get(cells.join()) ?? { cells, commands: [] };
    rows.set(cells.join(), row);
    row.commands.push(command);
  };
  for (const { name: command, options } of COMMANDS)
    for (const [name, option] of Object.entries(options))
      for (const flag of flagsOf(option)) add(name, flag, `\`${command}\``);
  for (const [name, option] of Object.entries(GLOBAL))
    for (const flag of flagsOf(option)) add(name, flag, WORDS.all[language]);
  const order = [...rows.values()].map(({ cells: [flag] }) => flag);
  return [...rows.values()]
    .sort(({ cells: [a] }, { cells: [b] }) => order.indexOf(a) - order.indexOf(b))
    .map(({ cells, commands }) => [...cells, commands.join(language === "ja" ? "、" : ", ")]);
}

/** A table in Markdown; bars within its cells are escaped. */
export function markdownTable(head, rows) {
  const line = (cells) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |\n`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("");
}
