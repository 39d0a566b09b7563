import { type Db, transaction } from '#db';
import { type Locale, particularSentences } from '#i18n';
import { type PersonActor, readNik, readPersonName, readPhone } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { symmetricDecrypt } from 'better-auth/crypto';
import { Secret, TOTP } from 'otpauth';
import { Type } from 'typebox';
import { renderSVG } from 'uqr';
import type { Auth } from '../../auth.ts';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { passOn, safePath } from '../../reply.ts';
import { type IdentityDeps, webHeaders } from '../../session.ts';
import { changePerson, getPersonById, listOffices } from '../../tables.ts';
import { useCode } from '../../used-codes.ts';
import { AccountPage, type Device, EnrolPage, type EnrolStep } from './pages.tsx';

/** One's own account: name, NIK, telephone, language, devices, second factor. */
export function accountRoutes(app: WebApp, deps: IdentityDeps): void {
  const { auth, db, clock, officesOf } = deps;

  const officeTitle = (role: string, locale: Locale) =>
    role === 'admin' ? texts(locale).account.admin : (deps.roleTitle(role, locale) ?? role);

  const show = async (
    request: Request,
    reply: Reply,
    options: { saved?: boolean; errors?: readonly FormError[]; given?: Record<string, string | undefined> },
  ) => {
    const actor = getPerson(request);
    const headers = webHeaders(request.headers);
    const [person, sessions, current, offices] = await Promise.all([
      getPersonById(db, actor.personId),
      auth.api.listSessions({ headers }),
      auth.api.getSession({ headers }),
      listOffices(db, actor.personId, officesOf, officeDay(clock.now())),
    ]);
    const devices: Device[] = sessions.map((session) => ({
      id: session.id,
      since: session.createdAt,
      agent: deviceName(session.userAgent ?? ''),
      current: session.token === current?.session.token,
    }));
    return render(
      request,
      reply,
      <AccountPage
        person={person}
        offices={offices.map(({ agency, role }) => ({ agency, role: officeTitle(role, request.locale) }))}
        devices={devices}
        twoFactor={actor.strong}
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

  const Device = Type.Object({ session: Type.String({ format: 'uuid' }) });
  app.post(paths.revoke.pattern, { schema: { body: Device }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const actor = getPerson(request);
    await transaction(db, async (tx) => {
      await tx.deleteFrom('identity.session').where('id', '=', request.body.session).where('userId', '=', actor.accountId).execute();
      await appendAudit(tx, { actor, action: 'identity.end-session', subject: { type: 'person', id: actor.personId }, at: clock.now() });
    });
    return reply.redirect(paths.account(), 303);
  });
}

/** Enrolling the second factor: password, then a code from the authenticator app. */
export function enrolRoutes(app: WebApp, { auth, db, clock }: IdentityDeps): void {
  const To = Type.Object({ to: Type.Optional(Type.String({ maxLength: 500 })), lang: Type.Optional(Type.String()) });
  app.get(paths.enrol.pattern, { schema: { querystring: To }, config: { policy: 'signed-in' } }, async (request, reply) =>
    render(request, reply, <EnrolPage at={{ step: 'password' }} to={safePath(request.query.to)} errors={[]} />, {
      title: texts(request.locale).enrol.title,
    }),
  );

  const Sent = Type.Object({
    password: Type.Optional(Type.String({ maxLength: 200 })),
    code: Type.Optional(Type.String({ maxLength: 20 })),
  });
  const enrolling = { schema: { querystring: To, body: Sent }, config: { policy: 'signed-in', perMinute: 10 } } as const;
  app.post(paths.enrol.pattern, enrolling, async (request, reply) => {
    const to = safePath(request.query.to);
    const actor = getPerson(request);
    const m = texts(request.locale);
    const headers = webHeaders(request.headers);
    const page = (at: Parameters<typeof EnrolPage>[0]['at'], message?: string) =>
      render(
        request,
        reply,
        <EnrolPage at={at} to={to} errors={message ? [{ field: at.step === 'scan' ? 'code' : 'password', message }] : []} />,
        {
          title: m.enrol.title,
          status: message ? 422 : 200,
        },
      );
    if (request.body.code !== undefined) {
      const others = await db.selectFrom('identity.session').select('id').where('userId', '=', actor.accountId).execute();
      const answer = await passOn(
        reply,
        await auth.api.verifyTOTP({ body: { code: request.body.code.replace(/\s/g, '') }, headers, asResponse: true }),
      );
      if (!answer.ok) {
        const scan = await scanStep(db, auth, actor);
        return scan ? page(scan, m.factor.wrong) : page({ step: 'password' }, m.factor.wrong);
      }
      // What proved the factor opens nothing more.
      await useCode(db, auth, actor.accountId, request.body.code.replace(/\s/g, ''));
      await transaction(db, async (tx) => {
        // Sessions from before gave a password only; this browser has just been given a new one.
        if (others.length > 0)
          await tx
            .deleteFrom('identity.session')
            .where(
              'id',
              'in',
              others.map((session) => session.id),
            )
            .execute();
        await appendAudit(tx, {
          actor,
          action: 'identity.enable-second-factor',
          subject: { type: 'person', id: actor.personId },
          at: clock.now(),
        });
      });
      return reply.redirect(to === '/' ? paths.account() : to, 303);
    }
    const answer = await passOn(
      reply,
      await auth.api.enableTwoFactor({ body: { password: request.body.password ?? '' }, headers, asResponse: true }),
    );
    const scan = answer.ok ? await scanStep(db, auth, actor) : null;
    return scan ? page(scan) : page({ step: 'password' }, m.signIn.wrong);
  });
}

/** What the authenticator app scans, and the recovery codes, of a second factor begun and not yet proven; null without one. */
async function scanStep(db: Db, auth: Auth, actor: PersonActor): Promise<EnrolStep | null> {
  const begun = await db
    .selectFrom('identity.twoFactor')
    .select('secret')
    .where('userId', '=', actor.accountId)
    .where('verified', '=', false)
    .executeTakeFirst();
  if (!begun) return null;
  const { secret } = await auth.$context;
  const key = await symmetricDecrypt({ key: secret, data: begun.secret });
  const totp = new TOTP({ issuer: 'Wantilan', label: actor.email, secret: Secret.fromUTF8(key) });
  const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: actor.accountId } });
  return { step: 'scan', qr: renderSVG(totp.toString(), { border: 2 }), key: totp.secret.base32, recovery: backupCodes };
}

/** A browser and system in a few words, never the whole string. */
function deviceName(agent: string): string {
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : 'Browser';
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPhone|iPad/.test(agent)
      ? 'iOS'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : '';
  return system ? `${browser}, ${system}` : browser;
}
