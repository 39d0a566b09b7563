import { type errorSentences, fieldFaults, type Locale } from '#i18n';
import type { AppError } from '#kernel';

/** A refusal as programs read it (RFC 9457), with members of our own beside the standard's. */
export interface Problem {
  /** Address of the code's explanation. */
  readonly type: string;
  /** What the code means, in the reader's language. */
  readonly title: string;
  readonly status: number;
  /** What to do now, or why exactly it was refused. */
  readonly detail: string;
  /** The code of `src/kernel/errors.ts`. */
  readonly code: string;
  /** Finer than the code: the refusal's reason, such as `wrong-desk`. */
  readonly reason?: string;
  /** Each field at fault, as `page.field` or by the name in the body. */
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  /** The version now, where somebody else changed the record. */
  readonly version?: number;
  /** Tells a defect apart in the log. */
  readonly reference?: string;
}

/** A refusal as programs read it, in the words of `said`. Nothing of the inside goes out. */
export function problemOf(refusal: AppError, locale: Locale, said: typeof errorSentences): Problem {
  const { code, detail, status } = refusal;
  const { title, advice } = said(locale)[code];
  const sentences = Array.isArray(detail.sentences) ? (detail.sentences as readonly string[]) : [];
  const reason = detail.reason ?? detail.why;
  const errors = faultsOf(refusal, locale);
  return {
    type: `/api/docs#${code}`,
    title,
    status,
    detail: sentences.length > 0 ? sentences.join(' ') : advice,
    code,
    ...(typeof reason === 'string' && { reason }),
    ...(errors.length > 0 && { errors }),
    ...(typeof detail.version === 'number' && { version: detail.version }),
    ...(typeof detail.reference === 'string' && { reference: detail.reference }),
  };
}

function faultsOf(refusal: AppError, locale: Locale): { field: string; message: string }[] {
  const { fields } = refusal.detail;
  const said = fieldFaults(refusal).map(({ field, message }) => ({ field, message: message(locale) }));
  // What a schema says of a body is for programmers: English, as it comes.
  const why = Array.isArray(fields) ? (fields as readonly { why?: string }[]) : [];
  return said.map(({ field, message }, at) => ({ field, message: message ?? why[at]?.why ?? '' }));
}

/** What a program that is not let in must show (RFC 6750). */
export function challengeOf({ detail }: AppError): string {
  return detail.why === 'token' ? 'Bearer realm="wantilan", error="invalid_token"' : 'Bearer realm="wantilan"';
}
