import type { BsreOptions } from '#platform/documents';
import { resolve } from 'node:path';
import type { Setting } from './setting.ts';

export const bsreTable: readonly Setting[] = [
  {
    name: 'BSRE_URL',
    otherwise: '',
    meaning: 'Esign Client Service of BSrE, through which officers sign with their own certificate. Empty: the demonstration signs.',
  },
  { name: 'BSRE_USER', otherwise: '', meaning: 'Account of this installation there.' },
  { name: 'BSRE_PASSWORD', otherwise: '', meaning: 'Its password.' },
  { name: 'BSRE_PASSWORD_FILE', otherwise: '', meaning: 'File whose first line is that password, where BSRE_PASSWORD is empty.' },
  { name: 'BSRE_ROOTS', otherwise: '', meaning: 'PEM file with the root certificates its signatures must lead to.' },
  { name: 'BSRE_PATIENCE', otherwise: '20000', meaning: 'Milliseconds to wait for a signature, 1000 to 60000.' },
];

/** BSrE is set up whole or not at all: what is half set up would fail only when somebody signs. */
export function readBsre(
  get: (name: string) => string,
  address: (name: string, protocols: readonly string[]) => URL | null,
  whole: (name: string, otherwise: number, from: number, to: number) => number,
  problems: string[],
): BsreOptions | null {
  const url = address('BSRE_URL', ['http', 'https']);
  const [user, password, file, roots] = [get('BSRE_USER'), get('BSRE_PASSWORD'), get('BSRE_PASSWORD_FILE'), get('BSRE_ROOTS')];
  const patience = whole('BSRE_PATIENCE', 20_000, 1000, 60_000);
  if (!url) return null;
  if (user === '' || roots === '' || (password === '' && file === ''))
    problems.push('BSRE_USER, BSRE_PASSWORD or BSRE_PASSWORD_FILE, and BSRE_ROOTS must be set with BSRE_URL');
  return {
    url: url.href,
    user,
    password: password || null,
    passwordFile: file ? resolve(file) : null,
    roots: resolve(roots),
    patience,
  };
}
