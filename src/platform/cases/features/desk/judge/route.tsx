import type { WebApp } from '#web';
import { Type } from 'typebox';
import { type Verdict, verdicts } from '../../../domain/effect.ts';
import type { CasesDeps } from '../../../index.ts';
import { written } from '../../../domain/written.ts';
import { attempt, backToCase, CaseParams, stampFields } from '../act/command.ts';
import { examinedOf } from '../case/checklist.tsx';
import { readForOfficer, showCase } from '../case/show.tsx';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { DeskQuery } from '../queue/route.tsx';

const Verdicts = Type.Object({
  ...stampFields,
  requirement: Type.String({ maxLength: 60 }),
  fileId: Type.String({ format: 'uuid' }),
  verdict: Type.Enum([...verdicts]),
  note: Type.Optional(Type.String({ maxLength: 20_000 })),
});

/** Longest note on a file, in characters. */
const MOST_NOTE = 2000;

/** Verdicts that say nothing the applicant could act on without a word of explanation. */
const NEED_NOTE: readonly Verdict[] = ['incomplete', 'does-not-conform'];

/** A verdict on one file; the next file nobody has judged comes into focus. */
export function judgeRoutes(app: WebApp, deps: CasesDeps): void {
  app.post(
    deskPaths.judge.pattern,
    { schema: { querystring: DeskQuery, params: CaseParams, body: Verdicts }, config: { policy: 'officer' } },
    async (request, reply) => {
      const { caseId } = request.params;
      const { requirement, fileId, verdict, note: given, ...stamp } = request.body;
      const note = written(given ?? '');
      const m = texts(request.locale).files;
      const wrong = note === '' && NEED_NOTE.includes(verdict) ? m.noteNeeded : note.length > MOST_NOTE ? m.noteTooLong : undefined;
      if (wrong !== undefined) {
        const problem = { fileId, note, verdict, message: wrong };
        return showCase(request, reply, deps, caseId, { status: 422, refused: { verdict: problem } });
      }
      // A note on an accepted file would be read as something to mend.
      const kept = verdict === 'accepted' || note === '' ? null : note;
      const ask = { action: 'judge', requirement, fileId, verdict, note: kept } as const;
      const refused = await attempt(request, reply, deps, { caseId, ask, stamp, raw: {}, verdict: { fileId, note, verdict } });
      if (refused) return refused;
      const after = examinedOf(await readForOfficer(deps, caseId, request));
      const at = after.findIndex(({ file }) => file.fileId === fileId);
      const next = [...after.slice(at + 1), ...after.slice(0, at)].find(({ file }) => file.judgement === null);
      return backToCase(request, reply, caseId, { berkas: next?.file.fileId ?? fileId, selesai: caseId }, next ? '#putusan' : '#tindakan');
    },
  );
}
