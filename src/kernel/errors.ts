/**
 * Every way a request can be refused, with the HTTP status it becomes. The comment says when one meets it.
 * The sentence a person reads stands in `src/i18n` under the same code, in both languages.
 */
export const errorStatus = {
  // The address, or the thing it names, does not exist, or may not be known to exist by this person.
  NOT_FOUND: 404,
  // Nobody is signed in, and the page belongs to somebody.
  SIGN_IN_REQUIRED: 401,
  // Signed in, but this role or this agency may not do it.
  FORBIDDEN: 403,
  // What was sent does not have the shape or the values asked for; `detail.fields` names each.
  INVALID_INPUT: 422,
  // The request cannot be read at all: broken JSON, a body of the wrong kind.
  BAD_REQUEST: 400,
  // Somebody else changed the record since it was read; `detail` says what changed.
  CONFLICT: 409,
  // The same idempotency key came before with a different command.
  IDEMPOTENCY_KEY_REUSED: 409,
  // The action does not exist in this status, at this desk, or while a flag blocks it.
  ACTION_NOT_ALLOWED: 409,
  // A form token is missing or stale, usually after a long pause.
  FORM_EXPIRED: 403,
  // Too many requests from one account or address.
  TOO_MANY_REQUESTS: 429,
  // A file is larger than its limit.
  FILE_TOO_LARGE: 413,
  // A form has more answers or files, or is longer, than any page of ours asks for.
  FORM_TOO_LARGE: 413,
  // A file is not of a kind that is accepted, or holds active content.
  FILE_REFUSED: 415,
  // The server is full or shutting down; try again shortly.
  UNAVAILABLE: 503,
  // The scanner has not looked at a file yet, or found it harmful: nobody opens it.
  FILE_HELD: 409,
  // The place where files lie cannot be reached; nothing was kept, and it may be tried again.
  FILES_AWAY: 503,
  // A defect. The reader gets a reference number, the log gets the cause.
  INTERNAL: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** A refusal with a code and a reason. `detail` is for programs and logs and must hold no personal data. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, detail: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/** Why work was not done, where the reason is one its page answers with; undefined once it is. All else is thrown on. */
export async function refusalOf<Reason extends string>(work: () => Promise<unknown>): Promise<Reason | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof AppError && error.code === 'ACTION_NOT_ALLOWED') return error.detail.reason as Reason;
    throw error;
  }
}
