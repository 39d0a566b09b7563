import type { WebApp } from '#web';
import { Type } from 'typebox';
import { verdicts } from '../../../domain/effect.ts';
import type { CasesDeps } from '../../../index.ts';
import { written } from '../../../domain/written.ts';
import { attempt, backToCase, CaseParams, stampFields } from '../act/command.ts';
import { examinedOf } from '../case/checklist.tsx';
import { readForOfficer } from '../case/show.tsx';
import { deskPaths } from '../paths.ts';
import { DeskQuery } from '../queue/route.tsx';

const Verdicts = Type.Object({
  ...stampFields,
  requirement: Type.String({ maxLength: 60 }),
  fileId: Type.String({ format: 'uuid' }),
  verdict: Type.Enum([...verdicts]),
  note: Type.Optional(Type.String({ maxLength: 20_000 })),
});

/** A verdict on one file; the next file nobody has judged comes into focus. */
export function judgeRoutes(app: WebApp, deps: CasesDeps): void {
  app.post(
    deskPaths.judge.pattern,
    { schema: { querystring: DeskQuery, params: CaseParams, body: Verdicts }, config: { policy: 'officer' } },
    async (request, reply) => {
      const { caseId } = request.params;
      const { requirement, fileId, verdict, note: given, ...stamp } = request.body;
      const note = written(given ?? '');
      const ask = { action: 'judge', requirement, fileId, verdict, note } as const;
      const refused = await attempt(request, reply, deps, { caseId, ask, stamp, raw: {}, verdict: { fileId, note, verdict } });
      if (refused) return refused;
      const after = examinedOf(await readForOfficer(deps, caseId, request));
      const at = after.findIndex(({ file }) => file.fileId === fileId);
      const next = [...after.slice(at + 1), ...after.slice(0, at)].find(({ file }) => file.judgement === null);
      return backToCase(request, reply, caseId, { berkas: next?.file.fileId ?? fileId, selesai: caseId }, next ? '#putusan' : '#tindakan');
    },
  );
}
