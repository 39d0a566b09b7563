import { transaction } from '#db';
import { refusalOf } from '#kernel';
import { appendAudit } from '#platform/audit';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { texts as officeTexts } from '../../parts/texts.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { close, isRootUnchanged, keepOpen, touchOpen } from '../../sealing/opened.ts';
import { changePassphrase, findKeyOf, makeKey, openKey } from '../../sealing/officer-keys.ts';
import { askRecovery, leaveWithCustodians, openRecoveries, takeOver } from '../../sealing/recovery.ts';
import { renewDue } from '../../sealing/retire.ts';
import { giveTicket, secret, takeTicket, ticketIn } from '../cookies.ts';
import { findOpenKey, getSeated } from '../officer.ts';
import { KeyPage } from './page.tsx';

const Query = Type.Object({ lang: Type.Optional(Type.String()) });
const phrase = Type.Optional(Type.String({ maxLength: 500 }));
const Sent = Type.Object({ sandi: phrase, ulang: phrase });
/** Letters of a passphrase: what lies under it can be guessed at by whoever has the database. */
const PASSPHRASE = 16;

/** An officer's own key: made, opened for a while, closed, its passphrase changed or made up for. */
export function keyRoutes(app: WebApp, deps: OmbudsmanDeps): void {
  const { db, clock, agencyId } = deps;
  const config = { policy: 'officer' } as const;

  const show = async (request: Request, reply: Reply, errors: readonly FormError[] = []) => {
    const { actor } = getSeated(request, agencyId);
    const [key, opened, recoveries] = [
      await findKeyOf(db, agencyId, actor.personId),
      await findOpenKey(request, deps),
      await openRecoveries(db, agencyId),
    ];
    if (opened) await transaction(db, (tx) => touchOpen(tx, ticketIn(request, 'key'), clock.now()));
    const own = recoveries.find(({ newKey }) => newKey === key?.id);
    return render(
      request,
      secret(reply),
      <KeyPage
        keyOf={key ?? null}
        open={opened !== null}
        rootChanged={opened !== null && !(await isRootUnchanged(db, opened))}
        recovery={own ?? null}
        errors={errors}
      />,
      { title: officeTexts(request.locale).key.title, status: errors.length > 0 ? 422 : 200 },
    );
  };

  app.get(ombudsmanPaths.key.pattern, { schema: { querystring: Query }, config }, (request, reply) => show(request, reply));

  const faultIn = (request: Request, { sandi = '', ulang = '' }: { sandi?: string; ulang?: string }): FormError | null => {
    const m = officeTexts(request.locale).key;
    if (sandi.length < PASSPHRASE) return { field: 'sandi', message: m.short };
    return sandi === ulang ? null : { field: 'ulang', message: m.differs };
  };

  app.post(ombudsmanPaths.makeKey.pattern, { schema: { body: Sent }, config: { ...config, perMinute: 10 } }, async (request, reply) => {
    const { actor, sits } = getSeated(request, agencyId);
    const fault = faultIn(request, request.body);
    if (fault) return show(request, reply, [fault]);
    const making = { agencyId, personId: actor.personId, seats: sits, passphrase: request.body.sandi ?? '' };
    const why = await refusalOf(() => transaction(db, (tx) => makeKey(tx, actor, making, clock.now())));
    const m = officeTexts(request.locale).key;
    if (why !== undefined) return show(request, reply, [{ field: 'sandi', message: why === 'no-root' ? m.noRoot : m.hasKey }]);
    return reply.redirect(ombudsmanPaths.key(), 303);
  });

  app.post(ombudsmanPaths.openKey.pattern, { schema: { body: Sent }, config: { ...config, perMinute: 10 } }, async (request, reply) => {
    const { actor } = getSeated(request, agencyId);
    const key = await findKeyOf(db, agencyId, actor.personId);
    const opened = key?.state === 'admitted' ? await openKey(db, key, request.body.sandi ?? '') : null;
    if (!opened) return show(request, reply, [{ field: 'sandi', message: officeTexts(request.locale).key.wrong }]);
    const at = clock.now();
    const ticket = await transaction(db, async (tx) => {
      await leaveWithCustodians(tx, opened, at);
      await renewDue(tx, actor, opened, at);
      await appendAudit(tx, { actor, action: 'ombudsman.open-key', subject: { type: 'officer-key', id: opened.key.id }, at });
      return keepOpen(tx, opened, at);
    });
    const to =
      (await isRootUnchanged(db, opened)) && !opened.key.seats.includes('custodian') ? ombudsmanPaths.desk() : ombudsmanPaths.key();
    return giveTicket(reply, 'key', ticket).redirect(to, 303);
  });

  app.post(ombudsmanPaths.closeKey.pattern, { config }, async (request, reply) => {
    getSeated(request, agencyId);
    await transaction(db, (tx) => close(tx, ticketIn(request, 'key')));
    return takeTicket(reply, 'key').redirect(ombudsmanPaths.key(), 303);
  });

  app.post(ombudsmanPaths.changeKey.pattern, { schema: { body: Sent }, config: { ...config, perMinute: 10 } }, async (request, reply) => {
    const { actor } = getSeated(request, agencyId);
    const fault = faultIn(request, request.body);
    if (fault) return show(request, reply, [fault]);
    const opened = await findOpenKey(request, deps);
    if (!opened) return reply.redirect(ombudsmanPaths.key(), 303);
    await transaction(db, (tx) => changePassphrase(tx, actor, opened, request.body.sandi ?? '', clock.now()));
    return takeTicket(reply, 'key').redirect(ombudsmanPaths.key(), 303);
  });

  app.post(ombudsmanPaths.lostKey.pattern, { schema: { body: Sent }, config: { ...config, perMinute: 10 } }, async (request, reply) => {
    const { actor, sits } = getSeated(request, agencyId);
    const recovery = (await openRecoveries(db, agencyId)).find(({ state }) => state === 'ready');
    const opened = await findOpenKey(request, deps);
    if (opened && recovery?.newKey === opened.key.id) {
      await transaction(db, (tx) => takeOver(tx, actor, opened, recovery.id, clock.now()));
      return reply.redirect(ombudsmanPaths.desk(), 303);
    }
    const fault = faultIn(request, request.body);
    if (fault) return show(request, reply, [fault]);
    const making = { agencyId, personId: actor.personId, seats: sits, passphrase: request.body.sandi ?? '' };
    const why = await refusalOf(() => transaction(db, (tx) => askRecovery(tx, actor, making, clock.now())));
    if (why !== undefined) return show(request, reply, [{ field: 'sandi', message: officeTexts(request.locale).key.nothingLeft }]);
    return reply.redirect(ombudsmanPaths.key(), 303);
  });
}
