import { transaction } from '#db';
import { AppError, type PersonActor, refusalOf } from '#kernel';
import { officeDay } from '#platform/calendar';
import { fileLimits, refusalOf as fileRefusal } from '#platform/files';
import { readOneFile, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { type Answers, missingIn, questions, readAnswers } from '../../domain/intake/questions.ts';
import { kinds } from '../../domain/procedure/stages.ts';
import { readCode } from '../../domain/receipt-code.ts';
import { withChosen } from '../../domain/respondent.ts';
import { otherAgencies } from '../../agency/others.ts';
import { type CleanFile, cleanFile } from '../../files/clean.ts';
import { beginDraft, dropDraft, findDraft } from '../../intake/draft.ts';
import { type Entered, type Entering, enterByOfficer, officeWays } from '../../intake/enter.ts';
import { seenUpTo } from '../../chat/conversations.ts';
import { tellReporter } from '../../chat/tell.ts';
import { texts as words } from '../../messages/index.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { openMail } from '../../sealing/mails.ts';
import type { OpenedKey } from '../../sealing/officer-keys.ts';
import { recipientsAt } from '../../sealing/recipients.ts';
import { giveTicket, secret, takeTicket, ticketIn } from '../cookies.ts';
import type { WithKey } from '../matter/showing.ts';
import { EnteredPage, EnterPage } from './pages.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ lang: Type.Optional(Type.String()), surat: Type.Optional(Type.String({ format: 'uuid' })) });
const Lang = Type.Object({ lang: Type.Optional(Type.String()) });
const Sent = Type.Object({ kode: Type.Optional(Type.String({ maxLength: 80 })) });
type Fields = Readonly<Record<string, string>>;

/** An officer of intake enters what came by telephone, in person, by letter, by mail or by WhatsApp. */
export function enterRoutes(app: WebApp, deps: OmbudsmanDeps, withKey: WithKey): void {
  const { db, clock, agencyId } = deps;
  const config = { policy: 'officer' } as const;

  const show = async (
    request: Request,
    reply: Reply,
    {
      actor,
      fields,
      answers,
      errors = [],
      sought,
    }: { actor: PersonActor; fields: Fields; answers: Answers; errors?: readonly FormError[]; sought?: string },
  ) => {
    const colleagues = (await recipientsAt(db, agencyId, officeDay(clock.now())))
      .filter(({ sits, personId }) => personId !== actor.personId && !sits.every((seat) => seat === 'custodian'))
      .map(({ personId, name }) => ({ personId, name }));
    const agency = { agencies: await otherAgencies(db, agencyId), sought };
    return render(
      request,
      secret(reply),
      <EnterPage {...{ answers, fields, colleagues, errors, agency }} mailId={fields.surat ?? null} />,
      {
        title: texts(request.locale).title,
        status: errors.length > 0 ? 422 : 200,
      },
    );
  };

  app.get(ombudsmanPaths.enter.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    withKey(request, reply, async (opened, actor) => {
      const { surat } = request.query;
      const answers: Answers = { secret: 'secret', ...(surat !== undefined && (await answersFrom(opened, surat))) };
      return show(request, reply, { actor, answers, fields: { ...(surat && { surat, jenis: 'laporan' }) } });
    }),
  );

  app.post(ombudsmanPaths.enter.pattern, { config: { ...config, perMinute: 30, takesFiles: true } }, async (request, reply) => {
    const { file, fields, tooLarge } = await readOneFile(app, request, fileLimits.document.maxBytes, 12_000, 60);
    return withKey(request, reply, async (opened, actor) => {
      const m = texts(request.locale);
      const kind = kinds.find((one) => one === fields.jenis);
      const way = officeWays.find((one) => one === fields.cara);
      const mailId = /^[0-9a-f-]{36}$/.test(fields.surat ?? '') ? fields.surat : undefined;
      const answers = withChosen(readAnswers(questions, fields), await otherAgencies(db, agencyId));
      if (fields.cari === 'ya') return show(request, reply, { actor, fields, answers, sought: (fields.cariInstansi ?? '').slice(0, 80) });
      const again = (...errors: readonly FormError[]) => show(request, reply, { actor, fields, answers, errors });
      const missing = missingIn(questions, answers).map((field) => ({ field, message: words(request.locale).fieldMissing[field] ?? '' }));
      const faults = [
        ...(kind ? [] : [{ field: 'jenis', message: m.kindMissing }]),
        ...(mailId !== undefined || way ? [] : [{ field: 'cara', message: m.wayMissing }]),
        ...missing,
        ...(tooLarge ? [{ field: 'berkas', message: fileRefusal(new AppError('FILE_TOO_LARGE'), 'document')(request.locale) }] : []),
      ];
      if (!kind || faults.length > 0) return again(...faults);
      let scan: CleanFile | null = null;
      if (file)
        try {
          scan = await cleanFile(file.content, 1, deps.scanner);
        } catch (error) {
          if (!(error instanceof AppError) || !['FILE_REFUSED', 'FILES_AWAY'].includes(error.code)) throw error;
          return again({ field: 'berkas', message: fileRefusal(error, 'document')(request.locale) });
        }
      const note = (fields.catatan ?? '').trim();
      const entering: Entering = {
        kind,
        answers: forKind(kind, answers),
        excluded: Object.keys(fields).flatMap((key) =>
          fields[key] === 'ya' ? (/^jauhkan-([0-9a-f-]{36})$/.exec(key)?.slice(1) ?? []) : [],
        ),
        from:
          mailId !== undefined
            ? { way: (await openMail(db, opened, mailId)).medium, mailId, note }
            : { way: way ?? 'phone', who: (fields.siapa ?? '').trim().slice(0, 200), note, file: scan },
      };
      let entered: Entered | undefined;
      const why = await refusalOf(async () => {
        entered = await enterByOfficer(deps, actor, opened, entering);
      });
      if (!entered) return again({ field: 'jenis', message: refusals(request)[why ?? ''] ?? m.nobody });
      return goOn(reply, actor, opened, { ...entered, kind });
    });
  });

  /** What a mail, or what was seen of a conversation, tells beforehand. */
  const answersFrom = async (opened: OpenedKey, mailId: string): Promise<Answers> => {
    const { mail, chat } = (await openMail(db, opened, mailId)).about;
    if (mail) return { title: '', story: mail.text.slice(0, 12_000), name: mail.from?.name ?? '', email: mail.from?.address ?? '' };
    if (!chat) return {};
    const said = (await seenUpTo(db, opened, mailId)).filter(({ kind }) => kind !== 'ours').map(({ words }) => words.text);
    return { title: '', story: said.join('\n').slice(0, 12_000), name: chat.name ?? '', phone: chat.with.phone ?? '' };
  };

  const refusals = (request: Request): Readonly<Record<string, string>> => {
    const m = texts(request.locale);
    return { 'nobody-to-open': m.nobody, 'excludes-self': m.self, 'not-your-seat': m.seat, settled: m.settled };
  };

  /** By mail or WhatsApp the receipt goes to whoever wrote; otherwise the officer reads it out. */
  const goOn = async (
    reply: Reply,
    actor: PersonActor,
    opened: OpenedKey,
    { kind, matterId, code, number, link }: Entered & { kind: (typeof kinds)[number] },
  ) => {
    if (link !== null) {
      const url = deps.publicUrl + ombudsmanPaths.mailReceipt({ ticket: link });
      await tellReporter(deps, actor, opened, matterId, { what: 'receipt', link: url });
      return reply.redirect(ombudsmanPaths.matter({ matterId }, { kabar: 'simpan' }), 303);
    }
    const at = clock.now();
    const ticket = await transaction(db, (tx) => beginDraft(tx, { kind, answers: {}, keep: false, sent: { code, number } }, at));
    return giveTicket(reply, 'entered', ticket).redirect(ombudsmanPaths.entered(), 303);
  };

  const showReceipt = async (request: Request, reply: Reply, errors: readonly FormError[] = []) => {
    const draft = await findDraft(db, ticketIn(request, 'entered'), clock.now());
    if (!draft?.sent) return takeTicket(reply, 'entered').redirect(ombudsmanPaths.desk(), 303);
    const url = deps.publicUrl + ombudsmanPaths.back();
    return render(request, secret(reply), <EnteredPage receipt={draft.sent} {...{ url, errors }} />, {
      title: texts(request.locale).receipt,
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(ombudsmanPaths.entered.pattern, { schema: { querystring: Lang }, config }, (request, reply) =>
    withKey(request, reply, () => showReceipt(request, reply)),
  );

  app.post(ombudsmanPaths.entered.pattern, { schema: { body: Sent }, config: { ...config, perMinute: 30 } }, (request, reply) =>
    withKey(request, reply, async () => {
      const draft = await findDraft(db, ticketIn(request, 'entered'), clock.now());
      if (!draft?.sent) return showReceipt(request, reply);
      if (readCode(request.body.kode ?? '') !== draft.sent.code)
        return showReceipt(request, reply, [{ field: 'kode', message: words(request.locale).receipt.wrong }]);
      await transaction(db, (tx) => dropDraft(tx, draft.ticket));
      const matter = await db.selectFrom('ombudsman.matter').select('id').where('number', '=', draft.sent.number).executeTakeFirst();
      const to = matter ? ombudsmanPaths.matter({ matterId: matter.id }) : ombudsmanPaths.desk();
      return takeTicket(reply, 'entered').redirect(to, 303);
    }),
  );
}

/** What a kind keeps of what was typed: a tip keeps no name, whatever field was filled in. */
function forKind(kind: (typeof kinds)[number], answers: Answers): Answers {
  const kept = questions.filter((question) => question.kinds.includes(kind) || question.key === 'secret').map(({ key }) => key);
  return Object.fromEntries(Object.entries(answers).filter(([key, value]) => kept.some((one) => one === key) && value !== ''));
}
