import { transaction } from '#db';
import { AppError, type PersonActor, readEmail, readNik } from '#kernel';
import { can, getAgency } from '#platform/access';
import { accountPath, getPersonById, proveNik } from '#platform/identity';
import { notify } from '#platform/notifications';
import { type ConsoleSection, getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { AgencyRegister } from '../../deps.ts';
import { registerPaths } from '../../paths.ts';
import { nikProven } from './notice.ts';
import { ProvePage, type ProveProps } from './page.tsx';
import { texts } from './texts.ts';

const PERMISSION = 'residents.prove';

/** Where the console leads to the proof of a NIK, for those of the register's agency. */
export const proofSection = (agencyId: string | null): ConsoleSection => ({
  key: 'nik-proof',
  href: registerPaths.prove(),
  label: texts.text((m) => m.tab),
  mayOpen: (actor) => agencyId !== null && can(actor, PERMISSION, agencyId),
});

const Sent = Type.Object({
  surel: Type.String({ maxLength: 200 }),
  nik: Type.String({ maxLength: 40 }),
  lihat: Type.Optional(Type.String({ maxLength: 10 })),
});

/** An officer at the counter notes whose card they saw; nothing is said about an account that does not fit. */
export function proveRoutes(app: WebApp, { db, clock, agencyId }: AgencyRegister): void {
  const config = { policy: 'signed-in', perMinute: 20 } as const;

  const getOfficer = (request: Request): { readonly actor: PersonActor; readonly agencyId: string } => {
    const actor = getPerson(request);
    if (agencyId === null || !can(actor, PERMISSION, agencyId)) throw new AppError('NOT_FOUND');
    if (!actor.strong) throw new AppError('SIGN_IN_REQUIRED', { why: 'second-factor' });
    return { actor, agencyId };
  };

  const show = (request: Request, reply: Reply, shown: Partial<ProveProps> = {}) => {
    const props = { typed: {}, errors: [], done: undefined, unfit: false, ...shown };
    const status = props.errors.length > 0 ? 422 : props.unfit ? 409 : 200;
    return render(request, reply, <ProvePage {...props} />, { title: texts(request.locale).tab, status });
  };

  app.get(
    registerPaths.prove.pattern,
    { schema: { querystring: Type.Object({ lang: Type.Optional(Type.String()) }) }, config },
    (request, reply) => {
      getOfficer(request);
      return show(request, reply);
    },
  );

  app.post(registerPaths.prove.pattern, { schema: { body: Sent }, config }, async (request, reply) => {
    const { actor, agencyId: of } = getOfficer(request);
    const m = texts(request.locale);
    const [email, nik] = [readEmail(request.body.surel), readNik(request.body.nik)];
    const errors: FormError[] = [];
    if (email === null) errors.push({ field: 'surel', message: m.wrong.email });
    if (nik === null) errors.push({ field: 'nik', message: m.wrong.nik });
    if (request.body.lihat !== 'ya') errors.push({ field: 'lihat', message: m.wrong.seen });
    const typed = { surel: request.body.surel, nik: request.body.nik };
    if (email === null || nik === null || errors.length > 0) return show(request, reply, { typed, errors });
    const at = clock.now();
    const proven = await transaction(db, async (tx) => {
      const personId = await proveNik(tx, actor, { email, nik }, at);
      if (personId === undefined) return undefined;
      const { name: office } = await getAgency(tx, of);
      await notify(tx, { personId, notice: nikProven, facts: { office }, link: accountPath(), at });
      return (await getPersonById(tx, personId)).name;
    });
    return proven === undefined ? show(request, reply, { typed, unfit: true }) : show(request, reply, { done: proven });
  });
}
