import { apiErrorSentences, errorSentences } from '#i18n';
import { AppError, newId } from '#kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { render } from './render.ts';
import type { WebApp } from './types.ts';
import { ErrorPage } from './ui/error-page.tsx';
import { carriable, ResumePage } from './ui/resume-page.tsx';
import { challengeOf, problemOf } from './problem.ts';
import { wantsJson } from './wants-json.ts';

/** What the parser of forms with files says, without a code, of one that was cut off on its way or is none. */
const NO_ID = /^invalid input syntax for type uuid/;
const BROKEN_FORM =
  /^(Unexpected end of|Part terminated early due to unexpected end of|Malformed part header|Multipart: Boundary not found)/;

/** Limits of a form as a whole: none of them says that one file is too large. */
const FORM_LIMITS: ReadonlySet<string> = new Set(['FST_FIELDS_LIMIT', 'FST_PARTS_LIMIT', 'FST_FILES_LIMIT', 'FST_ERR_CTP_BODY_TOO_LARGE']);

/** Any thrown thing as a refusal with a code; what is no refusal is a defect of ours. */
function asRefusal(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { statusCode, validation, code } = error as {
    statusCode?: number;
    validation?: { instancePath: string; message?: string }[];
    code?: string;
  };
  if (validation)
    return new AppError('INVALID_INPUT', {
      fields: validation.map((one) => ({ field: one.instancePath.replace(/^\//, '').replaceAll('/', '.'), why: one.message })),
    });
  if (code !== undefined && FORM_LIMITS.has(code)) return new AppError('FORM_TOO_LARGE', { why: code });
  if (code === 'FST_REQ_FILE_TOO_LARGE' || statusCode === 413) return new AppError('FILE_TOO_LARGE');
  if (error instanceof Error && BROKEN_FORM.test(error.message)) return new AppError('BAD_REQUEST', { why: 'form-cut-off' });
  if (statusCode === 429) return new AppError('TOO_MANY_REQUESTS');
  if (statusCode === 415) return new AppError('BAD_REQUEST', { why: 'content-type' });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new AppError('BAD_REQUEST', { why: code });
  // What PostgreSQL says of an id that is none, and of a NUL among the letters of a text. Of any other value in a form it
  // cannot read, the fault is ours: a list given as a text, say.
  if (code === '22P02' && error instanceof Error && NO_ID.test(error.message)) return new AppError('NOT_FOUND');
  if (code === '22021' || code === '22P05') return new AppError('BAD_REQUEST', { why: 'characters' });
  return new AppError('INTERNAL', { reference: newId().slice(-12) }, { cause: error });
}

/** Answers an address nobody can read, before any route or hook was found: as a page, or to programs as a problem. */
export function answerUnreadable(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  // Nobody has asked for its language yet.
  request.locale ??= 'id';
  void answer(request, reply, new AppError('NOT_FOUND', { why: 'address' }), () => '/');
}

/** Every refusal, as a page that helps or as JSON with code and reason. */
export function handleErrors(app: WebApp, signInAddress: (to: string, why: string | undefined) => string): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error);
    if (refusal.code === 'INTERNAL') request.log.error({ err: refusal.cause ?? refusal, reference: refusal.detail.reference }, 'defect');
    if (refusal.code === 'FILES_AWAY') request.log.warn({ err: refusal }, 'file store');
    return answer(request, reply, refusal, signInAddress);
  });
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) =>
    answer(request, reply, new AppError('NOT_FOUND'), signInAddress),
  );
}

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: AppError,
  signInAddress: (to: string, why: string | undefined) => string,
): FastifyReply {
  const sentence = errorSentences(request.locale ?? 'id')[refusal.code];
  if (refusal.status === 503 || refusal.code === 'TOO_MANY_REQUESTS') reply.header('retry-after', String(refusal.detail.wait ?? 30));
  if (wantsJson(request)) {
    if (refusal.status === 401) reply.header('www-authenticate', challengeOf(refusal));
    return reply
      .code(refusal.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemOf(refusal, request.locale ?? 'id', isOfApi(request) ? apiErrorSentences : errorSentences)));
  }
  if (refusal.code === 'SIGN_IN_REQUIRED') {
    const fields = request.turnedAway ? carriable(request.body) : null;
    if (fields !== null) {
      const page = <ResumePage action={request.url} fields={fields} signIn={signInAddress('/akun', undefined)} />;
      return render(request, reply, page, { title: sentence.title, status: refusal.status });
    }
    const to = request.method === 'GET' ? request.url : '/';
    return reply.redirect(signInAddress(to, refusal.detail.why as string | undefined), 303);
  }
  return render(request, reply, <ErrorPage refusal={refusal} />, { title: sentence.title, status: refusal.status });
}

/** Whether a program asks, and not a page of ours behind somebody's back. */
const isOfApi = ({ url }: FastifyRequest) => url.startsWith('/api/');
