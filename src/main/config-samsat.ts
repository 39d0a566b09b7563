import type { PostSettings, RegistrySettings } from '#services/samsat';
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
  {
    name: 'POS_URL',
    otherwise: '',
    meaning:
      'Interface in front of the post that delivers papers of vehicles: gives tracking numbers, says where they are. Empty: by hand.',
  },
  { name: 'POS_TOKEN', otherwise: '', meaning: 'Token of this installation there.' },
  { name: 'POS_TOKEN_FILE', otherwise: '', meaning: 'File whose first line is that token, where POS_TOKEN is empty.' },
  { name: 'POS_PATIENCE', otherwise: '5000', meaning: 'Milliseconds to wait for its answer, 500 to 30000: an officer waits at the page.' },
];

type Get = (name: string) => string;
type Address = (name: string, protocols: readonly string[]) => URL | null;
type Whole = (name: string, otherwise: number, from: number, to: number) => number;

/** An interface is set up whole or not at all. */
export function readSamsat(
  prefix: 'SAMSAT' | 'POS',
  { get, address, whole }: { readonly get: Get; readonly address: Address; readonly whole: Whole },
  problems: string[],
  demo: boolean,
): (RegistrySettings & PostSettings) | null {
  // In the clear only where nothing is real.
  const url = address(`${prefix}_URL`, demo ? ['http', 'https'] : ['https']);
  const patience = whole(`${prefix}_PATIENCE`, 5000, 500, 30_000);
  // Read always: what is in the table is asked for.
  const [given, file] = [get(`${prefix}_TOKEN`), get(`${prefix}_TOKEN_FILE`)];
  if (!url) return null;
  const token = given || (file === '' ? '' : firstLine(`${prefix}_TOKEN_FILE`, get, problems));
  if (token === '') problems.push(`${prefix}_TOKEN or ${prefix}_TOKEN_FILE must be set with ${prefix}_URL`);
  return { url: url.href.replace(/\/+$/, ''), token, patience };
}
