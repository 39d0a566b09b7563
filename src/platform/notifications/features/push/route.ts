import { type Db, transaction } from '#db';
import { AppError, type Clock } from '#kernel';
import { appendAudit } from '#platform/audit';
import type { Reach } from '#platform/channels';
import { deviceTitle } from '#platform/identity';
import { getPerson, type Request, type WebApp } from '#web';
import { isIP } from 'node:net';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { preferencePaths } from '../../paths.ts';
import { addDevice, type Reachable, removeDevice } from '../../push-tables.ts';

export interface PushPageDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly reach: Reach;
  /** The session a request comes in. */
  sessionOf(request: Request): Promise<string | null>;
}

const key = (bytes: number) => Type.String({ pattern: `^[A-Za-z0-9_-]{${bytes}}=*$` });
/** A public key of 65 bytes and a secret of 16, base64url. */
const Subscription = Type.Object({
  endpoint: Type.String({ minLength: 1, maxLength: 1000 }),
  keys: Type.Object({ p256dh: key(87), auth: key(22) }),
});
const Sent = Type.Object({ subscription: Type.String({ maxLength: 3000 }) });
const Which = Type.Object({ deviceId: Type.String({ format: 'uuid' }) });

/** Letting a browser show notices, which its own script asks for, and stopping any of them. */
export function pushRoutes(app: WebApp, { db, clock, reach, sessionOf }: PushPageDeps): void {
  app.post(
    preferencePaths.devices.pattern,
    { schema: { body: Sent }, config: { policy: 'signed-in', perMinute: 30 } },
    async (request, reply) => {
      const actor = getPerson(request);
      const sessionId = await sessionOf(request);
      if (sessionId === null) throw new AppError('SIGN_IN_REQUIRED');
      const given = readSubscription(request.body.subscription, reach);
      if (!given) throw new AppError('INVALID_INPUT', { fields: [{ field: 'subscription', why: 'unusable' }] });
      const device = deviceTitle(request.headers['user-agent'] ?? '', request.locale);
      await transaction(db, async (tx) => {
        const at = clock.now();
        await addDevice(tx, given, { personId: actor.personId, sessionId, device, at });
        await appendAudit(tx, { actor, action: 'notifications.allow-device', subject: { type: 'person', id: actor.personId }, at });
      });
      return reply.redirect(`${preferencePaths.page({}, { perangkat: 'ya' })}#perangkat`, 303);
    },
  );

  app.post(preferencePaths.removeDevice.pattern, { schema: { params: Which }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const actor = getPerson(request);
    await transaction(db, async (tx) => {
      if (!(await removeDevice(tx, actor.personId, request.params.deviceId))) throw new AppError('NOT_FOUND', { device: 'push' });
      const subject = { type: 'person', id: actor.personId };
      await appendAudit(tx, { actor, action: 'notifications.stop-device', subject, at: clock.now() });
    });
    return reply.redirect(`${preferencePaths.page({}, { perangkat: 'tidak' })}#perangkat`, 303);
  });
}

/** Undefined for what no browser gives, and for an address we would not write to. */
function readSubscription(text: string, reach: Reach): Reachable | undefined {
  const given = parse(text);
  if (!Value.Check(Subscription, given)) return undefined;
  const url = URL.parse(given.endpoint);
  if (!url || url.username !== '' || (url.protocol !== 'https:' && !(reach.http && url.protocol === 'http:'))) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !reach.allows(host)) return undefined;
  return { endpoint: url.href, keys: { p256dh: given.keys.p256dh, auth: given.keys.auth } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
