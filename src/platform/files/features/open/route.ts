import { AppError, type Clock } from '#kernel';
import type { Db } from '#db';
import { path, type WebApp } from '#web';
import { Type } from 'typebox';
import type { FileLinks } from '../../links.ts';
import type { FileStorage } from '../../storage.ts';
import { getFile } from '../../tables.ts';

const attachment = path('/lampiran/:fileId/:token');

/** Opens a private file by its short-lived link. Shown in the page, or saved with `?unduh=1`. */
export function openFileRoutes(
  app: WebApp,
  { db, storage, links, clock }: { db: Db; storage: FileStorage; links: FileLinks; clock: Clock },
): void {
  const Params = Type.Object({ fileId: Type.String({ format: 'uuid' }), token: Type.String({ maxLength: 80 }) });
  app.get(
    attachment.pattern,
    {
      schema: { params: Params, querystring: Type.Object({ unduh: Type.Optional(Type.String({ maxLength: 1 })) }) },
      config: { policy: 'public' },
    },
    async (request, reply) => {
      const { fileId, token } = request.params;
      const personId = request.actor?.kind === 'person' ? request.actor.personId : null;
      if (!links.opens(fileId, personId, token, clock.now())) throw new AppError('NOT_FOUND', { why: 'link-expired' });
      const file = await getFile(db, fileId);
      const how = request.query.unduh ? 'attachment' : 'inline';
      return (
        reply
          .type(file.mediaType)
          .header('content-length', file.bytes)
          .header(
            'content-disposition',
            `${how}; filename="${file.name.replace(/[^\x20-\x7e]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
          )
          .header('cache-control', 'private, max-age=600')
          .header('x-content-type-options', 'nosniff')
          // Whatever the bytes are, nothing in them runs.
          .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox")
          .send(storage.open(file.sha256))
      );
    },
  );
}
