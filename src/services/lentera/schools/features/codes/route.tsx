import { transaction } from '#db';
import { readPersonName } from '#kernel';
import { inSlices, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { assertFound, type Belonging, keepsSchool, type MemberRole, memberRoles } from '../../domain/belonging.ts';
import { codeStates, listCodes, makeCodes, withdrawCode } from '../../join-codes.ts';
import { schoolPaths } from '../../paths.ts';
import { getSchool } from '../../schools.ts';
import { type Visit, visitOf } from '../../who.ts';
import { A_PAGE, CodesPage, type CodesProps, roleWord } from './page.tsx';
import { texts } from './texts.ts';

const SchoolId = Type.Object({ schoolId: Type.String({ format: 'uuid' }) });
const CodeId = Type.Object({ schoolId: Type.String({ format: 'uuid' }), codeId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({
  keadaan: Type.Optional(Type.Enum([...codeStates])),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  kabar: Type.Optional(Type.Literal('withdrawn')),
  lang: Type.Optional(Type.String()),
});
const Sent = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 300 }));
const config = { policy: 'signed-in' } as const;

/** Roles somebody may make codes for: a keeper for everybody of the school, the city for its first keepers. Throws NOT_FOUND. */
function rolesFor(who: Belonging, schoolId: string): readonly MemberRole[] {
  const keeps = keepsSchool(who, schoolId);
  assertFound(keeps || who.city?.manages === true);
  return keeps ? memberRoles : ['operator', 'head'];
}

/** Codes by which people join a school. */
export function codeRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId, publicUrl } = deps;

  const show = async (request: Request, reply: Reply, { who }: Visit, schoolId: string, query: Typed, shown: Partial<CodesProps> = {}) => {
    const roles = rolesFor(who, schoolId);
    const { keadaan: state = 'open', halaman: page = 1 } = query;
    const [school, { rows, total }] = await Promise.all([
      getSchool(db, agencyId, schoolId),
      listCodes(db, schoolId, { state, now: clock.now() }, { limit: A_PAGE, offset: (page - 1) * A_PAGE }),
    ]);
    const joinAddress = `${publicUrl.replace(/^https?:\/\//, '')}${schoolPaths.join()}`;
    const basis = { who, school, state, rows, total, page, roles, joinAddress, made: null, typed: {}, errors: [] };
    const props = { ...basis, withdrawn: query.kabar === 'withdrawn', ...shown };
    const status = props.errors.length > 0 ? 422 : 200;
    return render(request, reply, <CodesPage {...props} />, { title: texts(request.locale).title(school.name), status });
  };

  app.get(schoolPaths.codes.pattern, { schema: { params: SchoolId, querystring: Query }, config }, async (request, reply) =>
    show(request, reply, await visitOf(deps, request), request.params.schoolId, request.query),
  );

  app.get(
    schoolPaths.codesCsv.pattern,
    { schema: { params: SchoolId, querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const { who } = await visitOf(deps, request);
      const { schoolId } = request.params;
      rolesFor(who, schoolId);
      const school = await getSchool(db, agencyId, schoolId);
      const { locale } = request;
      const m = texts(locale);
      const at = { state: request.query.keadaan ?? 'open', now: clock.now() };
      const day = (moment: Date | null) => moment?.toISOString() ?? null;
      const lines = async function* () {
        yield [m.for, m.role, m.made, m.until, m.used];
        for await (const one of inSlices((slice) => listCodes(db, schoolId, at, slice)))
          yield [one.name, roleWord(one.role, locale), day(one.madeAt), day(one.expiresAt), one.by];
      };
      return sendCsv(reply, `${m.csvName}-${school.npsn}`, lines());
    },
  );

  app.post(
    schoolPaths.codes.pattern,
    { schema: { params: SchoolId, body: Sent }, config: { ...config, perMinute: 60 } },
    async (request, reply) => {
      const visit = await visitOf(deps, request);
      const { schoolId } = request.params;
      const role = rolesFor(visit.who, schoolId).find((one) => one === request.body.peran);
      await getSchool(db, agencyId, schoolId);
      const m = texts(request.locale).wrong;
      const name = readPersonName(request.body.nama ?? '');
      const errors: FormError[] = [];
      if (!role) errors.push({ field: 'peran', message: m.role });
      if (name === null) errors.push({ field: 'nama', message: m.name });
      if (!role || name === null) return show(request, reply, visit, schoolId, {}, { typed: request.body, errors });
      const at = { agencyId, today: visit.today };
      const [made = null] = await transaction(db, (tx) =>
        makeCodes(tx, visit.actor, at, [{ schoolId, role, studentId: null, name }], clock.now()),
      );
      return show(request, reply, visit, schoolId, {}, { made });
    },
  );

  app.post(schoolPaths.withdrawCode.pattern, { schema: { params: CodeId }, config }, async (request, reply) => {
    const visit = await visitOf(deps, request);
    const { schoolId, codeId } = request.params;
    rolesFor(visit.who, schoolId);
    await getSchool(db, agencyId, schoolId);
    await transaction(db, (tx) => withdrawCode(tx, visit.actor, { id: codeId, schoolId }, clock.now()));
    return reply.redirect(schoolPaths.codes({ schoolId }, { kabar: 'withdrawn' }), 303);
  });
}

interface Typed {
  readonly keadaan?: (typeof codeStates)[number];
  readonly halaman?: number;
  readonly kabar?: 'withdrawn';
}
