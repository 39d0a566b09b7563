import { AppError } from '#kernel';
import type { FastifyRequest } from 'fastify';
import type { WebApp } from './types.ts';

/** A form with one file, read in memory only. */
export interface OneFileForm {
  /** Null where none was sent, or an empty one. */
  readonly file: { readonly name: string; readonly content: Buffer } | null;
  readonly tooLarge: boolean;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads a sent form and its one file, kept nowhere; what is typed is cut after `mostLetters`. Throws FORM_EXPIRED when the form is not one of ours: its token comes
 * before the file and is checked before a byte of it is read.
 */
export async function readOneFile(
  app: WebApp,
  request: FastifyRequest,
  mostBytes: number,
  mostLetters = 500,
  mostFields = 16,
): Promise<OneFileForm> {
  const fields: Record<string, string> = {};
  let file: OneFileForm['file'] = null;
  let ours = false;
  if (!request.isMultipart()) return { file, tooLarge: false, fields };
  for await (const part of request.parts({ limits: { fileSize: mostBytes, files: 1, fields: mostFields, parts: mostFields + 2 } })) {
    if (part.type === 'field') {
      if (part.fieldname === '_csrf') ours ||= app.formTokens.matches(request, part.value);
      else fields[part.fieldname] = String(part.value).slice(0, mostLetters);
      continue;
    }
    if (!ours) throw new AppError('FORM_EXPIRED', { why: 'token' });
    const content = await part.toBuffer().catch((error: { code?: string }) => {
      if (error.code === 'FST_REQ_FILE_TOO_LARGE') return null;
      throw error;
    });
    // Whatever comes after a file that was cut off is not read.
    if (content === null) return { file, tooLarge: true, fields };
    if (content.length > 0) file = { name: part.filename.slice(0, 200), content };
  }
  if (!ours) throw new AppError('FORM_EXPIRED', { why: 'token' });
  return { file, tooLarge: false, fields };
}
