import type { Parsed, ToWrite, Written } from '../bank/domain/parsed.ts';
import { parseAiken, writeAiken } from './aiken.ts';
import { detect, type Format } from './detect.ts';
import { parseDocx } from './docx-read.ts';
import { writeDocx } from './docx-write.ts';
import { parseGift } from './gift-read.ts';
import { writeGift } from './gift-write.ts';
import { parseMoodle } from './moodle-read.ts';
import { writeMoodle } from './moodle-write.ts';
import { parseQti } from './qti-read.ts';
import { writeQti } from './qti-write.ts';
import { UnreadableExchange } from './unreadable.ts';
import { parseXlsx, writeXlsx } from './xlsx.ts';

const readers: Readonly<Record<Format, (bytes: Uint8Array) => Parsed | Promise<Parsed>>> = {
  gift: parseGift,
  aiken: parseAiken,
  'moodle-xml': parseMoodle,
  qti: parseQti,
  docx: parseDocx,
  xlsx: parseXlsx,
};

/** Questions of a file in whatever format it is. Throws `UnreadableExchange`, `wrong-format` where it is none. */
export async function readQuestions(bytes: Uint8Array, fileName: string): Promise<Parsed & { readonly format: Format }> {
  const format = detect(bytes, fileName);
  if (format === null) throw new UnreadableExchange('wrong-format', fileName);
  return { format, ...(await readers[format](bytes)) };
}

interface Writer {
  readonly write: (toWrite: ToWrite) => Written | Promise<Written>;
  /** Ending of the file's name. */
  readonly extension: string;
  readonly mediaType: string;
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Files questions go out as; the two layouts of schools' tables are files of their own, and so is each version of QTI. */
export const writers = {
  gift: { write: writeGift, extension: '.gift.txt', mediaType: 'text/plain; charset=utf-8' },
  aiken: { write: writeAiken, extension: '.txt', mediaType: 'text/plain; charset=utf-8' },
  'moodle-xml': { write: writeMoodle, extension: '.xml', mediaType: 'application/xml' },
  'qti-2.1': { write: (toWrite) => writeQti(toWrite, '2.1'), extension: '.zip', mediaType: 'application/zip' },
  'qti-2.2': { write: (toWrite) => writeQti(toWrite, '2.2'), extension: '.zip', mediaType: 'application/zip' },
  'qti-3.0': { write: (toWrite) => writeQti(toWrite, '3.0'), extension: '.zip', mediaType: 'application/zip' },
  docx: { write: (toWrite) => writeDocx(toWrite, 'akm'), extension: '.docx', mediaType: word },
  'docx-simple': { write: (toWrite) => writeDocx(toWrite, 'simple'), extension: '.docx', mediaType: word },
  xlsx: { write: (toWrite) => writeXlsx(toWrite, 'akm'), extension: '.xlsx', mediaType: excel },
  'xlsx-simple': { write: (toWrite) => writeXlsx(toWrite, 'simple'), extension: '.xlsx', mediaType: excel },
} as const satisfies Readonly<Record<string, Writer>>;

export type Output = keyof typeof writers;
