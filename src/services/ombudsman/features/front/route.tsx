import { transaction } from '#db';
import { officeDay } from '#platform/calendar';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { kinds, type MatterKind } from '../../domain/procedure/stages.ts';
import { pagesOf } from '../../domain/intake/questions.ts';
import { beginDraft, DRAFT_DAYS, dropDraft } from '../../intake/draft.ts';
import { ombudsmanAgency } from '../../agency.ts';
import { MAIL_BOX } from '../../mail/box.ts';
import { texts } from '../../messages/index.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { firstHolders, recipientsAt } from '../../sealing/recipients.ts';
import { giveTicket, secret, ticketIn } from '../cookies.ts';
import { seatsOf } from '../officer.ts';
import { BeginPage, FrontPage } from './pages.tsx';

const Query = Type.Object({
  lang: Type.Optional(Type.String()),
  kabar: Type.Optional(Type.Literal('hilang')),
  jenis: Type.Optional(Type.Enum([...kinds])),
});
const Sent = Type.Object({ jenis: Type.Optional(Type.String({ maxLength: 20 })), simpan: Type.Optional(Type.String({ maxLength: 2 })) });

/** Where everybody enters, and where one chooses what to tell. */
export function frontRoutes(app: WebApp, deps: OmbudsmanDeps): void {
  const { db, clock, agencyId } = deps;
  const config = { policy: 'public' } as const;
  const mail = deps.mail.boxes.find(({ key }) => key === MAIL_BOX)?.address ?? null;
  const isOpen = async () => firstHolders(await recipientsAt(db, agencyId, officeDay(clock.now())), []) !== null;

  app.get(ombudsmanPaths.front.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const officer = seatsOf(request.actor, agencyId).length > 0;
    const m = texts(request.locale);
    return render(
      request,
      secret(reply),
      <FrontPage
        {...{ officer, mail }}
        address={`${ombudsmanAgency.name}, ${ombudsmanAgency.address}`}
        demo={deps.demo}
        open={await isOpen()}
        number={deps.chat.number}
      />,
      {
        title: m.title,
        description: m.description,
      },
    );
  });

  const show = async (request: Request, reply: Reply, news?: 'hilang', errors: readonly FormError[] = []) =>
    render(
      request,
      secret(reply),
      <BeginPage {...{ errors, news }} open={await isOpen()} chosen={(request.query as { jenis?: string }).jenis} />,
      {
        title: texts(request.locale).begin,
        status: errors.length > 0 ? 422 : 200,
      },
    );

  app.get(ombudsmanPaths.begin.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.query.kabar),
  );

  app.post(ombudsmanPaths.begin.pattern, { schema: { body: Sent }, config: { ...config, perMinute: 20 } }, async (request, reply) => {
    const { jenis, simpan } = request.body;
    if (!isKind(jenis) || !(await isOpen()))
      return show(request, reply, undefined, [
        { field: 'jenis', message: texts(request.locale)[isKind(jenis) ? 'closed' : 'whichMissing'] },
      ]);
    const keep = simpan === 'ya';
    const ticket = await transaction(db, async (tx) => {
      await dropDraft(tx, ticketIn(request, 'draft'));
      return beginDraft(tx, { kind: jenis, answers: {}, keep }, clock.now());
    });
    const [page = 'cerita'] = pagesOf[jenis];
    return giveTicket(reply, 'draft', ticket, keep ? DRAFT_DAYS : undefined).redirect(ombudsmanPaths.draft({ page }), 303);
  });
}

const isKind = (text: string | undefined): text is MatterKind => kinds.some((kind) => kind === text);
