import { errorSentences, type Locale } from '#i18n';
import { AppError } from '#kernel';
import type { Raw } from '#platform/forms';
import { type RefusalReason, refusalReasons } from '../../../domain/refusal.ts';
import type { TimelineLine } from '../../../domain/timeline.ts';
import { refusalSentence } from '../../../act/refusal-sentence.ts';
import { faultsIn } from '../../asked.ts';
import type { Refused } from '../case/sent.ts';

interface Typed {
  readonly action: string;
  readonly raw: Readonly<Record<string, Raw>>;
}

/** A refused command as the page shows it again, with everything typed; undefined for what a page cannot mend. */
export function refusedOf(error: unknown, { action, raw }: Typed, locale: Locale): { status: number; refused: Refused } | undefined {
  if (!(error instanceof AppError)) return undefined;
  const { code, detail, status } = error;
  const sent = { action, raw, errors: [] };
  switch (code) {
    case 'CONFLICT':
      return { status, refused: { sent, changes: (detail.changes ?? []) as readonly TimelineLine[] } };
    case 'ACTION_NOT_ALLOWED':
      return { status, refused: { sent, because: sentenceOf(detail.reason, locale) } };
    case 'FORBIDDEN':
      return isReason(detail.reason) ? { status, refused: { sent, because: sentenceOf(detail.reason, locale) } } : undefined;
    case 'INVALID_INPUT':
      return { status, refused: { sent: { ...sent, errors: faultsIn(error, locale) } } };
    case 'IDEMPOTENCY_KEY_REUSED':
      return { status, refused: { sent, because: errorSentences(locale)[code].advice } };
    default:
      return undefined;
  }
}

function sentenceOf(reason: unknown, locale: Locale): string {
  return isReason(reason) ? refusalSentence(reason, locale) : errorSentences(locale).ACTION_NOT_ALLOWED.advice;
}

function isReason(reason: unknown): reason is RefusalReason {
  return refusalReasons.includes(reason as RefusalReason);
}
