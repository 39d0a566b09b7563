import { permit } from '#services/laperon';
import fc from 'fast-check';

/** Words that break what was built without thinking of them. */
const nasty = [
  '',
  ' ',
  '\0',
  'a\0b',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  "' or 1=1 --",
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '\u202e\u0000\ufeff',
  '\ud800',
  '\u{1f3e0}'.repeat(50),
  '-1',
  '0',
  '1e400',
  'NaN',
  '99999999999999999999',
  '2147483648',
  '2026-99-99',
  '0000-00-00',
  '10000-01-01',
  '25:99',
  '[object Object]',
  'null',
  '{"a":1}',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'x'.repeat(5000),
] as const;

/** Of these, those that each break something else. */
export const worst = [
  '',
  '\0',
  'constructor',
  '__proto__',
  'toString',
  '-1',
  '99999999999999999999',
  '2026-99-99',
  '0000-00-00',
  'x'.repeat(5000),
];

export const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

/** Names that fields of the application have, and names no field should have. */
export const fieldNames = [
  ...new Set([
    ...permit.journey.pages.flatMap((page) => Object.keys(page.fields)),
    ...Object.values(permit.actions).flatMap((action) => Object.keys(action.asks)),
    '_key',
    '_version',
    '_mark',
    '_warned',
    '_csrf',
    'text',
    'name',
    'requirement',
    'remove',
    'case',
    '_action',
    'fileId',
    'reply',
    '__proto__',
    'constructor',
    'constructor[prototype]',
    'a.b',
    'a[]',
    'a[b]',
    '',
    'x'.repeat(300),
  ]),
];

/** Names that queries of the application have, and some they have not. */
export const queryNames = [
  'lang',
  'halaman',
  'q',
  'desk',
  'status',
  'sort',
  'flag',
  'submittedFrom',
  'submittedTo',
  'assignee',
  'selesai',
  'berkas',
  'tindakan',
  'pilih',
  'tersimpan',
  'jenis',
  'to',
  'service',
  'overdue',
  'open',
  '__proto__',
  'constructor',
  'a[b]',
];

export const wrongJson = [
  '',
  '{',
  '[]',
  'null',
  '"x"',
  '1',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":{"a":1}}}',
  `{"a":${'['.repeat(500)}`,
];
export const oddTypes = [
  '',
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded; charset=utf-16',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/mixed; boundary=x',
  'application/json; charset=latin1',
  'x',
  '/',
  'application/x-www-form-urlencoded, application/json',
];
