import { AppError, newId } from '#kernel';
import { fieldFaults } from '#i18n';
import { officeDay } from '#platform/calendar';
import {
  type Agreed,
  type FieldContext,
  type FieldProblem,
  type FillDeps,
  listHelped,
  openOwnDraft,
  type Raw,
  readPage,
  readSent,
  sendDraft,
} from '#platform/forms';
import { rulesAt } from '#platform/rules';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { type Static, Type } from 'typebox';
import { beginAtCounter } from '../../counter/begin.ts';
import { readAgreeing, sendConsentCode, takeConsentCode } from '../../counter/consent.ts';
import { readDone } from '../../counter/send.ts';
import { casePaths } from '../../paths.ts';
import type { CasesDeps } from '../../types.ts';
import { type HelpingAnswers, helpingPage, sheetPage } from './fields.ts';
import { ConsentPage, CounterDonePage, CounterPage } from './pages.tsx';
import { consentSheet } from './sheet.ts';
import { texts } from './texts.ts';
import { offersFor } from './offers.ts';
import { HELPED_A_PAGE } from './unfinished.tsx';
import { filterOf, Listing, unfinishedRoutes } from './unfinished-route.ts';
import { fillPaths } from '#platform/forms/ui';

const config = { policy: 'officer', perMinute: 30 } as const;
const DraftId = Type.Object({ draftId: Type.String({ format: 'uuid' }) });
const Typed = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 400 }));

