import { transaction } from '#db';
import { oneLine, refusalOf } from '#kernel';
import { inSlices, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { assertFound, type Belonging, keepsSchool } from '../../domain/belonging.ts';
import { endMember, listMembers } from '../../members.ts';
import { schoolPaths } from '../../paths.ts';
import { getSchool } from '../../schools.ts';
import { texts as common } from '../../texts.ts';
import { type Visit, visitOf } from '../../who.ts';
import { A_PAGE, StaffPage, type StaffProps } from './page.tsx';
import { texts } from './texts.ts';

const SchoolId = Type.Object({ schoolId: Type.String({ format: 'uuid' }) });
const MemberId = Type.Object({ schoolId: Type.String({ format: 'uuid' }), memberId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  lewat: Type.Optional(Type.Literal('1')),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  kabar: Type.Optional(Type.Literal('ended')),
  lang: Type.Optional(Type.String()),
});
const config = { policy: 'signed-in' } as const;

/** Who works at a school: for those who keep it and for the city. */
export function staffRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  const show = async (
    request: Request,
    reply: Reply,
    { who, today }: Visit,
    schoolId: string,
    query: Typed,
    shown: Partial<StaffProps> = {},
  ) => {
    const filter = { q: oneLine(query.q ?? ''), past: query.lewat === '1', today };
    const page = query.halaman ?? 1;
    const [school, { rows, total }] = await Promise.all([
      getSchool(db, agencyId, schoolId),
      listMembers(db, schoolId, filter, { limit: A_PAGE, offset: (page - 1) * A_PAGE }),
    ]);
    const props = { who, school, rows, total, page, filter, ended: query.kabar === 'ended', errors: [], ...shown };
    const status = props.errors.length > 0 ? 422 : 200;
    return render(request, reply, <StaffPage {...props} />, { title: texts(request.locale).title(school.name), status });
  };

  app.get(schoolPaths.staff.pattern, { schema: { params: SchoolId, querystring: Query }, config }, async (request, reply) => {
    const visit = await visitOf(deps, request);
    const { schoolId } = request.params;
    assertFound(seesStaff(visit.who, schoolId));
    return show(request, reply, visit, schoolId, request.query);
  });

  app.get(
    schoolPaths.staffCsv.pattern,
    { schema: { params: SchoolId, querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const { who, today } = await visitOf(deps, request);
      const { schoolId } = request.params;
      assertFound(seesStaff(who, schoolId));
      const school = await getSchool(db, agencyId, schoolId);
      const m = texts(request.locale);
      const words = common(request.locale);
      const filter = { q: oneLine(request.query.q ?? ''), past: request.query.lewat === '1', today };
      const lines = async function* () {
        yield [words.name, words.role, m.nip, words.since, words.until];
        for await (const one of inSlices((slice) => listMembers(db, schoolId, filter, slice)))
          yield [one.name, words.roles[one.role], one.nip, one.since, one.until];
      };
      return sendCsv(reply, `${m.csvName}-${school.npsn}`, lines());
    },
  );

  app.post(schoolPaths.endMember.pattern, { schema: { params: MemberId }, config }, async (request, reply) => {
    const visit = await visitOf(deps, request);
    const { schoolId, memberId } = request.params;
    const byCity = visit.who.city?.manages === true;
    assertFound(byCity || keepsSchool(visit.who, schoolId));
    await getSchool(db, agencyId, schoolId);
    const ending = { schoolId, memberId, today: visit.today, byCity };
    const refusal = await refusalOf(() => transaction(db, (tx) => endMember(tx, visit.actor, ending, clock.now())));
    if (refusal) {
      const message = common(request.locale).refusals[refusal] ?? refusal;
      return show(request, reply, visit, schoolId, {}, { errors: [{ field: memberId, message }] });
    }
    return reply.redirect(schoolPaths.staff({ schoolId }, { kabar: 'ended' }), 303);
  });
}

interface Typed {
  readonly q?: string;
  readonly lewat?: '1';
  readonly halaman?: number;
  readonly kabar?: 'ended';
}

const seesStaff = (who: Belonging, schoolId: string) => who.city !== null || keepsSchool(who, schoolId);
