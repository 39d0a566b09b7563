import { transaction } from '#db';
import { oneLine, refusalOf } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { listClasses, openClass, teachingIn, yearsWithClasses } from '../../classes.ts';
import { currentYear, listSubjects } from '../../city.ts';
import { assertFound } from '../../domain/belonging.ts';
import { gradesOf } from '../../domain/levels.ts';
import { schoolPaths } from '../../paths.ts';
import { changeSchool, getSchool } from '../../schools.ts';
import { assertKeeps, assertSeesSchool } from '../../see.ts';
import { texts as common } from '../../texts.ts';
import { type Visit, visitOf } from '../../who.ts';
import { readWords } from '../office/read-school.ts';
import { SchoolPage, type SchoolProps } from './page.tsx';
import { texts } from './texts.ts';

const SchoolId = Type.Object({ schoolId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({
  tahun: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2200 })),
  kabar: Type.Optional(Type.Enum(['entered', 'class', 'changed'])),
  lang: Type.Optional(Type.String()),
});
const Sent = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 300 }));
const config = { policy: 'signed-in' } as const;

/** One school: its classes by year, and what is written of it. */
export function schoolRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  const show = async (
    request: Request,
    reply: Reply,
    { who, today }: Visit,
    schoolId: string,
    { wanted, ...shown }: Partial<SchoolProps> & { readonly wanted?: number | undefined } = {},
  ) => {
    assertSeesSchool(who, schoolId);
    const [school, now, known] = await Promise.all([
      getSchool(db, agencyId, schoolId),
      currentYear(db, agencyId, today),
      yearsWithClasses(db, schoolId),
    ]);
    const year = wanted ?? now;
    const classes = await listClasses(db, schoolId, year);
    const [teaching, subjects] = await Promise.all([
      teachingIn(
        db,
        classes.map(({ id }) => id),
      ),
      listSubjects(db, agencyId),
    ]);
    const years = [...new Set([now, ...known])].toSorted((a, b) => b - a);
    const props = { who, school, year, years, classes, teaching, subjects, news: undefined, form: undefined, typed: {}, errors: [] };
    const page = <SchoolPage {...props} {...shown} />;
    return render(request, reply, page, { title: school.name, status: shown.errors?.length ? 422 : 200 });
  };

  app.get(schoolPaths.school.pattern, { schema: { params: SchoolId, querystring: Query }, config }, async (request, reply) => {
    const { tahun, kabar } = request.query;
    return show(request, reply, await visitOf(deps, request), request.params.schoolId, { wanted: tahun, news: kabar });
  });

  app.post(schoolPaths.openClass.pattern, { schema: { params: SchoolId, body: Sent }, config }, async (request, reply) => {
    const visit = await visitOf(deps, request);
    const { schoolId } = request.params;
    assertKeeps(visit.who, schoolId);
    const school = await getSchool(db, agencyId, schoolId);
    const { body, locale } = request;
    const m = texts(locale).wrong;
    const name = oneLine(body.nama ?? '');
    const year = /^20\d{2}$/.test(body.tahun ?? '') ? Number(body.tahun) : null;
    const grade = gradesOf(school.level).find((one) => String(one) === body.tingkat);
    const errors: FormError[] = [];
    if (year === null) errors.push({ field: 'tahun', message: m.year });
    if (grade === undefined) errors.push({ field: 'tingkat', message: m.grade });
    if (name === '' || name.length > 40) errors.push({ field: 'nama', message: m.name });
    const again = (wrong: readonly FormError[]) => show(request, reply, visit, schoolId, { form: 'class', typed: body, errors: wrong });
    if (year === null || grade === undefined || errors.length > 0) return again(errors);
    const refusal = await refusalOf(() =>
      transaction(db, (tx) => openClass(tx, visit.actor, { schoolId, year, grade, name }, clock.now())),
    );
    if (refusal) return again([{ field: 'nama', message: common(locale).refusals[refusal] ?? refusal }]);
    return reply.redirect(schoolPaths.school({ schoolId }, { tahun: year, kabar: 'class' }), 303);
  });

  app.post(schoolPaths.changeSchool.pattern, { schema: { params: SchoolId, body: Sent }, config }, async (request, reply) => {
    const visit = await visitOf(deps, request);
    const { schoolId } = request.params;
    assertFound(visit.who.city?.manages === true);
    await getSchool(db, agencyId, schoolId);
    const { body, locale } = request;
    const read = readWords(body, locale);
    if (!read.ok) return show(request, reply, visit, schoolId, { form: 'school', typed: body, errors: read.errors });
    const change = { id: schoolId, ended: body.tutup === 'ya', ...read.value };
    await transaction(db, (tx) => changeSchool(tx, visit.actor, change, clock.now()));
    return reply.redirect(schoolPaths.school({ schoolId }, { kabar: 'changed' }), 303);
  });
}
