import { AppError } from '#kernel';
import { cleanse, fileLimits, type Scanner } from '#platform/files';

export interface CleanFile {
  readonly content: Buffer;
  readonly mediaType: string;
  /** What it is called inside its matter: never as its sender called it, since names tell who and where. */
  readonly name: string;
}

const endings: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };

/**
 * A file fit to be sealed: its type read from its bytes, pictures drawn anew (no place, time or camera in them), PDFs
 * without what they say of their author, looked at by the scanner while it is still in clear. Throws FILE_REFUSED, or
 * FILES_AWAY where nothing is taken without the scanner.
 */
export async function cleanFile(content: Buffer, nth: number, scanner?: Scanner): Promise<CleanFile> {
  const drawn = await cleanse(content, fileLimits.document.mediaTypes);
  const { mediaType } = drawn;
  const bare = mediaType === 'application/pdf' ? await withoutAuthor(drawn.content) : drawn.content;
  if (scanner) {
    const found = await scanner.scan(bare).catch((error: unknown) => {
      if (scanner.whenAway === 'wait') return null;
      throw error;
    });
    if (found?.finding) throw new AppError('FILE_REFUSED', { why: 'infected' });
  }
  return { content: bare, mediaType, name: `lampiran-${nth}.${endings[mediaType] ?? 'bin'}` };
}

/** The same pages without title, author, program, dates, and without whatever else is not a page. */
async function withoutAuthor(content: Buffer): Promise<Buffer> {
  const { PDFDocument } = await import('pdf-lib');
  try {
    const from = await PDFDocument.load(content, { updateMetadata: false });
    const bare = await PDFDocument.create({ updateMetadata: false });
    for (const page of await bare.copyPages(from, from.getPageIndices())) bare.addPage(page);
    return Buffer.from(await bare.save({ addDefaultPage: false, useObjectStreams: true }));
  } catch {
    throw new AppError('FILE_REFUSED', { why: 'truncated' });
  }
}
