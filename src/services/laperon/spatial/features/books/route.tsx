import { transaction, type Tx } from '#db';
import { AppError, isDay, oneLine, type PersonActor, refusalOf } from '#kernel';
import { authorise, can } from '#platform/access';
import { listAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { tellProposer, tellWhoConfirms } from '#platform/notifications';
import { type ConsoleSection, getPerson, readOneFile, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import type { EstimateDeps } from '../../../estimate/route.tsx';
import { importPlan } from '../../import-plan.ts';
import { spatialPaths } from '../../paths.ts';
import { readPlanAside } from '../../read/plan-aside.ts';
import { UnreadablePlan } from '../../read/plan-file.ts';
import type { FaultyRow } from '../../read/read-plan.ts';
import { faultsOf } from '../../store/faults.ts';
import { askEnding, type BookedPlan, decideEnding, getBookedPlan, listPlans } from '../../store/plan-books.ts';
import { putInForce } from '../../store/plans.ts';
import { PlansPage, type PlansPageProps } from './list-page.tsx';
import { PlanPage, type PlanPageProps } from './plan-page.tsx';
import { readForm, type Typed } from './read-form.ts';
import { faultsInWords } from './faults-in-words.ts';
import { texts } from './texts.ts';

/** Where the console leads to these pages. */
export const plansSection = (agencyId: string | null): ConsoleSection => ({
  key: 'spatial-plans',
  href: spatialPaths.plans(),
  label: texts.text((m) => m.tab),
  mayOpen: (actor) => agencyId !== null && can(actor, 'rules.read', agencyId),
});

const MOST_BYTES = 60_000_000;
const MOST_HISTORY = 100;

const lang = Type.Optional(Type.String());
const PlanId = Type.Object({ planId: Type.String({ format: 'uuid' }) });
const Deed = Type.Object({ planId: Type.String({ format: 'uuid' }), deed: Type.Enum(['berlaku', 'akhiri', 'setujui', 'biarkan']) });
const News = Type.Optional(Type.Enum(['entered', 'approved', 'asked', 'ended', 'kept']));
const Sent = Type.Object({
  mulai: Type.Optional(Type.String({ maxLength: 10 })),
  sampai: Type.Optional(Type.String({ maxLength: 10 })),
  alasan: Type.Optional(Type.String({ maxLength: 2000 })),
});

/** The books of the spatial plans: read by officers, entered by one of those who may change rules and put in force by another. */
export function bookRoutes(app: WebApp, deps: EstimateDeps): void {
  const { db, clock, permitAgencyId } = deps;
  const config = { policy: 'signed-in' } as const;
  const today = () => officeDay(clock.now());

  /** An officer of the agency, with a second factor; for anybody else the books are not here. */
  const getReader = (request: Request): { readonly actor: PersonActor; readonly agencyId: string } => {
    const actor = getPerson(request);
    if (permitAgencyId === null || !can(actor, 'rules.read', permitAgencyId)) throw new AppError('NOT_FOUND');
    if (!actor.strong) throw new AppError('SIGN_IN_REQUIRED', { why: 'second-factor' });
    return { actor, agencyId: permitAgencyId };
  };

  const showAll = async (request: Request, reply: Reply, shown: Partial<PlansPageProps> = {}) => {
    const { actor, agencyId } = getReader(request);
    const plans = await listPlans(db, agencyId);
    const mayEnter = can(actor, 'rules.propose', agencyId);
    const props = { plans, today: today(), mayEnter, typed: {}, errors: [], report: null, ...shown };
    const status = props.errors.length > 0 ? 422 : 200;
    return render(request, reply, <PlansPage {...props} />, { title: texts(request.locale).tab, status });
  };

  const showOne = async (request: Request, reply: Reply, planId: string, shown: Partial<PlanPageProps> = {}) => {
    const { actor, agencyId } = getReader(request);
    const plan = await getBookedPlan(db, agencyId, planId);
    const history = await listAudit(db, { subject: { type: 'plan', id: planId } }, MOST_HISTORY);
    const may = { propose: can(actor, 'rules.propose', agencyId), approve: can(actor, 'rules.approve', agencyId) };
    const props = { plan, today: today(), me: actor.personId, may, history, news: undefined, typed: {}, errors: [], ...shown };
    const m = texts(request.locale);
    const status = props.errors.length > 0 ? 422 : 200;
    return render(request, reply, <PlanPage {...props} />, { title: `${plan.title} ${plan.version}, ${m.tab}`, status });
  };

  app.get(spatialPaths.plans.pattern, { schema: { querystring: Type.Object({ lang }) }, config }, (request, reply) =>
    showAll(request, reply),
  );

  app.post(
    spatialPaths.plans.pattern,
    { config: { ...config, perMinute: 10, takesFiles: true, importance: 'later' } },
    async (request, reply) => {
      const { actor, agencyId } = getReader(request);
      authorise(actor, 'rules.propose', agencyId);
      const m = texts(request.locale);
      const { file, tooLarge, fields } = await readOneFile(app, request, MOST_BYTES);
      const typed: Typed = fields;
      const onlyCheck = typed.langkah !== 'masukkan';
      const { form, errors } = readForm(typed, request.locale, onlyCheck);
      const missing = tooLarge ? m.wrong.large : file === null ? m.wrong.file : null;
      if (form === null || file === null || missing !== null)
        return showAll(request, reply, {
          typed,
          errors: [...errors, ...(missing === null ? [] : [{ field: 'berkas', message: missing }])],
        });
      const reading = { bytes: file.content, epsg: form.epsg, sort: form.sort };
      try {
        if (onlyCheck) {
          const { report, faulty } = await readPlanAside(reading);
          if (typed.langkah === 'laporan') return sendReport(request, reply, faulty);
          return await showAll(request, reply, { typed, report });
        }
        const read = await readPlanAside(reading);
        if (read.report.kept === 0)
          return await showAll(request, reply, { typed, report: read.report, errors: [{ field: 'berkas', message: m.wrong.empty }] });
        const { planId } = await importPlan(deps, actor, { ...form, ...reading, agencyId, fileName: file.name }, () =>
          Promise.resolve(read),
        );
        await transaction(db, (tx) => tellWhoConfirms(tx, about(form.title, planId, actor), { agencyId, permission: 'rules.approve' }));
        return await reply.redirect(spatialPaths.plan({ planId }, { kabar: 'entered' }), 303);
      } catch (error) {
        if (!(error instanceof UnreadablePlan)) throw error;
        const message = [m.fileFaults[error.fault], error.named].filter((part) => part !== '').join(' ');
        return showAll(request, reply, { typed, errors: [{ field: 'berkas', message }] });
      }
    },
  );

  app.get(
    spatialPaths.plan.pattern,
    { schema: { params: PlanId, querystring: Type.Object({ kabar: News, lang }) }, config },
    (request, reply) => showOne(request, reply, request.params.planId, { news: request.query.kabar }),
  );

  app.get(
    spatialPaths.planReport.pattern,
    { schema: { params: PlanId }, config: { ...config, perMinute: 10, importance: 'later' } },
    async (request, reply) => {
      const { agencyId } = getReader(request);
      const { id, report } = await getBookedPlan(db, agencyId, request.params.planId);
      // What was entered before every row was kept has the first of them in its report.
      const { value: first } = await faultsOf(db, id).next();
      return sendReport(request, reply, first === undefined ? report.faulty : faultsOf(db, id));
    },
  );

  app.post(
    spatialPaths.planDeed.pattern,
    { schema: { params: Deed, body: Sent }, config: { ...config, perMinute: 30 } },
    async (request, reply) => {
      const { actor, agencyId } = getReader(request);
      const { planId, deed } = request.params;
      const plan = await getBookedPlan(db, agencyId, planId);
      const m = texts(request.locale);
      const { mulai = '', sampai = '', alasan = '' } = request.body;
      const again = (field: string, message: string) =>
        showOne(request, reply, planId, { typed: request.body, errors: [{ field, message }] });
      const done = (kabar: NonNullable<PlanPageProps['news']>) => reply.redirect(spatialPaths.plan({ planId }, { kabar }), 303);
      const doing = { planId, today: today(), at: clock.now() };
      const isOwn = plan.ending?.by === actor.personId;
      if (deed === 'akhiri') authorise(actor, 'rules.propose', agencyId);
      else if (!(deed === 'biarkan' && isOwn)) authorise(actor, 'rules.approve', agencyId);

      if (deed === 'berlaku') {
        if (!isDay(mulai) || mulai < doing.today) return again('mulai', m.wrong.from);
        const refusal = await refusalOf(() =>
          transaction(db, async (tx) => {
            await putInForce(tx, actor, planId, mulai, doing.at);
            await told(tx, plan, actor, plan.enteredBy, 'approved');
          }),
        );
        return refusal ? again('mulai', m.refusals[refusal] ?? refusal) : done('approved');
      }
      if (deed === 'akhiri') {
        const reason = oneLine(alasan);
        if (!isDay(sampai) || sampai < doing.today) return again('sampai', m.wrong.from);
        if (reason.length < 5 || reason.length > 500) return again('alasan', m.wrong.reason);
        const refusal = await refusalOf(() =>
          transaction(db, async (tx) => {
            await askEnding(tx, actor, doing, sampai, reason);
            await tellWhoConfirms(tx, about(plan.title, planId, actor), { agencyId, permission: 'rules.approve' });
          }),
        );
        return refusal ? again('sampai', m.refusals[refusal] ?? refusal) : done('asked');
      }
      const agreed = deed === 'setujui';
      const refusal = await refusalOf(() =>
        transaction(db, async (tx) => {
          const askedBy = await decideEnding(tx, actor, doing, agreed);
          await told(tx, plan, actor, askedBy, agreed ? 'approved' : 'refused');
        }),
      );
      return refusal ? again('sampai', m.refusals[refusal] ?? refusal) : done(agreed ? 'ended' : 'kept');
    },
  );

  /** The plan a notice is about, where it is decided, and who acts. */
  function about(title: string, planId: string, actor: PersonActor) {
    return {
      what: (locale: 'id' | 'en') => texts(locale).noticeOf(title),
      link: spatialPaths.plan({ planId }),
      by: actor,
      at: clock.now(),
    };
  }

  async function told(tx: Tx, plan: BookedPlan, actor: PersonActor, personId: string | null, verdict: 'approved' | 'refused') {
    if (personId !== null) await tellProposer(tx, about(plan.title, plan.id, actor), { personId, verdict });
  }

  function sendReport(request: Request, reply: Reply, faulty: Iterable<FaultyRow> | AsyncIterable<FaultyRow>) {
    const m = texts(request.locale);
    return sendCsv(reply, `${m.csvName}-${today()}`, linesOf(request, faulty));
  }
}

async function* linesOf({ locale }: Request, faulty: Iterable<FaultyRow> | AsyncIterable<FaultyRow>) {
  const m = texts(locale);
  yield [m.row, m.fate, m.fault];
  for await (const one of faulty) yield [one.row, one.kept ? m.kept : m.left, faultsInWords(one, locale)];
}
