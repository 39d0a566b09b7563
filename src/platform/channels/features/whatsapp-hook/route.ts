import { transaction } from '#db';
import { AppError, newId } from '#kernel';
import { enqueue } from '#platform/jobs';
import { path, problemOf, type WebApp } from '#web';
import { Type } from 'typebox';
import type { WhatsAppDeps } from '../../whatsapp/deps.ts';
import { isSame, isSignedBy } from '../../whatsapp/domain/signature.ts';
import { readHook } from '../../whatsapp/jobs.ts';
import { sealText } from '../../whatsapp/sealed.ts';

export const hookPath = path('/whatsapp/webhook');

/** Bytes of one webhook; Meta's are three million at most. */
const MOST = 3_145_728;

/**
 * What Meta calls: once to see that the address is ours, then with everything that happens. A webhook is believed by
 * its signature over the bytes as they came, put into the database as it is, and answered; it is read by a job.
 */
export function whatsAppHookRoutes(app: WebApp, { db, clock, access }: Pick<WhatsAppDeps, 'db' | 'clock' | 'access'>): void {
  const config = { policy: 'public', importance: 'first', rateLimit: false } as const;
  const Asked = Type.Object({
    'hub.mode': Type.Optional(Type.String()),
    'hub.verify_token': Type.Optional(Type.String({ maxLength: 500 })),
    'hub.challenge': Type.Optional(Type.String({ maxLength: 500 })),
  });
  app.get(hookPath.pattern, { schema: { querystring: Asked }, config }, async (request, reply) => {
    const { 'hub.mode': mode, 'hub.verify_token': token = '', 'hub.challenge': challenge = '' } = request.query;
    const known = access();
    const ours = known !== null && mode === 'subscribe' && isSame(token, known.verifyToken) && /^[\w.-]{1,500}$/.test(challenge);
    if (!ours) throw new AppError('FORBIDDEN', { why: 'handshake' });
    return reply.type('text/plain; charset=utf-8').send(challenge);
  });

  // The bytes themselves: JSON written anew is not what was signed.
  app.register(async (raw) => {
    raw.removeAllContentTypeParsers();
    raw.setErrorHandler((error: { readonly statusCode?: number }, request, reply) => {
      const refusal = refusalFor(error);
      if (refusal.status >= 500) request.log.error({ err: error }, 'a webhook was not accepted');
      return reply.code(refusal.status).type('application/problem+json').send(problemOf(refusal, 'en'));
    });
    raw.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST }, (_request, body, done) => done(null, body));
    raw.post(hookPath.pattern, { config, bodyLimit: MOST }, async (request, reply) => {
      const known = access();
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = request.headers['x-hub-signature-256'];
      if (known === null || !isSignedBy(known.appSecret, body, typeof signature === 'string' ? signature : undefined))
        throw new AppError('FORBIDDEN', { why: 'signature' });
      await transaction(db, async (tx) => {
        const hookId = newId();
        const text = sealText(tx, 'hook', hookId, body.toString('utf8'));
        await tx.insertInto('channels.whatsapp_hook').values({ id: hookId, received_at: clock.now(), body: text }).execute();
        await enqueue(tx, readHook, { hookId });
      });
      return reply.code(200).send();
    });
  });
}

/** What went wrong, in the house's words; a program reads it, so it is no page. */
function refusalFor(error: { readonly statusCode?: number }): AppError {
  if (error instanceof AppError) return error;
  const { statusCode = 500 } = error;
  if (statusCode === 413) return new AppError('FORM_TOO_LARGE', {}, { cause: error });
  return new AppError(statusCode < 500 ? 'BAD_REQUEST' : 'INTERNAL', {}, { cause: error });
}
