import { transaction } from '#db';
import { formatDateTime, type Locale } from '#i18n';
import { AppError } from '#kernel';
import { listAudit } from '#platform/audit';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { getVersions } from '../../../bank/store/read.ts';
import { educationAgency } from '../../../agency.ts';
import type { RoomDeps } from '../../../room/deps.ts';
import type { KeptItem } from '../../../room/domain/paper.ts';
import { openPaper } from '../../../room/open-paper.ts';
import { roomPaths } from '../../../room/paths.ts';
import { listSubjects, subjectTitle } from '../../../schools/city.ts';
import { drawCards } from '../../../schools/print/cards.ts';
import { schoolsOf } from '../../../schools/schools.ts';
import { visitOf } from '../../../schools/who.ts';
import { sizeOf } from '../../domain/plan.ts';
import { makeCards } from '../../participants.ts';
import { examPaths } from '../../paths.ts';
import { getKept, participantsOf, sessionsOf } from '../../read-test.ts';
import type { SessionRow, TestRow } from '../../store.ts';
import { watchLines } from '../../watch-lines.ts';
import { PaperPage } from './paper-page.tsx';
import { attendanceSheet, minutesSheet } from './sheets.ts';
import { texts } from './texts.ts';

const TestId = Type.Object({ testId: Type.String({ format: 'uuid' }) });
const Session = Type.Object({ sesi: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })), lang: Type.Optional(Type.String()) });
const config = { policy: 'signed-in', perMinute: 30 } as const;
const MOST_ACTS = 100;

/** What a test is held with on paper: cards, lists, minutes, the paper itself. */
export function printRoutes(app: WebApp, deps: RoomDeps): void {
  const { db, clock, agencyId, tickets, publicUrl, demo } = deps;

  const sendPdf = (reply: Reply, name: string, pdf: Buffer) =>
    reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${name}.pdf"`)
      .header('cache-control', 'no-store')
      .send(pdf);

  /** A test somebody keeps, with the session that is asked for. */
  const lookAt = async (request: Request, testId: string, asked?: number) => {
    const { who, actor } = await visitOf(deps, request);
    const test = await getKept(db, agencyId, who, testId);
    const [sessions, subjects, schools] = await Promise.all([
      sessionsOf(db, testId),
      listSubjects(db, agencyId),
      schoolsOf(db, test.school_id === null ? [] : [test.school_id]),
    ]);
    const session = sessions.find(({ nth }) => nth === asked) ?? sessions[0];
    if (!session || test.status === 'draft') throw new AppError('NOT_FOUND', { what: 'session' });
    const sheet = (locale: Locale) => ({
      test,
      session,
      locale,
      demo,
      holder: holderOf(schools),
      subject: subjectTitle(subjects, test.subject, locale),
    });
    return { test, session, actor, sheet, holder: holderOf(schools) };
  };
  const holderOf = (schools: readonly { readonly name: string }[]) => schools[0]?.name ?? educationAgency.government;

  app.post(examPaths.cards.pattern, { schema: { params: TestId }, config }, async (request, reply) => {
    const { test, actor, holder } = await lookAt(request, request.params.testId);
    const m = texts(request.locale);
    const at = clock.now();
    const cards = await transaction(db, (tx) => makeCards(tx, actor, { testId: test.id, session: null, tickets }, at));
    const [people, sessions] = await Promise.all([participantsOf(db, test.id), sessionsOf(db, test.id)]);
    const classes = new Map(people.map(({ id, className }) => [id, className]));
    const pdf = drawCards(
      {
        title: `${m.cards}: ${test.title}`,
        school: holder,
        lead: m.cardLead,
        address: publicUrl + roomPaths.enter(),
        locale: request.locale,
        demo,
        cards: cards.map(({ participantId, name, number, code, session }) => ({
          name,
          class: classes.get(participantId) ?? '',
          lines: [
            [m.number, number, false],
            [m.code, code, true],
            [m.opens, openingOf(sessions, session, request.locale), false],
          ] as const,
          note: test.title,
        })),
      },
      at,
    );
    return sendPdf(reply, 'kartu-ujian', pdf);
  });

  app.get(examPaths.attendance.pattern, { schema: { params: TestId, querystring: Session }, config }, async (request, reply) => {
    const { test, session, sheet } = await lookAt(request, request.params.testId, request.query.sesi);
    const people = (await participantsOf(db, test.id)).filter((one) => one.session === session.nth);
    return sendPdf(reply, 'daftar-hadir', attendanceSheet(sheet(request.locale), people, clock.now()));
  });

  app.get(examPaths.minutes.pattern, { schema: { params: TestId, querystring: Session }, config }, async (request, reply) => {
    const { test, session, sheet } = await lookAt(request, request.params.testId, request.query.sesi);
    const { locale } = request;
    const lines = await watchLines(db, { test, session, items: sizeOf(test.plan), now: clock.now(), locale, schoolIds: null });
    return sendPdf(reply, 'berita-acara', minutesSheet(sheet(locale), lines, await actsOf(test, session, lines, locale), clock.now()));
  });

  /** What proctors did in a session, from the audit trail, the first act first. */
  const actsOf = async (
    test: TestRow,
    { nth }: SessionRow,
    lines: readonly { readonly id: number; readonly name: string }[],
    locale: Locale,
  ) => {
    const trail = await listAudit(db, { subject: { type: 'test', id: test.id } }, MOST_ACTS);
    const m = texts(locale);
    return trail.toReversed().flatMap(({ action, detail, at }) => {
      if (action !== 'lentera.intervene') return [];
      const { kind, session, participantId, minutes, reason } = detail as Readonly<Record<string, string | number | undefined>>;
      const whose = lines.find(({ id }) => id === participantId);
      if (session !== nth && !whose) return [];
      return [
        [formatDateTime(at, locale), m.actOf[String(kind)], whose?.name, minutes === undefined ? null : m.minutes(Number(minutes)), reason]
          .filter(Boolean)
          .join(', '),
      ];
    });
  };

  const Paper = Type.Object({
    paket: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
    kunci: Type.Optional(Type.Enum(['ya'])),
    lang: Type.Optional(Type.String()),
  });
  app.get(examPaths.paper.pattern, { schema: { params: TestId, querystring: Paper }, config }, async (request, reply) => {
    const { test, holder } = await lookAt(request, request.params.testId);
    const papers = await db.selectFrom('lentera.paper').selectAll().where('test_id', '=', test.id).orderBy('variant').execute();
    const paper = papers.find(({ variant }) => variant === (request.query.paket ?? 1)) ?? papers[0];
    if (!paper) throw new AppError('NOT_FOUND', { what: 'paper' });
    const items = paper.items as unknown as readonly KeptItem[];
    const question = await getVersions(db, items);
    const props = {
      test,
      holder,
      variant: paper.variant,
      variants: papers.map(({ variant }) => variant),
      paper: openPaper(paper),
      keys: request.query.kunci === 'ya' ? items.map((item) => ({ item, body: question(item).body })) : null,
    };
    return render(request, reply, <PaperPage {...props} />, { title: `${texts(request.locale).paper}: ${test.title}` });
  });
}

function openingOf(sessions: readonly SessionRow[], nth: number, locale: Locale): string {
  const session = sessions.find((one) => one.nth === nth);
  return session ? formatDateTime(session.opens_at, locale) : '';
}
