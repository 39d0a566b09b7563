import { AppError, type Clock } from '#kernel';
import type { Db } from '#db';
import { path, type WebApp } from '#web';
import { Type } from 'typebox';
import type { FileLinks } from '../../links.ts';
import type { FileStorage } from '../../store/storage.ts';
import { sendFile } from '../../send-file.ts';
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
      return await sendFile(reply, storage, file, how);
    },
  );
}
