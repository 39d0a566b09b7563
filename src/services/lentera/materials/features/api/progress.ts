import { transaction, type Tx } from '#db';
import { said } from '#i18n';
import type { Operation, WebApp } from '#web';
import { type Static, Type } from 'typebox';
import { getVersions } from '../../../bank/store/read.ts';
import type { LenteraDeps } from '../../../deps.ts';
import { pinnedIn } from '../../domain/lesson.ts';
import { markExercise } from '../../exercise.ts';
import { materialPaths } from '../../paths.ts';
import { Uuid } from './shapes.ts';
import { studentVisitOf } from '../../see.ts';
import { keepTry, noteFinished, noteOpened } from '../../store/progress.ts';
import { type Reader, versionFor } from '../../store/read.ts';

const Entry = Type.Object(
  {
    id: Type.String({ format: 'uuid', description: 'Drawn by the device: sent twice, it is taken once.' }),
    kind: Type.Enum(['opened', 'finished', 'answer']),
    lesson: Uuid,
    version: Type.Integer({ minimum: 1, maximum: 100_000 }),
    at: Type.Number({ minimum: 0, description: 'Milliseconds since 1970 by the device’s clock.' }),
    question: Type.Optional(Uuid),
    fields: Type.Optional(
      Type.Record(
        Type.String({ maxLength: 60 }),
        Type.Union([Type.String({ maxLength: 20_000 }), Type.Array(Type.String({ maxLength: 200 }), { maxItems: 60 })]),
        { description: 'Of an answer, as the form of the lesson names them: `j`, or `j-` and the name of a part.' },
      ),
    ),
  },
  { title: 'MaterialProgressEntry' },
);
type Entry = Static<typeof Entry>;
const Body = Type.Object({ entries: Type.Array(Entry, { maxItems: 100 }) });
const Taken = Type.Object(
  {
    taken: Type.Array(Uuid),
    refused: Type.Array(Uuid, { description: 'Of lessons that are not theirs, or no longer: not to be sent again.' }),
  },
  { title: 'MaterialProgressTaken' },
);
const operation: Operation = {
  id: 'sendMaterialProgress',
  tag: 'materials',
  summary: said('Kirim kemajuan belajar dari perangkat', 'Send progress from a device'),
};

/** How long what was done without a network is believed to have been done when the device says. */
const BELIEVED = 60 * 86_400_000;

/**
 * Takes what a student did on a device without a network: answers and finished lessons, each once however often it is sent.
 * What is no longer theirs is named as refused, and the device lets it go.
 */
export function progressRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock } = deps;
  app.post(
    materialPaths.send.pattern,
    { schema: { body: Body, response: { 200: Taken } }, config: { policy: 'signed-in', perMinute: 60, operation } },
    async (request) => {
      const { reader, today } = await studentVisitOf(deps, request);
      const now = clock.now();
      const taken: string[] = [];
      const refused: string[] = [];
      for (const entry of request.body.entries) {
        const isTaken = await transaction(db, (tx) => take(tx, reader, entry, { today, now }));
        (isTaken ? taken : refused).push(entry.id);
      }
      return { taken, refused };
    },
  );
}

async function take(
  tx: Tx,
  reader: Reader,
  entry: Entry,
  { today, now }: { readonly today: string; readonly now: Date },
): Promise<boolean> {
  const { studentId } = reader;
  const { lesson: lessonId, version } = entry;
  const content = await versionFor(tx, reader, { lessonId, version }, today);
  if (content === null) return false;
  const isBelieved = entry.at <= now.getTime() && entry.at > now.getTime() - BELIEVED;
  const at = isBelieved ? new Date(entry.at) : now;
  if (entry.kind === 'opened') {
    await noteOpened(tx, { lessonId, studentId, version }, at);
    return true;
  }
  if (entry.kind === 'finished') {
    await noteFinished(tx, { lessonId, studentId, version, finished: true }, at);
    return true;
  }
  const pinned = pinnedIn(content).find(({ questionId }) => questionId === entry.question);
  if (!pinned) return false;
  const question = (await getVersions(tx, [pinned]))(pinned);
  const marked = markExercise(pinned.questionId, question, entry.fields ?? {});
  // An empty form is nothing to keep, and nothing to send again.
  if (marked === null) return true;
  const one = { id: entry.id, lessonId, studentId, version, questionId: pinned.questionId, questionVersion: pinned.version };
  await keepTry(tx, { ...one, ...marked, at }, now);
  return true;
}
