import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the clock that Linux counts processes by, in a second. */
const TICKS = 100;

/** CPU seconds that processes have used so far, by a word of their command line. */
export function cpuSeconds(matches: (command: string, pid: number) => boolean): number {
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      if (!matches(command, Number(name))) continue;
      // After the name in brackets, which may hold anything: utime and stime are fields 14 and 15.
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It ended while it was looked at.
    }
  }
  return ticks / TICKS;
}
