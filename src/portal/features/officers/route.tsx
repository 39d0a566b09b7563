import { transaction } from '#db';
import { AppError, type PersonActor, refusalOf } from '#kernel';
import { type Agency, appoint, type AppointmentRefusal, endAppointment, listAppointments, listFactorResets } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { type FieldContext, readPage } from '#platform/forms';
import { findConfirmedPerson } from '#platform/identity';
import { rulesAt } from '#platform/rules';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { type Static, Type } from 'typebox';
import { agenciesWhere } from '../../agencies.ts';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getAdmin } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { endingPage, givingPage, readNip, rolesAt } from './fields.ts';
import { tellChange } from './notices.ts';
import { OFFICERS_A_PAGE, OfficersPage } from './page.tsx';
import type { OfficersPageProps } from './props.ts';
import { resetRoutes } from './reset-route.ts';
import { sessionRoutes } from './sessions-route.ts';
import { texts } from './texts.ts';

const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  lewat: Type.Optional(Type.Literal('1')),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  kabar: Type.Optional(Type.Enum(['given', 'ended', 'reset-asked', 'reset-done', 'reset-refused', 'signed-out'])),
  lang: Type.Optional(Type.String()),
});
const Typed = Type.Optional(Type.String({ maxLength: 1000 }));
const Giving = Type.Object({ agency: Type.String({ maxLength: 60 }), email: Typed, role: Typed, nip: Typed, from: Typed });
const Ending = Type.Object({ lastDay: Typed, reason: Typed });
const AssignmentId = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Who holds which office: given and ended by the administrator of the agency. */
export function officerRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'signed-in' } as const;
  const contextNow = async (): Promise<FieldContext> => {
    const today = officeDay(clock.now());
    return { rules: await rulesAt(db, [], { agencyId: null, on: today }), today };
  };

  const show = async (request: Request, reply: Reply, asked: Static<typeof Query>, refused?: OfficersPageProps['refused']) => {
    const actor = getAdmin(request);
    const agencies = agenciesOf(deps, actor);
    const context = await contextNow();
    const { q = '', lewat, halaman: page = 1, kabar } = asked;
    const filter = { agencyIds: agencies.map(({ id }) => id), past: lewat === '1', today: context.today, q: q.trim() };
    const { rows, total } = await listAppointments(db, filter, { limit: OFFICERS_A_PAGE, offset: (page - 1) * OFFICERS_A_PAGE });
    const roles = new Map(agencies.map(({ id }) => [id, rolesAt(deps, id)]));
    const resets = await listFactorResets(db, filter.agencyIds, clock.now());
    const me = actor.personId;
    const props: OfficersPageProps = { agencies, roles, rows, total, page, filter, context, resets, me, news: kabar, refused };
    const m = adminTexts(request.locale);
    return render(request, reply, <OfficersPage {...props} />, {
      title: `${m.tabs.officers}, ${m.title}`,
      status: refused ? 422 : 200,
    });
  };

  app.get(portalPaths.officers.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.query),
  );

  app.post(portalPaths.officers.pattern, { schema: { body: Giving }, config: { ...config, perMinute: 30 } }, async (request, reply) => {
    const actor = getAdmin(request);
    const { agency: agencyId, ...raw } = request.body;
    const agency = agenciesOf(deps, actor).find(({ id }) => id === agencyId);
    if (!agency) throw new AppError('FORBIDDEN', { agency: agencyId });
    const m = texts(request.locale);
    const roles = rolesAt(deps, agency.id);
    const context = await contextNow();
    const again = (errors: readonly FormError[]) => show(request, reply, {}, { form: 'give', raw: { ...raw, agency: agencyId }, errors });
    const read = readPage(givingPage(roles), raw, context);
    const role = roles.find(({ key }) => key === raw.role);
    const errors: FormError[] = read.ok ? [] : read.problems.map(({ field, message }) => ({ field, message: message(request.locale) }));
    const nip = (raw.nip ?? '').trim() === '' ? null : readNip(raw.nip ?? '');
    if ((raw.nip ?? '').trim() !== '' && nip === null) errors.push({ field: 'nip', message: m.wrong.nip });
    else if (nip === null && role?.signs) errors.push({ field: 'nip', message: m.wrong.nipNeeded });
    if (!read.ok || !role || errors.length > 0) return again(errors);
    const { email, from } = read.answers as { email: string; from: string };
    const person = await findConfirmedPerson(db, email);
    if (!person) return again([{ field: 'email', message: m.wrong.noAccount }]);
    const at = clock.now();
    const refusal = await refusalOf<AppointmentRefusal>(() =>
      transaction(db, async (tx) => {
        const given = { personId: person.id, agencyId: agency.id, role: role.key, employeeNo: nip, validFrom: from };
        await appoint(tx, actor, given, at);
        const change = {
          kind: 'given',
          personId: person.id,
          name: person.name,
          role: role.title,
          agency,
          day: from,
          by: actor.name,
        } as const;
        await tellChange(tx, change, at, context.today);
      }),
    );
    if (refusal) return again([{ field: refusal === 'own-office' ? 'email' : 'role', message: m.wrong[refusal] }]);
    return reply.redirect(portalPaths.officers({}, { kabar: 'given' }), 303);
  });

  app.post(portalPaths.endOffice.pattern, { schema: { params: AssignmentId, body: Ending }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const agencies = agenciesOf(deps, actor);
    const { id } = request.params;
    const context = await contextNow();
    const again = (errors: readonly FormError[]) => show(request, reply, {}, { form: id, raw: request.body, errors });
    const read = readPage(endingPage, request.body, context);
    if (!read.ok) return again(read.problems.map(({ field, message }) => ({ field, message: message(request.locale) })));
    const { lastDay = null, reason } = read.answers as { lastDay?: string | null; reason: string };
    const at = clock.now();
    const refusal = await refusalOf<AppointmentRefusal>(() =>
      transaction(db, async (tx) => {
        const ending = { id, agencyIds: agencies.map((one) => one.id), lastDay, today: context.today, reason };
        const ended = await endAppointment(tx, actor, ending, at);
        const agency = agencies.find((one) => one.id === ended.agencyId) as Agency;
        const role = rolesAt(deps, agency.id).find(({ key }) => key === ended.role)?.title ?? (() => ended.role);
        const day = ended.validTo ?? context.today;
        await tellChange(
          tx,
          { kind: 'ended', personId: ended.personId, name: ended.name, role, agency, day, by: actor.name },
          at,
          context.today,
        );
      }),
    );
    if (refusal) return again([{ field: 'lastDay', message: texts(request.locale).wrong[refusal] }]);
    return reply.redirect(portalPaths.officers({}, { kabar: 'ended' }), 303);
  });

  sessionRoutes(app, deps);
  resetRoutes(app, deps, {
    agenciesOf: (actor) => agenciesOf(deps, actor),
    contextNow,
    show: (request, reply, refused) => show(request, reply, {}, refused),
  });
}

/** The agencies whose offices an administrator gives. */
function agenciesOf(deps: PortalDeps, actor: PersonActor) {
  return agenciesWhere(deps, actor, 'officers.appoint');
}
