import { getPerson, type Reply, type Request } from '#web';
import { newId } from '#kernel';
import type { Raw } from '#platform/forms';
import { Type } from 'typebox';
import { type CasesDeps, type Command, perform, searchCases } from '../../../index.ts';
import type { VerdictProblem } from '../case/checklist.tsx';
import { showCase } from '../case/show.tsx';
import { deskPaths } from '../paths.ts';
import { inPlace, readPlace, sliceOf } from '../place.ts';
import { refusedOf } from './refusal.ts';

export const CaseParams = Type.Object({ caseId: Type.String({ format: 'uuid' }) });

/** What every form of the desk carries beside its own fields. */
export const stampFields = {
  _key: Type.Optional(Type.String({ format: 'uuid' })),
  _version: Type.Optional(Type.Integer({ minimum: 1 })),
};

interface Stamped {
  readonly _key?: string | undefined;
  readonly _version?: number | undefined;
}

export interface Asked {
  readonly caseId: string;
  readonly ask: Command['ask'];
  readonly stamp: Stamped;
  /** What was typed, to be shown again when the command is refused. */
  readonly raw: Readonly<Record<string, Raw>>;
  /** The verdict on a file that was sent: it comes back at its file. */
  readonly verdict?: VerdictProblem;
}

/**
 * Does one thing to a case. Answers null when it is done; else the case is shown again with what changed or what was
 * wrong, nothing typed being lost, and the answer is the reply already sent.
 */
export async function attempt(
  request: Request,
  reply: Reply,
  deps: CasesDeps,
  { caseId, ask, stamp, raw, verdict }: Asked,
): Promise<Reply | null> {
  try {
    await perform(deps, getPerson(request), {
      caseId,
      idempotencyKey: stamp._key ?? newId(),
      expectedVersion: stamp._version ?? null,
      ask,
    });
    return null;
  } catch (error) {
    const again = refusedOf(error, { action: ask.action, raw }, request.locale);
    if (!again) throw error;
    const { status, refused } = again;
    const message = refused.sent?.errors.find(({ field }) => field === 'note')?.message;
    const problem = verdict && { verdict: { ...verdict, ...(message !== undefined && { message }) } };
    return showCase(request, reply, deps, caseId, { status, refused: { ...refused, ...problem } });
  }
}

/** The case after this one in the officer's queue, asked before the deed moves this one away. */
export async function nextInQueue(request: Request, deps: CasesDeps, caseId: string): Promise<string | undefined> {
  const place = readPlace(request.query);
  const { rows } = await searchCases(deps, getPerson(request), place.filter, sliceOf(place));
  const at = rows.findIndex((line) => line.id === caseId);
  return rows[at + 1]?.id ?? rows.find((line) => line.id !== caseId)?.id;
}

/** Back to the same case, which says what was kept. */
export function backToCase(
  request: Request,
  reply: Reply,
  caseId: string,
  extra: Readonly<Record<string, string | undefined>>,
  anchor = '',
): Reply {
  return reply.redirect(`${inPlace(deskPaths.case({ caseId }), readPlace(request.query), extra)}${anchor}`, 303);
}
