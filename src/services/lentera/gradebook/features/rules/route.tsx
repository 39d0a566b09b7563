import { transaction } from '#db';
import { refusalOf } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { listSubjects } from '../../../schools/city.ts';
import { assertFound } from '../../../schools/domain/belonging.ts';
import { getSchool } from '../../../schools/schools.ts';
import { assertPlans, assertSeesSchool } from '../../../schools/see.ts';
import { type Visit, visitOf } from '../../../schools/who.ts';
import { texts as common } from '../../messages/index.ts';
import { bookPaths } from '../../paths.ts';
import { addSchoolRule, confirmSchoolRule, holdingRules, listSchoolRules, type NewSchoolRule } from '../../school-rules.ts';
import { RulesPage, type RulesProps } from './page.tsx';
import { readGrading, readMastery, readValidity, type Typed } from './read-rules.ts';
import { texts } from './texts.ts';

const uuid = Type.String({ format: 'uuid' });
const SchoolId = Type.Object({ schoolId: uuid });
const RuleId = Type.Object({ schoolId: uuid, ruleId: uuid });
const Query = Type.Object({ kabar: Type.Optional(Type.Enum(['set', 'confirmed'])), lang: Type.Optional(Type.String()) });
const Sent = Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 2000 })));
const config = { policy: 'signed-in' } as const;

/** How a school grades: its weights, and when an aim counts as reached. */
export function ruleRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  const show = async (request: Request, reply: Reply, { who, today }: Visit, schoolId: string, shown: Partial<RulesProps> = {}) => {
    const [school, subjects, holding, versions] = await Promise.all([
      getSchool(db, agencyId, schoolId),
      listSubjects(db, agencyId),
      holdingRules(db, { agencyId, schoolId, on: today }),
      listSchoolRules(db, schoolId),
    ]);
    const basis = { who, school, subjects, holding, versions, today, news: undefined, form: undefined, typed: {}, errors: [] };
    const status = shown.errors?.length ? 422 : 200;
    return render(request, reply, <RulesPage {...basis} {...shown} />, { title: texts(request.locale).title(school.name), status });
  };

  app.get(bookPaths.rules.pattern, { schema: { params: SchoolId, querystring: Query }, config }, async (request, reply) => {
    const visit = await visitOf(deps, request);
    assertSeesSchool(visit.who, request.params.schoolId);
    return show(request, reply, visit, request.params.schoolId, { news: request.query.kabar });
  });

  const set = async (
    request: Request,
    reply: Reply,
    schoolId: string,
    form: 'grading' | 'mastery',
    {
      value,
      subject,
      errors: found,
    }: Pick<NewSchoolRule, 'subject'> & { value: NewSchoolRule['value'] | null; errors: RulesProps['errors'] },
    typed: Typed,
  ) => {
    const visit = await visitOf(deps, request);
    assertPlans(visit.who, schoolId);
    const m = texts(request.locale);
    const { validFrom, basis, errors: late } = readValidity(typed, visit.today, m);
    const errors = [...found, ...late];
    if (errors.length > 0 || value === null) return show(request, reply, visit, schoolId, { form, typed, errors });
    const rule = { schoolId, kind: form, subject, validFrom, value, basis };
    const why = await refusalOf(() => transaction(db, (tx) => addSchoolRule(tx, visit.actor, rule, visit.today, clock.now())));
    if (why === undefined) return reply.redirect(bookPaths.rules({ schoolId }, { kabar: 'set' }), 303);
    return show(request, reply, visit, schoolId, {
      form,
      typed,
      errors: [{ field: 'mulai', message: common(request.locale).refusals[why] ?? why }],
    });
  };

  app.post(
    bookPaths.rules.pattern,
    { schema: { params: SchoolId, body: Sent }, config: { ...config, perMinute: 30 } },
    async (request, reply) => {
      const typed = request.body ?? {};
      return set(
        request,
        reply,
        request.params.schoolId,
        'grading',
        { ...readGrading(typed, texts(request.locale)), subject: null },
        typed,
      );
    },
  );

  app.post(
    bookPaths.setMastery.pattern,
    { schema: { params: SchoolId, body: Sent }, config: { ...config, perMinute: 30 } },
    async (request, reply) => {
      const typed = request.body ?? {};
      const m = texts(request.locale);
      const subject = typed.mapel || null;
      const { value, errors } = readMastery(typed, m);
      const known = subject === null || (await listSubjects(db, agencyId)).some(({ key }) => key === subject);
      const wrong = known ? errors : [...errors, { field: 'mapel', message: m.wrong.subject }];
      return set(request, reply, request.params.schoolId, 'mastery', { value, errors: wrong, subject }, typed);
    },
  );

  app.post(bookPaths.confirm.pattern, { schema: { params: RuleId, body: Sent }, config }, async (request, reply) => {
    const { schoolId, ruleId } = request.params;
    const { who, actor } = await visitOf(deps, request);
    assertFound(who.places.some((place) => place.schoolId === schoolId && place.role === 'head'));
    await transaction(db, (tx) => confirmSchoolRule(tx, actor, { schoolId, ruleId }, clock.now()));
    return reply.redirect(bookPaths.rules({ schoolId }, { kabar: 'confirmed' }), 303);
  });
}
