import type { ClamdSettings, S3Settings } from '#platform/files';
import { readFileSync } from 'node:fs';
import type { Setting } from './setting.ts';

export interface FilesSettings {
  /** null: no object store is set up. */
  readonly s3: S3Settings | null;
  /** Where new files go. What lies in the other store is found there until it is moved. */
  readonly keepIn: 'disk' | 's3';
  /** null: nobody looks for harmful programs. */
  readonly clamd: ClamdSettings | null;
}

export const filesTable: readonly Setting[] = [
  {
    name: 'S3_ENDPOINT',
    otherwise: '',
    meaning: 'S3-compatible object store that files are kept in, such as `https://s3.ap-southeast-3.amazonaws.com`. Empty: DATA_DIR/files.',
  },
  { name: 'S3_BUCKET', otherwise: '', meaning: 'Bucket there, private, without rules that let objects expire.' },
  { name: 'S3_REGION', otherwise: 'us-east-1', meaning: 'Its region.' },
  { name: 'S3_PREFIX', otherwise: '', meaning: 'What every key begins with, such as `wantilan/`, where the bucket is shared.' },
  { name: 'S3_ACCESS_KEY', otherwise: '', meaning: 'Account that may list the bucket, read, write and delete objects.' },
  { name: 'S3_SECRET_KEY', otherwise: '', meaning: 'Its secret.' },
  { name: 'S3_SECRET_KEY_FILE', otherwise: '', meaning: 'File whose first line is that secret, where S3_SECRET_KEY is empty.' },
  { name: 'S3_PATIENCE', otherwise: '5000', meaning: 'Milliseconds to wait for one answer of the store, 100 to 60000.' },
  {
    name: 'FILES_STORE',
    otherwise: 's3 with S3_ENDPOINT, else disk',
    meaning: 'Where new files go, `disk` or `s3`. What lies in the other place is read there until `npm run files:move` has moved it.',
  },
  {
    name: 'CLAMD_URL',
    otherwise: '',
    meaning:
      'ClamAV daemon that looks at every uploaded file, `tcp://HOST:PORT` or `unix:///PATH`; its `StreamMaxLength` at least 64M. Empty: nobody looks.',
  },
  {
    name: 'CLAMD_PATIENCE',
    otherwise: '20000',
    meaning: 'Milliseconds without a word from it after which it counts as away, 100 to 120000.',
  },
  {
    name: 'CLAMD_AWAY',
    otherwise: 'wait',
    meaning: 'While it is away, `wait`: files are taken, and nobody opens them until it has looked; `refuse`: none is taken.',
  },
];

/** An object store is set up whole or not at all: what is half set up would fail only when somebody uploads. */
export function readFilesSettings(
  get: (name: string) => string,
  address: (name: string, protocols: readonly string[], secret?: boolean) => URL | null,
  whole: (name: string, otherwise: number, from: number, to: number) => number,
  problems: string[],
): FilesSettings {
  const clamd = readClamd(get, whole, problems);
  const endpoint = address('S3_ENDPOINT', ['http', 'https'], true);
  if (endpoint && (endpoint.search !== '' || endpoint.username !== ''))
    problems.push('S3_ENDPOINT must be an address without a question mark or an account in it');
  const [bucket, accessKey, prefix] = [get('S3_BUCKET'), get('S3_ACCESS_KEY'), get('S3_PREFIX')];
  const secretKey = get('S3_SECRET_KEY') || firstLine(get('S3_SECRET_KEY_FILE'), problems);
  const patience = whole('S3_PATIENCE', 5000, 100, 60_000);
  const store = get('FILES_STORE');
  if (!['', 'disk', 's3'].includes(store)) problems.push(`FILES_STORE must be disk or s3, not "${store}"`);
  const region = get('S3_REGION') || 'us-east-1';
  if (get('S3_ENDPOINT') === '') {
    if (store === 's3') problems.push('S3_ENDPOINT must be set when FILES_STORE is s3');
    if (bucket !== '') problems.push('S3_ENDPOINT must be set with S3_BUCKET');
    return { s3: null, keepIn: 'disk', clamd };
  }
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    problems.push(`S3_BUCKET must be the name of a bucket: small letters, digits, dots and hyphens, not "${bucket}"`);
  if (!/^([A-Za-z0-9_-]+\/)*$/.test(prefix))
    problems.push(`S3_PREFIX must be letters, digits, hyphens and slashes, ending in a slash, not "${prefix}"`);
  if (accessKey === '' || (get('S3_SECRET_KEY') === '' && get('S3_SECRET_KEY_FILE') === ''))
    problems.push('S3_ACCESS_KEY, and S3_SECRET_KEY or S3_SECRET_KEY_FILE must be set with S3_ENDPOINT');
  const s3 = { endpoint: endpoint?.href ?? '', region, bucket, prefix, accessKey, secretKey, patience };
  return { s3, keepIn: store === 'disk' ? 'disk' : 's3', clamd };
}

function readClamd(
  get: (name: string) => string,
  whole: (name: string, otherwise: number, from: number, to: number) => number,
  problems: string[],
): ClamdSettings | null {
  const [given, away] = [get('CLAMD_URL'), get('CLAMD_AWAY') || 'wait'];
  const patience = whole('CLAMD_PATIENCE', 20_000, 100, 120_000);
  if (away !== 'wait' && away !== 'refuse') problems.push(`CLAMD_AWAY must be wait or refuse, not "${away}"`);
  if (given === '') return null;
  const url = URL.parse(given);
  const isOne =
    url?.protocol === 'tcp:' ? url.hostname !== '' : url?.protocol === 'unix:' && url.hostname === '' && url.pathname.length > 1;
  if (!isOne) problems.push(`CLAMD_URL must be tcp://HOST:PORT or unix:///PATH, not "${given}"`);
  return { url: given, patience, whenAway: away === 'refuse' ? 'refuse' : 'wait' };
}

function firstLine(file: string, problems: string[]): string {
  if (file === '') return '';
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0]?.trim() ?? '';
  } catch {
    problems.push(`S3_SECRET_KEY_FILE cannot be read: ${file}`);
    return '';
  }
}
