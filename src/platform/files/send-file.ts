import { AppError } from '#kernel';
import type { Reply } from '#web';
import { PLAYED } from './domain/kind.ts';
import { cut, partAsked } from './part.ts';
import type { FileStorage } from './store/storage.ts';
import type { FileFacts } from './tables.ts';

/**
 * Answers with the bytes of a file, to be shown or saved; nothing in them runs. Who may have them was decided before.
 * Throws FILE_HELD for what the scanner has not let pass, FILES_AWAY while the store cannot be reached.
 */
export async function sendFile(
  reply: Reply,
  storage: FileStorage,
  file: FileFacts,
  how: 'inline' | 'attachment',
  cached: 'max-age=600' | 'no-store' = 'max-age=600',
): Promise<Reply> {
  if (file.held) throw new AppError('FILE_HELD', { why: file.held });
  const content = await storage.open(file.sha256);
  // Sounds and films are asked for in parts: some browsers play nothing else, and nobody can go to the middle without.
  const part = PLAYED.includes(file.mediaType) ? partAsked(reply.request.headers.range, file.bytes) : null;
  if (PLAYED.includes(file.mediaType)) reply.header('accept-ranges', 'bytes');
  if (part) reply.code(206).header('content-range', `bytes ${part.from}-${part.to}/${file.bytes}`);
  return (
    reply
      .type(file.mediaType)
      .header('content-length', part ? part.to - part.from + 1 : file.bytes)
      .header(
        'content-disposition',
        `${how}; filename="${file.name.replace(/[^\x20-\x7e]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      )
      .header('cache-control', `private, ${cached}`)
      .header('x-content-type-options', 'nosniff')
      // Whatever the bytes are, nothing in them runs.
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox")
      .send(part ? cut(content, part) : content)
  );
}
