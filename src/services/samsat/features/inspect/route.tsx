import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { SamsatDeps } from '../../deps.ts';
import { zoneOf } from '../../domain/data/provinces.ts';
import { dayIn } from '../../domain/days.ts';
import { samsatPaths } from '../../paths.ts';
import { proofByCode, standingOn } from '../../proof/store.ts';
import { openToken } from '../../proof/token.ts';
import { getVehicle } from '../../vehicles/store.ts';
import { InspectPage, type Inspected } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ bukti: Type.Optional(Type.String({ maxLength: 400 })), lang: Type.Optional(Type.String()) });
const CODE = /^[A-Z2-7]{8}$/;

/** Whoever stands before a vehicle: the page that checks, and the keys it checks with. */
export function inspectRoutes(app: WebApp, { db, clock, proofKeys }: SamsatDeps): void {
  app.get(samsatPaths.keys.pattern, { config: { policy: 'public' } }, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').send({ keys: proofKeys.published() }),
  );

  app.get(
    samsatPaths.inspect.pattern,
    { schema: { querystring: Query }, config: { policy: 'public', perMinute: 60 } },
    async (request, reply) => {
      const m = texts(request.locale);
      const { bukti: asked = '' } = request.query;
      const inspected = asked.trim() === '' ? null : await inspect(asked);
      // The camera is for this page alone.
      reply
        .header('permissions-policy', 'camera=(self), microphone=(), geolocation=(self), payment=()')
        .header('cache-control', 'no-store');
      const page = <InspectPage asked={asked} inspected={inspected} keys={proofKeys.published()} />;
      return render(request, reply, page, { title: m.title, description: m.description });
    },
  );

  /** What the register says now of a token one of our keys signed, or of a typed code. */
  async function inspect(asked: string): Promise<Inspected> {
    const token = openToken(proofKeys, asked);
    const typed = asked.toUpperCase().replace(/[\s-]/g, '');
    const code = token?.code ?? (CODE.test(typed) ? typed : null);
    const proof = code === null ? undefined : await proofByCode(db, code);
    if (!proof || (token && token.nrkb !== proof.nrkb)) return { result: 'unknown', proof: null };
    const today = dayIn(clock.now(), zoneOf(await getVehicle(db, proof.vehicleId)));
    const standing = standingOn(proof, today);
    const isOld = standing === 'valid' && token !== null && token.validUntil < proof.validUntil;
    const { nrkb, kind, validUntil } = proof;
    return { result: isOld ? 'later' : standing, proof: { nrkb, kind, validUntil, extended: proof.state === 'extended' } };
  }
}
