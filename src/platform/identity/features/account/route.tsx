import { transaction } from '#db';
import { type Locale, particularSentences } from '#i18n';
import { readNik, readPersonName, readPhone } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { userNameIn } from '../../domain/user-name.ts';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import type { IdentityDeps } from '../../session.ts';
import { readNikProof } from '../../nik-proof.ts';
import { readStanding } from '../../standing.ts';
import { changePerson, getPersonById, listOffices } from '../../tables.ts';
import { AccountPage } from './pages.tsx';

/** One's own account: name, NIK, telephone, language, second factor. */
export function accountRoutes(app: WebApp, deps: IdentityDeps): void {
  const { db, clock, officesOf } = deps;

  const officeTitle = (role: string, locale: Locale) =>
    role === 'admin' ? texts(locale).account.admin : (deps.roleTitle(role, locale) ?? role);

  const show = async (
    request: Request,
    reply: Reply,
    options: { saved?: boolean; errors?: readonly FormError[]; given?: Record<string, string | undefined> },
  ) => {
    const actor = getPerson(request);
    const [person, standing, offices, proof] = await Promise.all([
      getPersonById(db, actor.personId),
      readStanding(deps, request, actor),
      listOffices(db, actor.personId, officesOf, officeDay(clock.now())),
      readNikProof(db, actor.personId),
    ]);
    return render(
      request,
      reply,
      <AccountPage
        person={person}
        userName={userNameIn(actor.email) ?? ''}
        offices={offices.map(({ agency, role }) => ({ agency, role: officeTitle(role, request.locale) }))}
        provenAt={proof.provenAt}
        standing={standing}
        strong={actor.strong}
        provider={deps.oidc?.name ?? null}
        saved={options.saved ?? false}
        errors={options.errors ?? []}
        {...(options.given && { given: options.given })}
      />,
      { title: texts(request.locale).account.title, status: options.errors?.length ? 422 : 200 },
    );
  };

  app.get(paths.account.pattern, { config: { policy: 'signed-in' } }, async (request, reply) => show(request, reply, {}));

  const Sent = Type.Object({
    name: Type.String({ maxLength: 200 }),
    nik: Type.String({ maxLength: 40 }),
    phone: Type.String({ maxLength: 40 }),
    locale: Type.Optional(Type.Enum(['id', 'en'])),
  });
  app.post(paths.account.pattern, { schema: { body: Sent }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const actor = getPerson(request);
    const { body } = request;
    const m = particularSentences(request.locale);
    const before = await getPersonById(db, actor.personId);
    const name = readPersonName(body.name);
    const nik = body.nik.trim() === '' ? before.nik : readNik(body.nik);
    const phone = body.phone.trim() === '' ? null : readPhone(body.phone);
    const errors: FormError[] = [];
    if (name === null) errors.push({ field: 'name', message: m.notAName });
    if (nik === null && body.nik.trim() !== '') errors.push({ field: 'nik', message: m.notNik });
    if (phone === null && body.phone.trim() !== '') errors.push({ field: 'phone', message: m.notAPhone });
    if (name === null || errors.length > 0) return show(request, reply, { errors, given: body });
    const at = clock.now();
    await transaction(db, async (tx) => {
      await changePerson(tx, actor.personId, { name, nik, phone, locale: body.locale ?? before.locale }, at);
      await appendAudit(tx, { actor, action: 'identity.change-profile', subject: { type: 'person', id: actor.personId }, at });
    });
    return show(request, reply, { saved: true });
  });
}
