import { AppError } from '#kernel';
import type { Request, WebApp } from '#web';
import { MAX_PDF } from './verify-page.tsx';

/** Why a sent file is not checked. */
export type Unreadable = 'missing' | 'too-large' | 'not-pdf';

/**
 * The PDF of a sent form, in memory only. Throws FORM_EXPIRED when the form is not one of ours: its token comes
 * before the file and is checked before a byte of it is read.
 */
export async function readPdf(app: WebApp, request: Request): Promise<{ name: string; content: Buffer } | Unreadable> {
  if (!request.isMultipart()) return 'missing';
  let ours = false;
  for await (const part of request.parts({ limits: { fileSize: MAX_PDF, files: 1, fields: 3, parts: 5 } })) {
    if (part.type === 'field') {
      ours ||= part.fieldname === '_csrf' && app.formTokens.matches(request, part.value);
      continue;
    }
    if (!ours) throw new AppError('FORM_EXPIRED', { why: 'token' });
    const content = await part.toBuffer().catch((error: { code?: string }) => {
      if (error.code === 'FST_REQ_FILE_TOO_LARGE') return null;
      throw error;
    });
    if (content === null) return 'too-large';
    if (content.length === 0) return 'missing';
    // ISO 32000-1, annex H: readers look for the mark in the first 1,024 bytes.
    return content.subarray(0, 1024).includes('%PDF-') ? { name: part.filename.slice(0, 200), content } : 'not-pdf';
  }
  if (!ours) throw new AppError('FORM_EXPIRED', { why: 'token' });
  return 'missing';
}
