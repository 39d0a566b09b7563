import { transaction } from '#db';
import { errorSentences, type Locale } from '#i18n';
import { type ErrorCode, errorStatus } from '#kernel';
import type { Raw } from '#platform/forms';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { type RefusalReason, refusalReasons } from '../../../domain/refusal.ts';
import { type Batch, type CasesDeps, readBatch, startBatch } from '../../../index.ts';
import { refusalSentence } from '../../../act/refusal-sentence.ts';
import { keyIn } from '../../asked.ts';
import { refusedOf } from '../act/refusal.ts';
import { readAllForOfficer } from '../case/show.tsx';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { readPlace } from '../place.ts';
import { DeskQuery } from '../queue/route.tsx';
import { choicesFor } from './choose.ts';
import { BatchPage, type BatchProgress, ChoosePage, type ChoosePageProps } from './pages.tsx';

/** Cases an officer may act on in one go. */
const MOST = 100;

const CaseIds = Type.Array(Type.String({ format: 'uuid' }), { maxItems: MOST, uniqueItems: true });
const Chosen = Type.Object({ case: Type.Optional(CaseIds) });
const Params = Type.Object({ batchId: Type.String({ format: 'uuid' }) });
const Item = Type.Object({ caseId: Type.String(), state: Type.String(), said: Type.String(), reason: Type.String() });
const Progress = Type.Object({
  finished: Type.Boolean(),
  done: Type.Integer(),
  total: Type.Integer(),
  sentence: Type.String(),
  items: Type.Array(Item),
});

/** One action on many cases: choosing it, starting it, following it, from wherever one comes back. */
export function batchRoutes(app: WebApp, deps: CasesDeps): void {
  const config = { policy: 'officer' } as const;

  app.post(deskPaths.chooseBatch.pattern, { schema: { querystring: DeskQuery, body: Chosen }, config }, async (request, reply) =>
    showChoices(request, reply, deps, request.body.case ?? []),
  );

  const Start = Type.Object({ case: CaseIds, _action: Type.String({ maxLength: 60 }) }, { additionalProperties: true });
  app.post(deskPaths.startBatch.pattern, { schema: { querystring: DeskQuery, body: Start }, config }, async (request, reply) => {
    const { case: caseIds, _action: action, ...rest } = request.body;
    const { _key, ...input } = rest as Readonly<Record<string, Raw>>;
    const order = { action, input, caseIds, idempotencyKey: keyIn(rest as Readonly<Record<string, Raw>>) };
    try {
      const batchId = await transaction(deps.db, (tx) => startBatch(tx, deps, getPerson(request), order));
      return reply.redirect(deskPaths.batch({ batchId }), 303);
    } catch (error) {
      const again = refusedOf(error, { action, raw: input }, request.locale);
      if (!again?.refused.sent || again.refused.because) throw error;
      return showChoices(request, reply, deps, caseIds, { status: again.status, sent: again.refused.sent });
    }
  });

  app.get(deskPaths.batch.pattern, { schema: { querystring: DeskQuery, params: Params }, config }, async (request, reply) => {
    const batch = await readBatch(deps, getPerson(request), request.params.batchId);
    const page = <BatchPage batch={batch} title={titleOf(deps, batch, request.locale)} progress={progressOf(batch, request.locale)} />;
    return render(request, reply, page, { title: texts(request.locale).batch.title });
  });

  app.get(
    deskPaths.batchProgress.pattern,
    { schema: { querystring: DeskQuery, params: Params, response: { 200: Progress } }, config: { ...config, perMinute: 120 } },
    async (request) => {
      const { items, ...progress } = progressOf(await readBatch(deps, getPerson(request), request.params.batchId), request.locale);
      return { ...progress, items: [...items] };
    },
  );
}

async function showChoices(
  request: Request,
  reply: Reply,
  deps: CasesDeps,
  caseIds: readonly string[],
  { status = 200, sent }: { readonly status?: number; readonly sent?: ChoosePageProps['sent'] } = {},
): Promise<Reply> {
  const views = await readAllForOfficer(deps, caseIds, request);
  const page = <ChoosePage place={readPlace(request.query)} views={views} choices={choicesFor(views)} sent={sent} />;
  return render(request, reply, page, { title: texts(request.locale).batch.title, status });
}

/** What the action is called: the batch keeps its key, the services know its title. */
function titleOf({ registry }: CasesDeps, { action }: Batch, locale: Locale): string {
  return (
    registry
      .all()
      .find(({ service }) => service.actions[action])
      ?.service.actions[action]?.title(locale) ?? action
  );
}

function progressOf(batch: Batch, locale: Locale): BatchProgress {
  const m = texts(locale).batch;
  const refused = batch.items.filter((item) => item.state === 'refused').length;
  const done = batch.items.filter((item) => item.state === 'done').length;
  const finished = done + refused === batch.items.length;
  return {
    finished,
    done: done + refused,
    total: batch.items.length,
    sentence: finished ? m.finished(done, refused) : `${m.progress(done + refused, batch.items.length)}. ${m.running}`,
    items: batch.items.map(({ caseId, state, reason }) => ({ caseId, state, said: m.states[state], reason: reasonOf(reason, locale) })),
  };
}

/** A refusal reason or an error code as a sentence. */
function reasonOf(reason: string | null, locale: Locale): string {
  if (reason === null) return '';
  if (refusalReasons.includes(reason as RefusalReason)) return refusalSentence(reason as RefusalReason, locale);
  return errorSentences(locale)[reason in errorStatus ? (reason as ErrorCode) : 'INTERNAL'].title;
}
