import { AppError } from '#kernel';
import { type Command, perform, refusalSentence, type RefusalReason } from '#platform/cases';
import { getPerson, type Request } from '#web';
import type { ApiDeps } from '../../deps.ts';

/** Does what a request asks of a case, through the one way every channel goes. Throws as `perform`, with sentences. */
export async function command(request: Request, { cases }: ApiDeps, caseId: string, ask: Command['ask']) {
  try {
    const outcome = await perform(cases, getPerson(request), {
      caseId,
      idempotencyKey: String(request.headers['idempotency-key']),
      expectedVersion: versionIn(request),
      ask,
    });
    return {
      caseId: outcome.caseId,
      version: outcome.version,
      replayed: outcome.replayed,
      undoableUntil: outcome.undoableUntil?.toISOString() ?? null,
    };
  } catch (error) {
    throw withSentence(request, error);
  }
}

function versionIn({ headers }: Request): number | null {
  const version = /\d+/.exec(String(headers['if-match'] ?? ''))?.[0];
  return version === undefined ? null : Number(version);
}

function withSentence(request: Request, error: unknown): unknown {
  if (!(error instanceof AppError) || typeof error.detail.reason !== 'string') return error;
  const sentence = refusalSentence(error.detail.reason as RefusalReason, request.locale);
  return new AppError(error.code, { ...error.detail, sentences: [sentence] });
}