/** Helping somebody at the counter: whom, then the questions as everybody has them, then their consent, then the receipt. */
export function counterRoutes(app: WebApp, deps: CasesDeps, fill: FillDeps): void {
  const contextNow = async (): Promise<FieldContext> => {
    const today = officeDay(deps.clock.now());
    return { rules: await rulesAt(deps.db, [], { agencyId: null, on: today }), today };
  };
  const titled = (request: Request) => ({ title: texts(request.locale).title });

  app.get(casePaths.counter.pattern, { schema: { querystring: Listing }, config }, (request, reply) =>
    showCounter(request, reply, { problems: [], raw: {}, listing: request.query }),
  );

  unfinishedRoutes(app, deps);

  app.post(casePaths.counter.pattern, { schema: { body: Typed }, config }, async (request, reply) => {
    const officer = getPerson(request);
    const { _draft: id = '', _account: account, ...raw } = request.body;
    const read = readPage(helpingPage(offersFor(deps, officer)), raw, await contextNow());
    if (!read.ok) return showCounter(request, reply, { raw, problems: read.problems, draftId: id });
    const { service: chosen, phone = null, email = null, ...who } = read.answers as unknown as HelpingAnswers;
    const [service = '', agencyId = ''] = chosen.split('@');
    const said = account === undefined ? {} : { account: account === 'yes' };
    const own: FieldProblem = { field: 'nik', message: texts.text((m) => m.own) };
    try {
      const begun = await beginAtCounter(deps, officer, { id, service, agencyId, phone, email, ...who, ...said });
      if (begun.begun) return reply.redirect(fillPaths.tasks({ draftId: id }), 303);
      const asked: FieldProblem = { field: '_account', message: texts.text((m) => m.accountTitle) };
      return showCounter(request, reply, { raw, problems: [asked], draftId: id, maskedEmail: begun.maskedEmail });
    } catch (error) {
      if (!(error instanceof AppError) || error.detail?.reason !== 'same-person') throw error;
      return showCounter(request, reply, { raw, problems: [own], draftId: id });
    }
  });

  app.get(
    casePaths.consent.pattern,
    {
      schema: { params: DraftId, querystring: Type.Object({ kode: Type.Optional(Type.Literal('1')), lang: Type.Optional(Type.String()) }) },
      config,
    },
    (request, reply) => showConsent(request, reply, request.params.draftId, { sent: request.query.kode === '1' }),
  );

  app.post(casePaths.consentCode.pattern, { schema: { params: DraftId }, config }, async (request, reply) => {
    const { draftId } = request.params;
    try {
      await sendConsentCode(deps, getPerson(request), draftId);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'TOO_MANY_REQUESTS') throw error;
      return showConsent(request, reply, draftId, { errors: [{ field: 'code', message: texts(request.locale).wait }] });
    }
    return reply.redirect(casePaths.consent({ draftId }, { kode: '1' }), 303);
  });

  app.post(
    casePaths.consent.pattern,
    { schema: { params: DraftId, body: Type.Object({ code: Type.Optional(Type.String({ maxLength: 40 })) }) }, config },
    async (request, reply) => {
      const { draftId } = request.params;
      let agreed: Agreed;
      try {
        agreed = await takeConsentCode(deps, getPerson(request), draftId, request.body.code ?? '');
      } catch (error) {
        const faults = fieldFaults(error as AppError);
        if (!(error instanceof AppError) || faults.length === 0) throw error;
        const errors = faults.map(({ field, message }) => ({ field, message: message(request.locale) }));
        return showConsent(request, reply, draftId, { errors });
      }
      return send(request, reply, draftId, agreed);
    },
  );

  app.post(
    casePaths.consentPaper.pattern,
    { schema: { params: DraftId }, config: { ...config, takesFiles: true } },
    async (request, reply) => {
      const actor = getPerson(request);
      const { draftId } = request.params;
      const { reading, problems } = await readSent(request, deps, { page: sheetPage, context: await contextNow(), actor });
      if (!reading.ok || problems.length > 0)
        return showConsent(request, reply, draftId, {
          errors: problems.map(({ field, message }) => ({ field, message: message(request.locale) })),
        });
      const [fileId = null] = reading.answers.sheet as readonly string[];
      return send(request, reply, draftId, { consent: { way: 'paper', fileId }, version: null });
    },
  );

  app.get(casePaths.consentSheet.pattern, { schema: { params: DraftId }, config }, async (request, reply) => {
    const officer = getPerson(request);
    const { draftId } = request.params;
    const { byPaper, name } = await readAgreeing(deps, officer, draftId);
    if (!byPaper) throw new AppError('ACTION_NOT_ALLOWED', { why: 'consent' });
    const opened = await openOwnDraft(fill, officer, draftId);
    const sheet = await consentSheet(deps, officer, { opened, name: opened.draft.forName ?? name, locale: request.locale });
    return reply
      .type('application/pdf')
      .header('content-disposition', 'inline; filename="persetujuan.pdf"')
      .header('cache-control', 'private, no-store')
      .send(sheet);
  });

  app.get(
    casePaths.counterDone.pattern,
    { schema: { params: Type.Object({ caseId: Type.String({ format: 'uuid' }) }) }, config },
    async (request, reply) => {
      const officer = getPerson(request);
      const { caseId } = request.params;
      const { receiptFileId, service, ...done } = await readDone(deps, officer, caseId);
      if (receiptFileId === null) reply.header('refresh', '3');
      const receiptHref = receiptFileId === null ? null : deps.links.make(receiptFileId, officer.personId, deps.clock.now());
      const props = { ...done, caseId, receiptHref, service: deps.registry.get(service).title(request.locale) };
      return render(request, reply, <CounterDonePage {...props} />, { title: texts(request.locale).doneTitle });
    },
  );

  const send = async (request: Request, reply: Reply, draftId: string, agreed: Agreed) => {
    const sending = await sendDraft(fill, getPerson(request), draftId, agreed);
    return reply.redirect(sending.sent ? sending.href : fillPaths.check({ draftId }), 303);
  };

  const showConsent = async (
    request: Request,
    reply: Reply,
    draftId: string,
    { sent = false, errors = [] }: { readonly sent?: boolean; readonly errors?: readonly FormError[] },
  ) => {
    const officer = getPerson(request);
    const agreeing = await readAgreeing(deps, officer, draftId);
    const opened = await openOwnDraft(fill, officer, draftId);
    if (opened.draft.submittedTo !== null) return reply.redirect(opened.draft.submittedTo, 303);
    const page = <ConsentPage {...{ opened, agreeing, sent, errors }} />;
    return render(request, reply, page, { title: texts(request.locale).consent, status: errors.length > 0 ? 422 : 200 });
  };

  interface Shown {
    readonly raw: Readonly<Record<string, Raw>>;
    readonly problems: readonly FieldProblem[];
    readonly draftId?: string;
    readonly maskedEmail?: string;
    readonly listing?: Static<typeof Listing>;
  }

  const showCounter = async (
    request: Request,
    reply: Reply,
    { raw, problems, draftId = newId(), maskedEmail = '', listing = {} }: Shown,
  ) => {
    const officer = getPerson(request);
    const { halaman: page = 1 } = listing;
    const filter = filterOf(listing);
    const found = await listHelped(deps.db, officer.personId, filter, { limit: HELPED_A_PAGE, offset: (page - 1) * HELPED_A_PAGE });
    const props = {
      draftId,
      offers: offersFor(deps, officer),
      context: await contextNow(),
      raw,
      problems,
      maskedEmail: maskedEmail === '' ? null : maskedEmail,
      list: { ...found, page, filter },
    };
    return render(request, reply, <CounterPage {...props} />, { ...titled(request), status: problems.length > 0 ? 422 : 200 });
  };
}
