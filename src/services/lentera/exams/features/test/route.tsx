import { transaction } from '#db';
import { oneLine, refusalOf } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { randomInt } from 'node:crypto';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { listClasses } from '../../../schools/classes.ts';
import { listSubjects } from '../../../schools/city.ts';
import { visitOf } from '../../../schools/who.ts';
import { changePlan, changeTerms, closeTest, dropSession } from '../../change.ts';
import { keepsTest } from '../../domain/may.ts';
import type { Plan } from '../../domain/plan.ts';
import { type Fault, type Read, readDraw, readSection, readSession, readTerms, type Typed } from '../../domain/read-forms.ts';
import { texts } from '../../messages/index.ts';
import { admit } from '../../participants.ts';
import { examPaths } from '../../paths.ts';
import { absentFrom, enterMakeup } from '../../makeup.ts';
import { publishTest, tryDraw } from '../../publish.ts';
import { chosenQuestions, getKept, getWatched, heldOf, participantsPage, sessionsOf, studentsInClasses } from '../../read-test.ts';
import { addSession, sorts } from '../../store.ts';
import { TestPage } from './page.tsx';
import { calledTo } from '../../../gradebook/call-remedial.ts';
import { A_PAGE, ABSENT, CALLED } from './participants-part.tsx';
import type { TestProps } from './props.ts';

const deeds = [
  'undian',
  'hapus-baris',
  'bagian-baru',
  'bagian',
  'hapus-bagian',
  'paket',
  'aturan',
  'sesi',
  'hapus-sesi',
  'terbitkan',
  'daftarkan',
  'tutup',
  'batalkan',
  'susulan',
] as const;
const news = ['made', 'saved', 'published', 'admitted', 'ended', 'cancelled'] as const;
const TestId = Type.Object({ testId: Type.String({ format: 'uuid' }) });
const Deed = Type.Object({ testId: Type.String({ format: 'uuid' }), deed: Type.Enum([...deeds]) });
const Sent = Type.Record(
  Type.String({ maxLength: 40 }),
  Type.Union([Type.String({ maxLength: 4000 }), Type.Array(Type.String({ maxLength: 200 }), { maxItems: 200 })]),
);
const config = { policy: 'signed-in' } as const;

