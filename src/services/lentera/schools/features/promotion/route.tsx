import { transaction } from '#db';
import { oneLine, refusalOf } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { listYears } from '../../city.ts';
import { getClass, type SchoolClass } from '../../classes.ts';
import { isLastGrade } from '../../domain/levels.ts';
import { schoolPaths } from '../../paths.ts';
import { nameAGradeLater, promote, type Promotion, type PromotionFate, promotionOf, undoPromotion } from '../../promoting.ts';
import { getSchool } from '../../schools.ts';
import { assertKeeps } from '../../see.ts';
import { type Student, studentsIn } from '../../students.ts';
import { texts as common } from '../../texts.ts';
import { visitOf } from '../../who.ts';
import { PromotionPage, type PromotionProps } from './page.tsx';
import { texts } from './texts.ts';

const ClassId = Type.Object({ classId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ kabar: Type.Optional(Type.Literal('undone')), lang: Type.Optional(Type.String()) });
const Sent = Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 60 })));
const config = { policy: 'signed-in' } as const;

/** The end of a class's year, for those who keep the school. */
export function promotionRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  /** A class of a school they keep. Throws NOT_FOUND. */
  const kept = async (request: Request, classId: string) => {
    const { actor, who, today } = await visitOf(deps, request);
    const of = await getClass(db, agencyId, classId);
    assertKeeps(who, of.schoolId);
    const [school, students, promotion, years] = await Promise.all([
      getSchool(db, agencyId, of.schoolId),
      studentsIn(db, classId),
      promotionOf(db, classId),
      listYears(db, agencyId),
    ]);
    const ends = years.find(({ year }) => year === of.year)?.ends ?? null;
    const open: readonly PromotionFate[] = isLastGrade(school.level, of.grade) ? ['graduate', 'repeat'] : ['up', 'repeat'];
    return {
      actor,
      today,
      of,
      school,
      students,
      open,
      doneAt: promotion?.madeAt ?? null,
      earlyBy: ends !== null && today < ends ? ends : null,
    };
  };
  type Kept = Awaited<ReturnType<typeof kept>>;

  const show = (
    request: Request,
    reply: Reply,
    { of, school, students, open, doneAt, earlyBy }: Kept,
    shown: Partial<PromotionProps> = {},
  ) => {
    const asked = usual(of, students, open);
    const props = { of, school, students, open, doneAt, earlyBy, asked, preview: false, undone: false, errors: [], ...shown };
    const status = props.errors.length > 0 ? 422 : 200;
    return render(request, reply, <PromotionPage {...props} />, { title: texts(request.locale).title(of.name), status });
  };

  app.get(schoolPaths.promotion.pattern, { schema: { params: ClassId, querystring: Query }, config }, async (request, reply) =>
    show(request, reply, await kept(request, request.params.classId), { undone: request.query.kabar === 'undone' }),
  );

  app.post(schoolPaths.promotion.pattern, { schema: { params: ClassId, body: Sent }, config }, async (request, reply) => {
    const { classId } = request.params;
    const here = await kept(request, classId);
    const body = request.body ?? {};
    const m = texts(request.locale).wrong;
    const asked = readAsked(body, here);
    const errors: FormError[] = [];
    const chosen = Object.values(asked.fates);
    if (chosen.includes('up') && !isName(asked.up)) errors.push({ field: 'naik', message: m.name });
    if (chosen.includes('repeat') && !isName(asked.stay)) errors.push({ field: 'tinggal', message: m.name });
    for (const { id, name } of here.students) if (!asked.fates[id]) errors.push({ field: `s-${id}`, message: m.fate(name) });
    if (body.langkah === 'ubah' || errors.length > 0) return show(request, reply, here, { asked, errors });
    if (body.langkah !== 'catat') return show(request, reply, here, { asked, preview: true });
    const promoting = { ...asked, agencyId, on: here.today };
    const refusal = await refusalOf(() => transaction(db, (tx) => promote(tx, here.actor, promoting, clock.now())));
    if (refusal) {
      const message = common(request.locale).refusals[refusal] ?? refusal;
      return show(request, reply, here, { asked, errors: [{ field: refusal === 'other-grade' ? 'naik' : 'isi', message }] });
    }
    return reply.redirect(schoolPaths.promotion({ classId }), 303);
  });

  app.post(schoolPaths.undoPromotion.pattern, { schema: { params: ClassId }, config }, async (request, reply) => {
    const { classId } = request.params;
    const here = await kept(request, classId);
    const refusal = await refusalOf(() => transaction(db, (tx) => undoPromotion(tx, here.actor, classId, clock.now())));
    if (refusal)
      return show(request, reply, here, { errors: [{ field: 'batal', message: common(request.locale).refusals[refusal] ?? refusal }] });
    return reply.redirect(schoolPaths.promotion({ classId }, { kabar: 'undone' }), 303);
  });
}

const isName = (name: string) => name !== '' && name.length <= 40;

/** What is usual: everybody goes up, or graduates, under the same letter. */
function usual({ id, name, grade }: SchoolClass, students: readonly Student[], [first = 'up']: readonly PromotionFate[]): Promotion {
  const fates = Object.fromEntries(students.map((student) => [student.id, first]));
  return { classId: id, up: nameAGradeLater(name, grade), stay: name, fates };
}

interface Here {
  readonly of: SchoolClass;
  readonly students: readonly Student[];
  readonly open: readonly PromotionFate[];
}

function readAsked(body: Readonly<Record<string, string>>, { of, students, open }: Here): Promotion {
  const chosen = students.flatMap(({ id }) => {
    const fate = open.find((one) => one === body[`s-${id}`]);
    return fate ? [[id, fate] as const] : [];
  });
  const name = (field: string, otherwise: string) => (body[field] === undefined ? otherwise : oneLine(body[field]));
  const up = name('naik', nameAGradeLater(of.name, of.grade));
  return { classId: of.id, up, stay: name('tinggal', of.name), fates: Object.fromEntries(chosen) };
}
