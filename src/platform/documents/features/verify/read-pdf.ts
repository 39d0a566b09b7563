import { readOneFile, type Request, type WebApp } from '#web';
import { MAX_PDF } from './verify-page.tsx';

/** Why a sent file is not checked. */
export type Unreadable = 'missing' | 'too-large' | 'not-pdf';

/** The PDF of a sent form, in memory only. Throws FORM_EXPIRED when the form is not one of ours. */
export async function readPdf(app: WebApp, request: Request): Promise<{ name: string; content: Buffer } | Unreadable> {
  const { file, tooLarge } = await readOneFile(app, request, MAX_PDF);
  if (tooLarge) return 'too-large';
  if (!file) return 'missing';
  // ISO 32000-1, annex H: readers look for the mark in the first 1,024 bytes.
  return file.content.subarray(0, 1024).includes('%PDF-') ? file : 'not-pdf';
}
