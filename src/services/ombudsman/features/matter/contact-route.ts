import { transaction } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { fileLimits } from '#platform/files';
import { readOneFile, type WebApp } from '#web';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { cleanFile } from '../../files/clean.ts';
import { noteContact, officeWays } from '../../intake/enter.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { finishTask } from '../../procedure/tasks.ts';
import type { OpenedKey } from '../../sealing/officer-keys.ts';
import { MatterId, type matterRoutes } from './route.tsx';

const TaskId = Type.Object({ matterId: Type.String({ format: 'uuid' }), taskId: Type.String({ format: 'uuid' }) });
const Done = Type.Object({ catatan: Type.Optional(Type.String({ maxLength: 2000 })), surel: Type.Optional(Type.Literal('ya')) });

/** Notes of contacts in a matter, and tasks that are done. */
export function contactRoutes(app: WebApp, deps: OmbudsmanDeps, { settle }: Pick<ReturnType<typeof matterRoutes>, 'settle'>): void {
  const config = { policy: 'officer' } as const;

  app.post(
    ombudsmanPaths.contact.pattern,
    { schema: { params: MatterId }, config: { ...config, takesFiles: true } },
    async (request, reply) => {
      const { file, fields, tooLarge } = await readOneFile(app, request, fileLimits.document.maxBytes, 12_000);
      const { matterId } = request.params;
      const note = async (opened: OpenedKey, actor: PersonActor) => {
        if (tooLarge) throw new AppError('FILE_TOO_LARGE');
        const scan = file ? await cleanFile(file.content, 1, deps.scanner) : null;
        await noteContact(deps, actor, opened, {
          matterId,
          way: officeWays.find((one) => one === fields.cara) ?? 'phone',
          who: (fields.siapa ?? '').trim().slice(0, 200),
          text: (fields.isi ?? '').replace(/\r\n/g, '\n').trim(),
          fromReporter: fields.pelapor === 'ya',
          file: scan,
        });
      };
      return settle(request, reply, matterId, 'isi-kontak', note, fields);
    },
  );

  app.post(ombudsmanPaths.task.pattern, { schema: { params: TaskId, body: Done }, config }, (request, reply) => {
    const { matterId, taskId } = request.params;
    const { catatan: note = '', surel } = request.body;
    return settle(request, reply, matterId, 'tugas', (opened, actor, at) =>
      transaction(deps.db, (tx) => finishTask(tx, actor, opened, { matterId, taskId, note, resume: surel === 'ya' }, at)),
    );
  });
}
