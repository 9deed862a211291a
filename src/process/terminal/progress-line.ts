import type { Bilingual, Language } from "../../text/language.js";
import { cut } from "../../text/table.js";
import type { Stage } from "../effects.js";

/** A terminal as far as a line of progress needs it. */
export interface Terminal {
  write(text: string): unknown;
  /** Width in cells; 0 where the terminal does not know. */
  readonly columns?: number | undefined;
}

/** Between two writings; the eye reads no faster, and a terminal over the network should not have to. */
const PAUSE_MS = 100;
/** Before a pace says anything. */
const PACE_AFTER_MS = 1000;
const USUAL_COLUMNS = 80;
const CLEAR = "\r\u001b[K";

const STAGE_NAMES: Readonly<Record<Stage, Bilingual>> = {
  read: { ja: "表を読み込み中", en: "reading tables" },
  compute: { ja: "比を計算中（項目）", en: "computing ratios (items)" },
  write: { ja: "結果を書き出し中（行）", en: "writing the result (rows)" },
  draw: { ja: "図を描画中", en: "drawing figures" },
  workbook: { ja: "Excel ファイルを作成中", en: "making workbooks" },
};

/** One line on a terminal that says how far a long command is, written over itself: 図を描画中 812/2162　残り 約12秒 */
export class ProgressLine {
  private stage: Stage | undefined;
  private isShown = false;
  private lastWritten = Number.NEGATIVE_INFINITY;
  /** The first report of the stage. The pace is measured from it, since an earlier run may have done a part already. */
  private first = { done: 0, at: 0 };

  /** @param now milliseconds of a clock that never goes back */
  constructor(
    private readonly terminal: Terminal,
    private readonly language: Language,
    private readonly now: () => number,
  ) {}

  /** @param all where it is known; the line goes when all is done */
  show(stage: Stage, done: number, all?: number): void {
    const at = this.now();
    if (stage !== this.stage) {
      this.stage = stage;
      this.first = { done, at };
      this.lastWritten = Number.NEGATIVE_INFINITY;
    }
    if (all !== undefined && done >= all) {
      this.clear();
      return;
    }
    if (at - this.lastWritten < PAUSE_MS) return;
    this.lastWritten = at;
    this.isShown = true;
    const count = all === undefined ? `${done}` : `${done}/${all}`;
    const text = `${STAGE_NAMES[stage][this.language]} ${count}${this.timeLeft(done, all, at)}`;
    // The last cell stays free: some terminals break the line when it is filled.
    this.terminal.write(`${CLEAR}${cut(text, (this.terminal.columns || USUAL_COLUMNS) - 1)}`);
  }

  /** Takes the line away, before a message or at the end. */
  clear(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.lastWritten = Number.NEGATIVE_INFINITY;
    this.terminal.write(CLEAR);
  }

  /** From the pace of this stage so far. */
  private timeLeft(done: number, all: number | undefined, at: number): string {
    const passed = at - this.first.at;
    const gained = done - this.first.done;
    if (all === undefined || gained <= 0 || passed < PACE_AFTER_MS) return "";
    const left = duration(((all - done) * passed) / gained / 1000);
    return this.language === "ja" ? `　残り 約${left.ja}` : `, about ${left.en} left`;
  }
}

/** Whole seconds; from a minute on in steps of ten, which jump about less. */
function duration(seconds: number): Bilingual {
  const whole = seconds < 60 ? Math.ceil(seconds) : 10 * Math.round(seconds / 10);
  if (whole < 60) return { ja: `${whole}秒`, en: `${whole} s` };
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return rest === 0
    ? { ja: `${minutes}分`, en: `${minutes} min` }
    : { ja: `${minutes}分${rest}秒`, en: `${minutes} min ${rest} s` };
}
