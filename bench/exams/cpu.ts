import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the clock that Linux counts processes by, in a second. */
const TICKS = 100;

/** CPU seconds that processes have used so far, with their children that ended, by a word of their command line. */
export function cpuSeconds(matches: (command: string, pid: number, parent: number) => boolean): number {
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      // After the name in brackets, which may hold anything: utime, stime, cutime and cstime are fields 14 to 17.
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      if (!matches(command, Number(name), Number(fields[1]))) continue;
      ticks += Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14]);
    } catch {
      // It ended while it was looked at.
    }
  }
  return ticks / TICKS;
}
