import { AppError } from '#kernel';
import type { Reply } from '#web';
import type { readAttachment } from '../sealing/attachments.ts';
import { secret } from './cookies.ts';

/** Gives a file to whoever opened its matter: as something to save, under a name that says nothing, kept by nothing between. */
export function sendSealed(reply: Reply, file: Awaited<ReturnType<typeof readAttachment>>): Reply {
  if (!file) throw new AppError('NOT_FOUND', { file: true });
  return secret(reply)
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(file.mediaType)
    .send(file.content);
}
