import type { components } from './generated.ts';

export type Problem = components['schemas']['Problem'];

/** A refusal of the API (RFC 9457). Decide by `code` and `reason`; the sentences are for people. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly reason: string | undefined;
  /** Each field at fault. */
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** Milliseconds after which it may be tried again, where the server said so. */
  readonly retryAfter: number | undefined;
  /** As it came. */
  readonly problem: Problem;

  constructor(problem: Problem, retryAfter?: number) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    this.name = 'ApiRefusal';
    this.status = problem.status;
    this.code = problem.code;
    this.reason = problem.reason;
    this.errors = problem.errors ?? [];
    this.retryAfter = retryAfter;
    this.problem = problem;
  }
}

/** What an answer that is no success says; something between us and the server may have answered without a problem. */
export async function refusalIn(answer: Response, retryAfter: number | undefined): Promise<ApiRefusal> {
  const body: unknown = await answer.json().catch(() => null);
  const read = typeof body === 'object' && body !== null && 'code' in body ? (body as Problem) : undefined;
  const { status, statusText } = answer;
  return new ApiRefusal(read ?? { type: 'about:blank', title: statusText, status, detail: statusText, code: 'UNKNOWN' }, retryAfter);
}
