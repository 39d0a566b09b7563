import { transaction } from '#db';
import type { Locale } from '#i18n';
import { AppError, oneLine } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { RoomDeps } from '../../../room/deps.ts';
import { visitOf } from '../../../schools/who.ts';
import { keepsTest } from '../../domain/may.ts';
import { sizeOf } from '../../domain/plan.ts';
import { texts } from '../../messages/index.ts';
import { examPaths } from '../../paths.ts';
import { getWatched, heldOf, sessionsOf } from '../../read-test.ts';
import { intervene, type Intervention, MOST_EXTRA } from '../../watch.ts';
import { tallyOf, watchLines } from '../../watch-lines.ts';
import { WatchPage } from './page.tsx';
import { Streams } from './streams.ts';

const TestId = Type.Object({ testId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({
  sesi: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  kabar: Type.Optional(Type.Enum(['done'])),
  lang: Type.Optional(Type.String()),
});
const actions = ['waktu', 'perangkat', 'akhiri', 'buka'] as const;
const Sent = Type.Object({
  sesi: Type.String({ pattern: '^\\d{1,4}$' }),
  siapa: Type.Optional(Type.String({ maxLength: 20 })),
  tindakan: Type.Optional(Type.String({ maxLength: 20 })),
  menit: Type.Optional(Type.String({ maxLength: 6 })),
  alasan: Type.Optional(Type.String({ maxLength: 400 })),
});
const config = { policy: 'signed-in' } as const;

interface Shown {
  readonly news?: boolean;
  readonly error?: string;
  readonly typed?: Readonly<Record<string, string>>;
}

/** Watching over a session while it runs: who is in it and how they are, and what a proctor may do. */
export function watchRoutes(app: WebApp, deps: RoomDeps): void {
  const { db, clock, agencyId, live } = deps;
  const streams = new Streams();
  app.addHook('onClose', async () => streams.close());

  /** What one session looks like to whoever asks; throws NOT_FOUND where it is not theirs to watch. */
  const lookAt = async (request: Request, testId: string, asked: number | undefined) => {
    const { who, actor } = await visitOf(deps, request);
    const test = await getWatched(db, agencyId, who, testId);
    const sessions = await sessionsOf(db, testId);
    const session = sessions.find(({ nth }) => nth === asked) ?? sessions[0];
    const keeps = keepsTest(who, heldOf(test));
    const schoolIds = keeps ? null : who.places.map(({ schoolId }) => schoolId);
    const items = sizeOf(test.plan);
    const lines = (locale: Locale) =>
      session ? watchLines(db, { test, session, items, now: clock.now(), locale, schoolIds }) : Promise.resolve([]);
    return { test, sessions, session, actor, schoolIds, lines };
  };

  const show = async (request: Request, reply: Reply, testId: string, asked: number | undefined, shown: Shown = {}) => {
    const { test, sessions, session, lines } = await lookAt(request, testId, asked);
    const rows = await lines(request.locale);
    const { news = false, error, typed = {} } = shown;
    const props = { test, sessions, session, lines: rows, tally: tallyOf(rows, request.locale), news, error, typed };
    const title = `${texts(request.locale).watchPage.title}: ${test.title}`;
    return render(request, reply, <WatchPage {...props} />, { title, status: error === undefined ? 200 : 422 });
  };

  app.get(examPaths.watch.pattern, { schema: { params: TestId, querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.params.testId, request.query.sesi, { news: request.query.kabar === 'done' }),
  );

  app.get(
    examPaths.watchStream.pattern,
    { schema: { params: TestId, querystring: Query }, config: { ...config, rateLimit: false }, logLevel: 'warn' },
    async (request, reply) => {
      const { test, session, lines, schoolIds } = await lookAt(request, request.params.testId, request.query.sesi);
      if (!session) throw new AppError('NOT_FOUND', { what: 'session' });
      const { locale } = request;
      const name = [test.id, session.nth, locale, schoolIds?.toSorted().join() ?? 'all'].join('/');
      streams.open(reply, name, async () => {
        const rows = await lines(locale);
        return { tally: tallyOf(rows, locale), lines: rows.map(({ id, state, cells }) => ({ id, state, cells })) };
      });
    },
  );

  const doing = { schema: { params: TestId, body: Sent }, config: { ...config, perMinute: 240, importance: 'first' } } as const;
  app.post(examPaths.intervene.pattern, doing, async (request, reply) => {
    const { testId } = request.params;
    const { sesi, siapa = '', tindakan = '', menit = '', alasan = '' } = request.body;
    const nth = Number(sesi);
    const { actor, schoolIds } = await lookAt(request, testId, nth);
    const what = readIntervention(nth, siapa, tindakan, menit);
    const reason = oneLine(alasan);
    if (what === null || reason.length < 3)
      return show(request, reply, testId, nth, { error: texts(request.locale).watchPage.wrong, typed: request.body });
    // A proctor of one school does nothing to another's students in a test of the city.
    if (schoolIds !== null && !(await isOfSchools(testId, what, schoolIds))) throw new AppError('NOT_FOUND', { what: 'participant' });
    await transaction(db, (tx) => intervene(tx, actor, testId, what, reason, clock.now()));
    live.forget(testId, 'participantId' in what ? what.participantId : null);
    return reply.redirect(examPaths.watch({ testId }, { sesi: nth, kabar: 'done' }), 303);
  });

  async function isOfSchools(testId: string, what: Intervention, schoolIds: readonly string[]): Promise<boolean> {
    const participants = db
      .selectFrom('lentera.participant as p')
      .innerJoin('lentera.student as s', 's.id', 'p.student_id')
      .select('p.id')
      .where('p.test_id', '=', testId)
      .limit(1);
    if ('participantId' in what) {
      const own = participants.where('p.id', '=', what.participantId).where('s.school_id', 'in', [...schoolIds]);
      return (await own.executeTakeFirst()) !== undefined;
    }
    const foreign = participants.where('p.session', '=', what.session).where('s.school_id', 'not in', [...schoolIds]);
    return (await foreign.executeTakeFirst()) === undefined;
  }
}

/** What a form asks for; null where it is nothing that can be done. */
function readIntervention(session: number, siapa: string, tindakan: string, menit: string): Intervention | null {
  const action = actions.find((one) => one === tindakan);
  const minutes = /^[-−]?\d{1,3}$/.test(menit.trim()) ? Number(menit.trim().replace('−', '-')) : 0;
  if (action === 'waktu' && (minutes === 0 || Math.abs(minutes) > MOST_EXTRA)) return null;
  if (siapa === 'semua') {
    if (action === 'waktu') return { kind: 'extra-session', session, minutes };
    return action === 'akhiri' ? { kind: 'end-session', session } : null;
  }
  if (!/^\d{1,15}$/.test(siapa)) return null;
  const participantId = Number(siapa);
  if (action === 'waktu') return { kind: 'extra-participant', participantId, minutes };
  if (action === 'perangkat') return { kind: 'reset-device', participantId };
  if (action === 'akhiri') return { kind: 'end-participant', participantId };
  return action === 'buka' ? { kind: 'reopen-participant', participantId } : null;
}
