import type { WebApp } from '#web';
import { createHash } from 'node:crypto';
import { listRevocations } from '../../certificates.ts';
import type { DocumentsDeps } from '../../types.ts';
import { paths } from '../../paths.ts';

const HOUR = 3_600_000;
/** How long a list may be relied on: a week, so that a reader goes on through a weekend without us. */
const RELIED_ON = 7 * 24 * HOUR;
/** Seconds a reader may keep it before asking again. */
const KEPT = 300;

/** The list of revoked certificates (CRL), for every reader of PDFs: made once an hour, and when one more is revoked. */
export function revocationListRoutes(app: WebApp, { db, clock, signList }: Pick<DocumentsDeps, 'db' | 'clock' | 'signList'>): void {
  let kept: { readonly edition: string; readonly list: Promise<Buffer> } | undefined;

  app.get(paths.revocationList.pattern, { config: { policy: 'public' } }, async ({ headers }, reply) => {
    const revoked = await listRevocations(db);
    const hour = Math.floor(clock.now().getTime() / HOUR) * HOUR;
    const thisUpdate = new Date(Math.max(hour, ...revoked.map(({ revokedAt }) => revokedAt.getTime())));
    const edition = `${thisUpdate.getTime()}-${revoked.length}`;
    if (kept?.edition !== edition)
      kept = { edition, list: signList({ revoked, thisUpdate, nextUpdate: new Date(thisUpdate.getTime() + RELIED_ON) }) };
    const { list } = kept;
    list.catch(() => (kept = undefined));
    const bytes = await list;
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;
    reply.header('etag', etag).header('last-modified', thisUpdate.toUTCString()).header('cache-control', `public, max-age=${KEPT}`);
    if (headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) return reply.code(304).send();
    return reply.type('application/pkix-crl').send(bytes);
  });
}
