import { coloursFor } from "../../../process/terminal/colours.js";

/**
 * Colours by mark: red above the reference or rising, cyan below or falling, bold at 99.8 %. The words stay as they are, so nothing is lost
 * without colour.
 *
 * @param isTerminal elsewhere texts stay plain; see `coloursFor`
 */
export function markColours(isTerminal: boolean): (text: string, mark: string | null) => string {
  const chalk = coloursFor(isTerminal);
  return (text, mark) => {
    switch (mark) {
      case "high-99.8":
      case "rising-99.8":
        return chalk.red.bold(text);
      case "high-95":
      case "rising-95":
        return chalk.red(text);
      case "low-95":
      case "falling-95":
        return chalk.cyan(text);
      case "low-99.8":
      case "falling-99.8":
        return chalk.cyan.bold(text);
      default:
        return text;
    }
  };
}
