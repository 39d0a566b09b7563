import { transaction } from '#db';
import { AppError, refusalOf } from '#kernel';
import { officeDay } from '#platform/calendar';
import { fileLimits, refusalOf as fileRefusal } from '#platform/files';
import { readOneFile, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { type Answers, type IntakePage, missingIn, pages, pagesOf, questionsOf, readAnswers } from '../../domain/intake/questions.ts';
import { withChosen } from '../../domain/respondent.ts';
import { otherAgencies } from '../../agency/others.ts';
import { cleanFile } from '../../files/clean.ts';
import {
  addDraftFile,
  draftFiles,
  dropDraft,
  dropDraftFile,
  findDraft,
  getDraftForUpdate,
  MOST_FILES,
  type OpenDraft,
  saveDraft,
} from '../../intake/draft.ts';
import { sendDraft } from '../../intake/send.ts';
import { texts } from '../../messages/index.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { byPassphrase } from '../../sealing/openings.ts';
import { recipientsAt } from '../../sealing/recipients.ts';
import { secret, takeTicket, ticketIn } from '../cookies.ts';
import { DraftPage } from './pages.tsx';

const Params = Type.Object({ page: Type.Enum([...pages]) });
const Query = Type.Object({ lang: Type.Optional(Type.String()) });
/** Letters of a passphrase somebody thought up: whoever has the database can guess at it. */
const PASSPHRASE = 16;

/** What somebody writes, page by page, under a key only their browser has. */
export function draftRoutes(app: WebApp, deps: OmbudsmanDeps): void {
  const { db, clock, agencyId } = deps;
  const config = { policy: 'public' } as const;
  const lost = (reply: Reply) => takeTicket(reply, 'draft').redirect(ombudsmanPaths.begin({}, { kabar: 'hilang' }), 303);
  const find = (request: Request) => findDraft(db, ticketIn(request, 'draft'), clock.now());

  const show = async (
    request: Request,
    reply: Reply,
    {
      draft,
      page,
      answers,
      errors = [],
      sought,
    }: { draft: OpenDraft; page: IntakePage; answers?: Answers; errors?: readonly FormError[]; sought?: string },
  ) => {
    const files = await draftFiles(db, draft);
    const colleagues = page === 'kirim' ? await officersNamed() : [];
    return render(
      request,
      secret(reply),
      <DraftPage
        {...{ page, errors, files, colleagues }}
        agency={{ agencies: page === 'cerita' ? await otherAgencies(db, agencyId) : [], sought }}
        kind={draft.kind}
        complaintsPath={deps.complaintsPath}
        answers={{ ...draft.answers, ...answers }}
        signedIn={request.actor?.kind === 'person'}
      />,
      { title: texts(request.locale).pages[page], status: errors.length > 0 ? 422 : 200 },
    );
  };

  const officersNamed = async () =>
    (await recipientsAt(db, agencyId, officeDay(clock.now())))
      .filter(({ sits }) => !sits.every((seat) => seat === 'custodian'))
      .map(({ personId, name }) => ({ personId, name }));

  app.get(ombudsmanPaths.draft.pattern, { schema: { params: Params, querystring: Query }, config }, async (request, reply) => {
    const draft = await find(request);
    if (draft?.sent) return reply.redirect(ombudsmanPaths.receipt(), 303);
    const { page } = request.params;
    return draft && pagesOf[draft.kind].includes(page) ? show(request, reply, { draft, page }) : lost(reply);
  });

  app.post(
    ombudsmanPaths.draft.pattern,
    { schema: { params: Params }, config: { ...config, perMinute: 30, takesFiles: true } },
    async (request, reply) => {
      const draft = await find(request);
      const { page } = request.params;
      if (page === 'berkas') return addFile(request, reply, draft);
      if (request.isMultipart()) throw new AppError('BAD_REQUEST', { why: 'content-type' });
      if (!draft || !pagesOf[draft.kind].includes(page)) return lost(reply);
      if (draft.sent) return reply.redirect(ombudsmanPaths.receipt(), 303);
      if (page === 'kirim') return send(request, reply, draft);
      const asked = questionsOf(draft.kind, page);
      const body = readBody(request);
      const answers = withChosen(readAnswers(asked, body), await otherAgencies(db, agencyId));
      await transaction(db, async (tx) => {
        const inside = await getDraftForUpdate(tx, draft.ticket, clock.now());
        if (!inside.sent) await saveDraft(tx, inside, { ...inside, answers: { ...inside.answers, ...answers } }, clock.now());
      });
      // What was written so far is kept; the page comes back with the list they looked for.
      if (body.cari === 'ya') return show(request, reply, { draft, page, answers, sought: String(body.cariInstansi ?? '').slice(0, 80) });
      const m = texts(request.locale);
      const errors = missingIn(asked, answers).map((field) => ({ field, message: m.fieldMissing[field] ?? '' }));
      if (errors.length > 0) return show(request, reply, { draft, page, answers, errors });
      return reply.redirect(ombudsmanPaths.draft({ page: nextOf(draft, page) }), 303);
    },
  );

  const addFile = async (request: Request, reply: Reply, draft: OpenDraft | null) => {
    const { file, tooLarge } = await readOneFile(app, request, fileLimits.document.maxBytes);
    if (!draft || draft.sent) return lost(reply);
    const m = texts(request.locale).files;
    const wrong = (message: string) => show(request, reply, { draft, page: 'berkas', errors: [{ field: 'berkas', message }] });
    const files = await draftFiles(db, draft);
    if (files.length >= MOST_FILES) return wrong(m.tooMany);
    if (tooLarge) return wrong(fileRefusal(new AppError('FILE_TOO_LARGE'), 'document')(request.locale));
    if (!file) return wrong(m.missing);
    const nth = 1 + Math.max(0, ...files.map(({ name }) => Number(/\d+/.exec(name)?.[0] ?? 0)));
    try {
      const clean = await cleanFile(file.content, nth, deps.scanner);
      await transaction(db, async (tx) => addDraftFile(tx, await getDraftForUpdate(tx, draft.ticket, clock.now()), clean));
    } catch (error) {
      if (error instanceof AppError && ['FILE_REFUSED', 'FILES_AWAY'].includes(error.code))
        return wrong(fileRefusal(error, 'document')(request.locale));
      throw error;
    }
    return reply.redirect(ombudsmanPaths.draft({ page: 'berkas' }), 303);
  };

  const send = async (request: Request, reply: Reply, draft: OpenDraft) => {
    const m = texts(request.locale);
    const body = readBody(request);
    const [first] = pagesOf[draft.kind].filter((page) => missingIn(questionsOf(draft.kind, page), draft.answers).length > 0);
    if (first) return reply.redirect(ombudsmanPaths.draft({ page: first }), 303);
    const excluded = [body.jauhkan ?? []].flat().filter((id) => /^[0-9a-f-]{36}$/.test(id));
    const known = await officersNamed();
    const passphrase = typeof body.sandi === 'string' ? body.sandi : '';
    const wrong = (field: string, message: string) => show(request, reply, { draft, page: 'kirim', errors: [{ field, message }] });
    if (passphrase !== '' && passphrase.length < PASSPHRASE) return wrong('sandi', m.send.accountShort);
    const personId = request.actor?.kind === 'person' ? request.actor.personId : null;
    const also = passphrase !== '' && personId ? await byPassphrase(personId, passphrase) : null;
    const kept = excluded.filter((id) => known.some((one) => one.personId === id));
    const why = await refusalOf(() => sendDraft(deps, { ticket: draft.ticket, excluded: kept, ...(also && { also }) }));
    if (why !== undefined) return wrong('jauhkan', m.send.nobody);
    return reply.redirect(ombudsmanPaths.receipt(), 303);
  };

  const FileId = Type.Object({ fileId: Type.String({ format: 'uuid' }) });
  app.post(ombudsmanPaths.draftFile.pattern, { schema: { params: FileId }, config }, async (request, reply) => {
    const draft = await find(request);
    if (!draft) return lost(reply);
    await transaction(db, (tx) => dropDraftFile(tx, draft, request.params.fileId));
    return reply.redirect(ombudsmanPaths.draft({ page: 'berkas' }), 303);
  });

  app.post(ombudsmanPaths.discard.pattern, { config }, async (request, reply) => {
    await transaction(db, (tx) => dropDraft(tx, ticketIn(request, 'draft')));
    return takeTicket(reply, 'draft').redirect(ombudsmanPaths.front(), 303);
  });
}

function nextOf({ kind }: OpenDraft, page: IntakePage): IntakePage {
  const order = pagesOf[kind];
  return order[order.indexOf(page) + 1] ?? 'kirim';
}

type Body = Readonly<Record<string, string | readonly string[]>>;

function readBody(request: Request): Body {
  const body = (request.body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]): [string, string | readonly string[]][] => {
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) ? [[name, value.filter((one) => typeof one === 'string')]] : [];
    }),
  );
}