/** One test: what it is made of, how it is held, who takes it. */
export function testRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  const show = async (request: Request, reply: Reply, testId: string, shown: Partial<TestProps> = {}) => {
    const { who } = await visitOf(deps, request);
    const test = await getWatched(db, agencyId, who, testId);
    const keeps = keepsTest(who, heldOf(test));
    const { filter = { q: '', session: null }, page = 1 } = shown;
    const schoolIds = keeps ? null : who.places.map(({ schoolId }) => schoolId);
    const [sessions, participants, subjects, question, classes, draw, absent, called] = await Promise.all([
      sessionsOf(db, testId),
      participantsPage(db, testId, schoolIds, filter, { limit: A_PAGE, offset: (page - 1) * A_PAGE }),
      listSubjects(db, agencyId),
      chosenQuestions(db, test),
      test.school_id === null ? classesOfCity(test.year, test.grade) : listClasses(db, test.school_id, test.year),
      test.status === 'draft' ? tryDraw(db, test, 1) : null,
      test.makeup_of === null ? [] : absentFrom(db, test.makeup_of),
      calledTo(db, testId),
    ]);
    const props: TestProps = {
      test,
      keeps,
      sessions,
      participants,
      filter,
      page,
      subjects,
      question,
      classes,
      absent: absent.length,
      called: called.length,
      shortages: draw?.shortages ?? [],
      news: undefined,
      typed: {},
      deed: undefined,
      errors: [],
      ...shown,
    };
    const status = props.errors.length > 0 ? 422 : 200;
    return render(request, reply, <TestPage {...props} />, { title: `${test.title}, ${texts(request.locale).tests}`, status });
  };

  const classesOfCity = async (year: number, grade: number) => {
    const schools = await db
      .selectFrom('lentera.school')
      .select(['id', 'name'])
      .where('agency_id', '=', agencyId)
      .where('ended_at', 'is', null)
      .execute();
    const lists = await Promise.all(
      schools.map(async ({ id, name }) => (await listClasses(db, id, year)).map((one) => ({ ...one, name: `${name}, ${one.name}` }))),
    );
    return lists.flat().filter((one) => one.grade === grade);
  };

  const Query = Type.Object({
    kabar: Type.Optional(Type.Enum([...news])),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    sesi: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    lang: Type.Optional(Type.String()),
  });
  app.get(examPaths.test.pattern, { schema: { params: TestId, querystring: Query }, config }, (request, reply) => {
    const { kabar, q = '', sesi = null, halaman = 1 } = request.query;
    return show(request, reply, request.params.testId, { news: kabar, filter: { q: oneLine(q), session: sesi }, page: halaman });
  });

  app.post(
    examPaths.deed.pattern,
    { schema: { params: Deed, body: Sent }, config: { ...config, perMinute: 120 } },
    async (request, reply) => {
      const { testId, deed } = request.params;
      const typed: Typed = request.body;
      const { who, actor } = await visitOf(deps, request);
      const test = await getKept(db, agencyId, who, testId);
      const m = texts(request.locale);
      const at = clock.now();
      const done = (kabar: (typeof news)[number] = 'saved', anchor = '') =>
        reply.redirect(examPaths.test({ testId }, { kabar }) + anchor, 303);
      const again = (errors: readonly FormError[]) => show(request, reply, testId, { typed, deed, errors });
      const faulty = (faults: readonly Fault[]) => again(faults.map(({ field, why }) => ({ field, message: m.wrong[why] })));
      const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '');
      const numberOf = (name: string) => (/^\d{1,3}$/.test(text(name)) ? Number(text(name)) : 0);
      const doing = async (work: () => Promise<unknown>, kabar?: (typeof news)[number], anchor?: string) => {
        const refusal = await refusalOf(work);
        return refusal === undefined ? done(kabar, anchor) : again([{ field: 'isi', message: m.refusals[refusal] ?? refusal }]);
      };
      const plan = (change: (plan: Plan) => Plan) =>
        doing(() => transaction(db, (tx) => changePlan(tx, actor, testId, change, at)), 'saved', '#kisi');
      const withRead = <T,>({ value, faults }: Read<T>, work: (value: T) => Promise<Reply>) =>
        value === null ? faulty(faults) : work(value);
      const section = numberOf('bagian');

      switch (deed) {
        case 'undian':
          return withRead(readDraw(typed), (pick) =>
            plan((now) => inSection(now, section, (one) => ({ ...one, picks: [...one.picks, pick] }))),
          );
        case 'hapus-baris':
          return plan((now) =>
            inSection(now, section, (one) => ({ ...one, picks: one.picks.filter((_, nth) => nth !== numberOf('baris')) })),
          );
        case 'bagian-baru':
          return plan((now) => ({
            ...now,
            sections: [...now.sections, { title: '', minutes: null, shuffle: true, picks: [] }].slice(0, 12),
          }));
        case 'bagian':
          return withRead(readSection(typed), (head) => plan((now) => inSection(now, section, (one) => ({ ...one, ...head }))));
        case 'hapus-bagian':
          return plan((now) => (now.sections.length === 1 ? now : { ...now, sections: now.sections.filter((_, nth) => nth !== section) }));
        case 'paket': {
          const variants = numberOf('paket');
          if (variants < 1 || variants > 12) return again([{ field: 'paket', message: m.wrong.number }]);
          return plan((now) => ({ ...now, variants }));
        }
        case 'aturan': {
          const title = oneLine(text('judul'));
          const grade = numberOf('tingkat');
          if (title.length < 3 || title.length > 120) return again([{ field: 'judul', message: m.wrong.title }]);
          if (grade < 1 || grade > 12) return again([{ field: 'tingkat', message: m.wrong.grade }]);
          const sort = sorts.find((one) => one === text('jenis')) ?? test.sort;
          const words = { title, sort, subject: test.subject, grade };
          return withRead(readTerms(typed), (terms) =>
            doing(() => transaction(db, (tx) => changeTerms(tx, actor, testId, words, terms, at)), 'saved', '#aturan'),
          );
        }
        case 'sesi':
          return withRead(readSession(typed, at), (session) => {
            const token = text('tokenUndi') === 'ya' && session.token === null ? drawnToken() : session.token;
            return doing(() => transaction(db, (tx) => addSession(tx, actor, testId, { ...session, token }, at)), 'saved', '#sesi');
          });
        case 'hapus-sesi':
          return doing(() => transaction(db, (tx) => dropSession(tx, actor, testId, numberOf('sesi'), at)), 'saved', '#sesi');
        case 'terbitkan':
          return doing(() => transaction(db, (tx) => publishTest(tx, actor, testId, at)), 'published');
        case 'daftarkan': {
          const chosen = typed.kelas === undefined ? [] : typeof typed.kelas === 'string' ? [typed.kelas] : typed.kelas;
          const known =
            test.school_id === null ? await classesOfCity(test.year, test.grade) : await listClasses(db, test.school_id, test.year);
          const classIds = chosen.filter((id) => known.some((one) => one.id === id));
          const absent = chosen.includes(ABSENT) && test.makeup_of !== null ? await absentFrom(db, test.makeup_of) : [];
          const called = chosen.includes(CALLED) ? await calledTo(db, testId) : [];
          if (classIds.length === 0 && absent.length === 0 && called.length === 0)
            return again([{ field: 'kelas', message: m.wrong.classes }]);
          const studentIds = [...(await studentsInClasses(db, classIds)), ...absent, ...called];
          const session = Math.max(1, numberOf('sesi'));
          return doing(() => transaction(db, (tx) => admit(tx, actor, { testId, session, studentIds }, at)), 'admitted', '#peserta');
        }
        case 'susulan': {
          const makeupId = await transaction(db, (tx) => enterMakeup(tx, actor, test, m.makeupOf(test.title), at));
          return reply.redirect(examPaths.test({ testId: makeupId }, { kabar: 'made' }), 303);
        }
        case 'tutup':
          return doing(() => transaction(db, (tx) => closeTest(tx, actor, testId, 'ended', at)), 'ended');
        case 'batalkan':
          return doing(() => transaction(db, (tx) => closeTest(tx, actor, testId, 'cancelled', at)), 'cancelled');
      }
    },
  );
}

function inSection(plan: Plan, at: number, change: (section: Plan['sections'][number]) => Plan['sections'][number]): Plan {
  return { ...plan, sections: plan.sections.map((section, nth) => (nth === at ? change(section) : section)) };
}

/** Six letters that nobody takes for one another when they are called out in a room. */
function drawnToken(): string {
  const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';
  return Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
}
