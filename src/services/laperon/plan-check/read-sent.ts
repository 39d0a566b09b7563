import { AppError } from '#kernel';
import type { Request, WebApp } from '#web';

const MOST_BYTES = 30_000_000;

/** A drawing that was sent, and what was said with it. */
export interface Sent {
  readonly source: string | null;
  readonly tooLarge: boolean;
  readonly fields: Readonly<Record<string, string>>;
}

/** The drawing of a sent form, in memory only. Throws FORM_EXPIRED when the form is not one of ours, before a byte of the file is read. */
export async function readSent(app: WebApp, request: Request): Promise<Sent> {
  const fields: Record<string, string> = {};
  let source: string | null = null;
  let tooLarge = false;
  let ours = false;
  if (request.isMultipart())
    for await (const part of request.parts({ limits: { fileSize: MOST_BYTES, files: 1, fields: 8, parts: 10 } })) {
      if (part.type === 'field') {
        if (part.fieldname === '_csrf') ours ||= app.formTokens.matches(request, part.value);
        else fields[part.fieldname] = String(part.value).slice(0, 60);
        continue;
      }
      if (!ours) throw new AppError('FORM_EXPIRED', { why: 'token' });
      const content = await part.toBuffer().catch((error: { code?: string }) => {
        if (error.code === 'FST_REQ_FILE_TOO_LARGE') return null;
        throw error;
      });
      tooLarge = content === null;
      if (content && content.length > 0) source = content.toString('utf8');
    }
  if (!ours) throw new AppError('FORM_EXPIRED', { why: 'token' });
  return { source, tooLarge, fields };
}
