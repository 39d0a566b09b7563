import type { SiakSettings } from '#services/dukcapil';
import { firstLine } from './first-line.ts';
import type { Setting } from './setting.ts';

export const siakTable: readonly Setting[] = [
  {
    name: 'SIAK_URL',
    otherwise: '',
    meaning:
      'Interface in front of SIAK that takes requests of the civil registry, for agencies whose rule `dukcapil.siak` says `api`. Empty: officers record by hand.',
  },
  { name: 'SIAK_TOKEN', otherwise: '', meaning: 'Token of this installation there.' },
  { name: 'SIAK_TOKEN_FILE', otherwise: '', meaning: 'File whose first line is that token, where SIAK_TOKEN is empty.' },
  { name: 'SIAK_PATIENCE', otherwise: '15000', meaning: 'Milliseconds to wait for its answer, 500 to 60000.' },
];

/** An interface is set up whole or not at all. */
export function readSiak(
  get: (name: string) => string,
  address: (name: string, protocols: readonly string[]) => URL | null,
  whole: (name: string, otherwise: number, from: number, to: number) => number,
  problems: string[],
  demo: boolean,
): SiakSettings | null {
  // In the clear only where nothing is real.
  const url = address('SIAK_URL', demo ? ['http', 'https'] : ['https']);
  const patience = whole('SIAK_PATIENCE', 15_000, 500, 60_000);
  const [given, file] = [get('SIAK_TOKEN'), get('SIAK_TOKEN_FILE')];
  if (!url) return null;
  if (given === '' && file === '') problems.push('SIAK_TOKEN or SIAK_TOKEN_FILE must be set with SIAK_URL');
  return { url: url.href.replace(/\/+$/, ''), token: given || firstLine('SIAK_TOKEN_FILE', get, problems), patience };
}
