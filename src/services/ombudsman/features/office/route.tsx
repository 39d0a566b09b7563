import { transaction } from '#db';
import { AppError, refusalOf } from '#kernel';
import { officersAt } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { leads } from '../../domain/seats.ts';
import { texts as officeTexts } from '../../parts/texts.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { admitKey, keysAt, refuseKey, trustedKeys } from '../../sealing/officer-keys.ts';
import { recipientsAt } from '../../sealing/recipients.ts';
import { helpRecover, openRecoveries } from '../../sealing/recovery.ts';
import { retireKey } from '../../sealing/retire.ts';
import { secret } from '../cookies.ts';
import { findOpenKey, getSeated } from '../officer.ts';
import { type KeyLine, OfficePage } from './page.tsx';

const Query = Type.Object({ lang: Type.Optional(Type.String()), kabar: Type.Optional(Type.Literal('tercatat')) });
const KeyId = Type.Object({ keyId: Type.String({ format: 'uuid' }) });
const RecoveryId = Type.Object({ recoveryId: Type.String({ format: 'uuid' }) });
const Deed = Type.Object({ putusan: Type.Enum(['terima', 'tolak', 'akhiri']) });

/** Whose keys open reports, and what a head and custodians do about them. */
export function officeRoutes(app: WebApp, deps: OmbudsmanDeps): void {
  const { db, clock, agencyId } = deps;
  const config = { policy: 'officer' } as const;

  const show = async (request: Request, reply: Reply, news?: 'tercatat', errors: readonly FormError[] = []) => {
    getSeated(request, agencyId);
    const opened = await findOpenKey(request, deps);
    const keys = await keysAt(db, agencyId);
    const on = officeDay(clock.now());
    const [trusted, recipients, officers] = [
      await trustedKeys(keys),
      await recipientsAt(db, agencyId, on),
      await officersAt(db, agencyId, on),
    ];
    const nameOf = (personId: string) => officers.find((one) => one.personId === personId)?.name ?? '–';
    const lines: KeyLine[] = keys
      .filter(({ state }) => state !== 'retired')
      .map((key) => ({
        of: key,
        name: nameOf(key.personId),
        fault:
          key.state !== 'admitted'
            ? null
            : !trusted.some(({ id }) => id === key.id)
              ? 'untrusted'
              : recipients.some(({ id }) => id === key.id)
                ? null
                : 'noOffice',
      }));
    const recoveries = (await openRecoveries(db, agencyId)).map((recovery) => ({
      recovery,
      name: nameOf(keys.find(({ id }) => id === recovery.newKey)?.personId ?? ''),
    }));
    return render(
      request,
      secret(reply),
      <OfficePage
        {...{ lines, recoveries, news, errors }}
        own={opened?.key.id ?? null}
        isHead={opened !== null && leads(opened.key.seats)}
        isCustodian={opened?.key.seats.includes('custodian') ?? false}
      />,
      { title: officeTexts(request.locale).office.title, status: errors.length > 0 ? 409 : 200 },
    );
  };

  app.get(ombudsmanPaths.office.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.query.kabar),
  );

  const settle = async (request: Request, reply: Reply, work: () => Promise<unknown>) => {
    const why = await refusalOf(work);
    if (why !== undefined) return show(request, reply, undefined, [{ field: 'isi', message: officeTexts(request.locale).office.cannot }]);
    return reply.redirect(ombudsmanPaths.office({}, { kabar: 'tercatat' }), 303);
  };

  app.post(ombudsmanPaths.officeKey.pattern, { schema: { params: KeyId, body: Deed }, config }, async (request, reply) => {
    const { actor } = getSeated(request, agencyId);
    const opened = await findOpenKey(request, deps);
    if (!opened) return reply.redirect(ombudsmanPaths.key(), 303);
    const { keyId } = request.params;
    if (!(await keysAt(db, agencyId)).some(({ id }) => id === keyId)) throw new AppError('NOT_FOUND', { key: keyId });
    const deed = { terima: admitKey, tolak: refuseKey, akhiri: retireKey }[request.body.putusan];
    return settle(request, reply, () => transaction(db, async (tx) => void (await deed(tx, actor, opened, keyId, clock.now()))));
  });

  app.post(ombudsmanPaths.recovery.pattern, { schema: { params: RecoveryId }, config }, async (request, reply) => {
    const { actor } = getSeated(request, agencyId);
    const opened = await findOpenKey(request, deps);
    if (!opened) return reply.redirect(ombudsmanPaths.key(), 303);
    const { recoveryId } = request.params;
    if (!(await openRecoveries(db, agencyId)).some(({ id }) => id === recoveryId))
      throw new AppError('NOT_FOUND', { recovery: recoveryId });
    return settle(request, reply, () => transaction(db, (tx) => helpRecover(tx, actor, opened, recoveryId, clock.now())));
  });
}
