import { AppError } from '#kernel';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { MOST_WRITTEN, written } from '../../../domain/written.ts';
import { type CasesDeps, type CaseView } from '../../../index.ts';
import { texts as caseTexts } from '../../../messages/index.ts';
import { attempt, backToCase, stampFields } from '../act/command.ts';
import { readAllForOfficer } from '../case/show.tsx';
import { deskPaths } from '../paths.ts';
import { readPlace } from '../place.ts';
import { DeskQuery } from '../queue/route.tsx';
import { AlikePage, type AlikeProps } from './page.tsx';
import { texts } from './texts.ts';

const Both = Type.Object({ caseId: Type.String({ format: 'uuid' }), otherId: Type.String({ format: 'uuid' }) });
const Deciding = Type.Object({
  ...stampFields,
  decision: Type.Optional(Type.Enum(['same', 'different'] as const)),
  text: Type.Optional(Type.String({ maxLength: 20_000 })),
});

type Shown = Pick<AlikeProps, 'text' | 'decision' | 'errors'>;

/** Two applications of an officer's agency side by side, and the decision whether they are one. */
export function alikeRoutes(app: WebApp, deps: CasesDeps): void {
  const config = { policy: 'officer' } as const;

  const both = async (request: Request, caseId: string, otherId: string): Promise<readonly [CaseView, CaseView]> => {
    const [view, other] = await readAllForOfficer(deps, [caseId, otherId], request);
    if (!view || !other || view.id === other.id || view.agency.id !== other.agency.id) throw new AppError('NOT_FOUND', { case: otherId });
    return [view, other];
  };

  const show = (request: Request, reply: Reply, [view, other]: readonly [CaseView, CaseView], { text, decision, errors }: Shown) => {
    const { personId } = getPerson(request);
    const hrefOf = (fileId: string) => deps.links.make(fileId, personId, deps.clock.now());
    const page = <AlikePage {...{ view, other, text, decision, errors, hrefOf }} place={readPlace(request.query)} />;
    const title = `${texts(request.locale).title}: ${view.number}, ${other.number}`;
    return render(request, reply, page, { title, status: errors.length > 0 ? 422 : 200 });
  };

  app.get(deskPaths.alike.pattern, { schema: { querystring: DeskQuery, params: Both }, config }, async (request, reply) => {
    const { caseId, otherId } = request.params;
    return show(request, reply, await both(request, caseId, otherId), { text: '', decision: undefined, errors: [] });
  });

  app.post(
    deskPaths.alike.pattern,
    { schema: { querystring: DeskQuery, params: Both, body: Deciding }, config },
    async (request, reply) => {
      const { caseId, otherId } = request.params;
      const { decision, text: given = '', ...stamp } = request.body;
      const pair = await both(request, caseId, otherId);
      const text = written(given);
      const m = texts(request.locale);
      const errors = [
        ...(decision === undefined ? [{ field: 'decision', message: m.choose }] : []),
        ...(text === '' ? [{ field: 'text', message: m.missing }] : []),
        ...(text.length > MOST_WRITTEN ? [{ field: 'text', message: caseTexts(request.locale).thread.tooLong }] : []),
      ];
      if (errors.length > 0) return show(request, reply, pair, { text, decision, errors });
      const said = (decision === 'same' ? m.note : m.differentNote)(pair[1].number, text);
      const ask = decision === 'same' ? ({ action: 'note', text: said } as const) : ({ action: 'not-duplicate', reason: said } as const);
      const refused = await attempt(request, reply, deps, { caseId, ask, stamp, raw: { text: said } });
      return refused ?? backToCase(request, reply, caseId, { selesai: caseId }, decision === 'same' ? '#catatan' : '#tindakan');
    },
  );
}
