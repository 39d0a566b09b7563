import type { RegistrySettings } from '#services/samsat';
import { firstLine } from './first-line.ts';
import type { Setting } from './setting.ts';

export const samsatTable: readonly Setting[] = [
  {
    name: 'SAMSAT_URL',
    otherwise: '',
    meaning: 'Interface in front of the national register of vehicles, asked about vehicles our own does not know. Empty: ours alone.',
  },
  { name: 'SAMSAT_TOKEN', otherwise: '', meaning: 'Token of this installation there.' },
  { name: 'SAMSAT_TOKEN_FILE', otherwise: '', meaning: 'File whose first line is that token, where SAMSAT_TOKEN is empty.' },
  { name: 'SAMSAT_PATIENCE', otherwise: '5000', meaning: 'Milliseconds to wait for its answer, 500 to 30000: somebody waits at the page.' },
];

/** A register is set up whole or not at all. */
export function readSamsat(
  get: (name: string) => string,
  address: (name: string, protocols: readonly string[]) => URL | null,
  whole: (name: string, otherwise: number, from: number, to: number) => number,
  problems: string[],
  demo: boolean,
): RegistrySettings | null {
  // In the clear only where nothing is real.
  const url = address('SAMSAT_URL', demo ? ['http', 'https'] : ['https']);
  const patience = whole('SAMSAT_PATIENCE', 5000, 500, 30_000);
  if (!url) return null;
  const token = get('SAMSAT_TOKEN') || firstLine('SAMSAT_TOKEN_FILE', get, problems);
  if (token === '') problems.push('SAMSAT_TOKEN or SAMSAT_TOKEN_FILE must be set with SAMSAT_URL');
  return { url: url.href.replace(/\/+$/, ''), token, patience };
}
