import { readFileSync } from "node:fs";

/** Fields of /proc/PID/stat after the name in parentheses (proc(5): the state is field 3, the start time field 22). */
const [STATE, START] = [0, 19];

/** Does a process of this machine run? One that has ended and was not waited for yet does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const state = statOf(pid)?.[STATE];
  return state !== "Z" && state !== "X";
}

/**
 * When a process started, in a form that no other process of its number has, even after the machine was started anew;
 * null where the system does not say (it does on Linux).
 */
export function startOf(pid: number): string | null {
  const start = statOf(pid)?.[START];
  const boot = textOf("/proc/sys/kernel/random/boot_id");
  return start !== undefined && boot !== null ? `${boot.trim()} ${start}` : null;
}

function statOf(pid: number): string[] | undefined {
  const stat = textOf(`/proc/${pid}/stat`);
  return stat === null ? undefined : stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** The text of a file; null where it cannot be read. */
function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
