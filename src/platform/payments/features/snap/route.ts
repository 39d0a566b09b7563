import type { PaymentsDeps } from '../../deps.ts';
import { AppError } from '#kernel';
import { path, type WebApp } from '#web';
import type { FastifyRequest } from 'fastify';
import type { Incoming } from '../../biller/authenticate.ts';
import { inquire } from '../../biller/inquire.ts';
import { takingPayments } from '../../biller/pay.ts';
import { hearOfQr } from '../../biller/qr-notice.ts';
import { report, tellStatus } from '../../biller/tell.ts';
import { giveToken } from '../../biller/token.ts';
import type { SnapCase, SnapService } from '../../snap/wire/codes.ts';
import { writeTimestamp } from '../../snap/sign/timestamp.ts';
import { refusalReply, type SnapReply } from '../../snap/wire/replies.ts';

export const snapPaths = {
  token: path('/snap/v1.0/access-token/b2b'),
  inquiry: path('/snap/v1.0/transfer-va/inquiry'),
  payment: path('/snap/v1.0/transfer-va/payment'),
  status: path('/snap/v1.0/transfer-va/status'),
  report: path('/snap/v1.0/transfer-va/report'),
  qrNotify: path('/snap/v1.0/qr/qr-mpm-notify'),
};

/** Bytes of one request of a bank. */
const MOST = 65_536;

/** What banks call: SNAP BI as the biller's side speaks it. Programs read the answers, so that none is a page. */
export function snapRoutes(app: WebApp, deps: PaymentsDeps): void {
  const config = { policy: 'public', importance: 'first', rateLimit: false } as const;

  // The bytes themselves: JSON written anew is not what was signed.
  app.register(async (raw) => {
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST }, (_request, body, done) => done(null, body));

    const serve = (method: 'GET' | 'POST', url: string, service: SnapService, answer: (incoming: Incoming) => Promise<SnapReply>) =>
      raw.route({
        method,
        url,
        config,
        bodyLimit: MOST,
        errorHandler: (error, request, reply) => {
          const status = error instanceof AppError ? error.status : ((error as { readonly statusCode?: number }).statusCode ?? 500);
          if (status >= 500) request.log.error({ err: error }, 'a request of a bank was not answered');
          const refused = refusalReply(service, refusalFor(status));
          void reply.code(refused.status).type('application/json').send(refused.body);
        },
        handler: async (request, reply) => {
          const { status, body } = await answer(incomingOf(request));
          return reply
            .code(status)
            .type('application/json')
            .header('x-timestamp', writeTimestamp(deps.clock.now(), 'Asia/Jakarta'))
            .send(body);
        },
      });

    serve('POST', snapPaths.token.pattern, 'token', ({ headers, body }) => giveToken(deps, headers, parsed(body)));
    serve('POST', snapPaths.inquiry.pattern, 'inquiry', (incoming) => inquire(deps, incoming));
    serve('POST', snapPaths.payment.pattern, 'payment', takingPayments(deps));
    serve('POST', snapPaths.status.pattern, 'status', (incoming) => tellStatus(deps, incoming));
    serve('POST', snapPaths.report.pattern, 'report', (incoming) => report(deps, incoming));
    serve('POST', snapPaths.qrNotify.pattern, 'qrNotify', (incoming) => hearOfQr(deps, incoming));
    serve('GET', snapPaths.report.pattern, 'report', (incoming) => report(deps, incoming));
  });
}

/** What a bank is told where the house refused a request before it was read. */
function refusalFor(status: number): SnapCase {
  if (status === 403) return 'notPermitted';
  if (status === 429) return 'tooMany';
  if (status < 500) return 'badRequest';
  return status === 503 ? 'externalError' : 'internalError';
}

function incomingOf({ method, url, headers, body }: FastifyRequest): Incoming {
  return { method, url, headers, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) };
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return null;
  }
}
