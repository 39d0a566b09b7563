import { getPerson, type WebApp } from '#web';
import { Type } from 'typebox';
import { signalKinds } from '../../../domain/signals.ts';
import { MOST_WRITTEN, written } from '../../../domain/written.ts';
import type { CasesDeps } from '../../../index.ts';
import { texts as caseTexts } from '../../../messages/index.ts';
import { laySignal } from '../../../signals/lay.ts';
import { backToCase, CaseParams } from '../act/command.ts';
import { readForOfficer, showCase } from '../case/show.tsx';
import { deskPaths } from '../paths.ts';
import { DeskQuery } from '../queue/route.tsx';
import { texts } from './texts.ts';

const Laying = Type.Object({
  kind: Type.Enum([...signalKinds]),
  digest: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  text: Type.String({ maxLength: 20_000 }),
});

/** Laying a signal aside, with a reason. */
export function signalRoutes(app: WebApp, deps: CasesDeps): void {
  app.post(
    deskPaths.laySignal.pattern,
    { schema: { querystring: DeskQuery, params: CaseParams, body: Laying }, config: { policy: 'officer' } },
    async (request, reply) => {
      const { caseId } = request.params;
      const { kind, digest } = request.body;
      const reason = written(request.body.text);
      const view = await readForOfficer(deps, caseId, request);
      const wrong =
        reason === '' ? texts(request.locale).missing : reason.length > MOST_WRITTEN ? caseTexts(request.locale).thread.tooLong : undefined;
      if (wrong !== undefined) {
        const sent = { action: 'lay-signal', raw: { kind, text: reason }, errors: [{ field: `tanda-${kind}`, message: wrong }] };
        return showCase(request, reply, deps, caseId, { status: 422, refused: { sent } });
      }
      await laySignal(deps, getPerson(request), view, { kind, digest, reason });
      return backToCase(request, reply, caseId, {}, '#tanda');
    },
  );
}
