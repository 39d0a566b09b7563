import { AppError } from '#kernel';
import type { Request } from '#web';
import type { Readable } from 'node:stream';
import { type FileKind, limits } from './domain/kind.ts';
import { type FilesDeps, receiveFile, type StoredFile } from './receive.ts';

/** Beyond this the connection is cut: nobody sends so much by mistake. Up to it the sender gets a sentence. */
const CUT_BYTES = 4 * Math.max(...Object.values(limits).map((limit) => limit.maxBytes));
/** File boxes of one form, empty ones too: a mended application has one for each of the 40 files a permit may ask for. */
const MAX_FILES = 50;

export interface ReadForm {
  /** Values by field name; several of the same name come as a list. */
  readonly fields: Readonly<Record<string, string | string[]>>;
  readonly files: Readonly<Record<string, StoredFile[]>>;
  /** Files that were not taken: FILE_TOO_LARGE, FILE_REFUSED or FILES_AWAY, with the name the sender gave. */
  readonly problems: readonly { readonly field: string; readonly name: string; readonly error: AppError }[];
}

interface Reading {
  readonly deps: FilesDeps;
  /** What a file field takes; undefined refuses the field. */
  readonly kindOf: (field: string) => FileKind | undefined;
  readonly ownerPersonId: string;
}

/**
 * Reads a sent form, with or without files, the same way. Files stream to the store one after another; one refused
 * does not stop the others. A multipart form proves here that it is ours, before its first file. Throws FORM_EXPIRED.
 */
export async function readForm(request: Request, reading: Reading): Promise<ReadForm> {
  if (!request.isMultipart()) return { fields: plainFields(request.body), files: {}, problems: [] };
  const fields = new Map<string, string[]>();
  const files = new Map<string, StoredFile[]>();
  const problems: { field: string; name: string; error: AppError }[] = [];
  let ours = false;
  for await (const part of request.parts({ limits: { fileSize: CUT_BYTES, files: MAX_FILES } })) {
    if (part.type === 'field') {
      if (part.fieldname === '_csrf') ours ||= request.server.formTokens.matches(request, part.value);
      else if (!part.valueTruncated) append(fields, part.fieldname, String(part.value));
      continue;
    }
    // The token stands first in every form of ours.
    if (!ours) throw new AppError('FORM_EXPIRED', { why: 'token' });
    const kind = reading.kindOf(part.fieldname);
    // A file box left alone still sends an empty part.
    if (kind === undefined || !part.filename) await drain(part.file);
    else
      try {
        append(
          files,
          part.fieldname,
          await receiveFile(reading.deps, { stream: part.file, filename: part.filename, kind, ownerPersonId: reading.ownerPersonId }),
        );
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        problems.push({ field: part.fieldname, name: part.filename, error });
      }
  }
  if (!ours) throw new AppError('FORM_EXPIRED', { why: 'token' });
  return {
    fields: Object.fromEntries([...fields].map(([name, values]) => [name, oneOrAll(values)])),
    files: Object.fromEntries(files),
    problems,
  };
}

function plainFields(body: unknown): Record<string, string | string[]> {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, value]): [string, string | string[]][] => {
    if (typeof value === 'string') return [[name, value]];
    return Array.isArray(value) ? [[name, value.filter((one) => typeof one === 'string')]] : [];
  });
  return Object.fromEntries(entries);
}

function append<T>(to: Map<string, T[]>, name: string, value: T): void {
  const known = to.get(name);
  if (known) known.push(value);
  else to.set(name, [value]);
}

function oneOrAll(values: string[]): string | string[] {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}

async function drain(stream: Readable): Promise<void> {
  for await (const _ of stream) {
    // Read past: the parser waits for each part to be consumed.
  }
}
