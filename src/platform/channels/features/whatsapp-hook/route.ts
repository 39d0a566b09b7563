import { transaction } from '#db';
import { apiErrorSentences } from '#i18n';
import { AppError, newId } from '#kernel';
import { enqueue } from '#platform/jobs';
import { path, problemOf, type WebApp } from '#web';
import { Type } from 'typebox';
import { Acknowledged } from '../../email/acknowledge.ts';
import { NobodyToKeep } from '../../email/deps.ts';
import type { WhatsAppDeps } from '../../whatsapp/deps.ts';
import { type Parted, partHook } from '../../whatsapp/domain/part-hook.ts';
import { isSame, isSignedBy } from '../../whatsapp/domain/signature.ts';
import { readHook } from '../../whatsapp/jobs.ts';
import type { OwnLine } from '../../whatsapp/own/line.ts';
import { takeOwn } from '../../whatsapp/own/take.ts';
import { sealText } from '../../whatsapp/sealed.ts';

export const hookPath = path('/whatsapp/webhook');

/** Bytes of one webhook; Meta's are three million at most. */
const MOST = 3_145_728;

/**
 * What Meta calls: once to see that the address is ours, then with everything that happens. A webhook is believed by
 * its signature over the bytes as they came, put into the database as it is, and answered; it is read by a job. What it
 * brings to a number of somebody's own is taken out before anything is written, and sealed by whom it belongs to.
 */
export function whatsAppHookRoutes(
  app: WebApp,
  { db, clock, access, own }: Pick<WhatsAppDeps, 'db' | 'clock' | 'access'> & { readonly own: readonly OwnLine[] },
): void {
  const lately = new Acknowledged();
  const config = { policy: 'public', importance: 'first', rateLimit: false } as const;
  const Asked = Type.Object({
    'hub.mode': Type.Optional(Type.String()),
    'hub.verify_token': Type.Optional(Type.String({ maxLength: 500 })),
    'hub.challenge': Type.Optional(Type.String({ maxLength: 500 })),
  });
  app.get(hookPath.pattern, { schema: { querystring: Asked }, config }, async (request, reply) => {
    const { 'hub.mode': mode, 'hub.verify_token': token = '', 'hub.challenge': challenge = '' } = request.query;
    const known = [access(), ...own.map((line) => line.access())].flatMap((one) => one ?? []);
    const ours = mode === 'subscribe' && known.some((one) => isSame(token, one.verifyToken)) && /^[\w.-]{1,500}$/.test(challenge);
    if (!ours) throw new AppError('FORBIDDEN', { why: 'handshake' });
    return reply.type('text/plain; charset=utf-8').send(challenge);
  });

  const keepHook = (body: string) =>
    transaction(db, async (tx) => {
      const hookId = newId();
      const text = sealText(tx, 'hook', hookId, body);
      await tx.insertInto('channels.whatsapp_hook').values({ id: hookId, received_at: clock.now(), body: text }).execute();
      await enqueue(tx, readHook, { hookId });
    });

  /** Where somebody has a number of their own, what cannot be read could be theirs, and is not kept. */
  const partedOf = (body: string): { readonly rest: string | null; readonly parts: Parted['own'] } => {
    const ids = own.flatMap((line) => line.access()?.phoneNumberId ?? []);
    if (ids.length === 0) return { rest: body, parts: [] };
    const parted = partHook(body, ids);
    if (!parted) throw new AppError('BAD_REQUEST', { why: 'webhook' });
    return { rest: parted.rest, parts: parted.own };
  };

  // The bytes themselves: JSON written anew is not what was signed.
  app.register(async (raw) => {
    raw.removeAllContentTypeParsers();
    raw.setErrorHandler((error: { readonly statusCode?: number }, request, reply) => {
      const refusal = refusalFor(error);
      if (refusal.status >= 500) request.log.error({ err: error }, 'a webhook was not accepted');
      return reply
        .code(refusal.status)
        .type('application/problem+json')
        .send(problemOf(refusal, 'en', apiErrorSentences));
    });
    raw.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST }, (_request, body, done) => done(null, body));
    raw.post(hookPath.pattern, { config, bodyLimit: MOST }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const header = request.headers['x-hub-signature-256'];
      const signature = typeof header === 'string' ? header : undefined;
      const signed = (known: ReturnType<typeof access>) => known !== null && isSignedBy(known.appSecret, body, signature);
      const [ofHouse, speaking] = [signed(access()), own.filter((line) => signed(line.access()))];
      if (!ofHouse && speaking.length === 0) throw new AppError('FORBIDDEN', { why: 'signature' });
      const { rest, parts } = partedOf(body.toString('utf8'));
      if (rest !== null && ofHouse) await keepHook(rest);
      for (const part of parts) {
        // Whoever signed for one number says nothing of another.
        const line = speaking.find((one) => one.access()?.phoneNumberId === part.phoneNumberId);
        if (!line) throw new AppError('FORBIDDEN', { why: 'signature' });
        await takeOwn({ db, clock, lately }, line, part);
      }
      return reply.code(200).send();
    });
  });
}

/** What went wrong, in the house's words; a program reads it, so it is no page. */
function refusalFor(error: { readonly statusCode?: number }): AppError {
  if (error instanceof AppError) return error;
  // Meta asks again for days.
  if (error instanceof NobodyToKeep) return new AppError('UNAVAILABLE', { why: 'nobody-to-keep' });
  const { statusCode = 500 } = error;
  if (statusCode === 413) return new AppError('FORM_TOO_LARGE', {}, { cause: error });
  return new AppError(statusCode < 500 ? 'BAD_REQUEST' : 'INTERNAL', {}, { cause: error });
}
