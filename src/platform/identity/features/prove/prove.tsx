import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { getPerson, render, type Reply, type Request } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { openGuess } from '../../guessing.ts';
import { texts } from '../../messages/index.ts';
import type { Proof } from '../../proof.ts';
import { spendCode } from '../../recovery-codes.ts';
import { passOn } from '../../reply.ts';
import { type IdentityDeps, webHeaders } from '../../session.ts';
import { isProven, type Needs, needsOf, readStanding, type Standing } from '../../standing.ts';
import { useCode } from '../../used-codes.ts';
import { readPasskey } from '../passkeys/ceremony.ts';
import { ProvePage } from './pages.tsx';

/** What every form that changes something about an account's safety may carry. */
export const proofFields = {
  password: Type.Optional(Type.String({ maxLength: 200 })),
  factorCode: Type.Optional(Type.String({ maxLength: 40 })),
  passkey: Type.Optional(Type.String({ maxLength: 8000 })),
};
type Given = { readonly password?: string; readonly factorCode?: string; readonly passkey?: string };

/** Proof that is missing or wrong. */
export interface Refusal {
  readonly proven: false;
  readonly needs: Needs;
  readonly errors: readonly FormError[];
}

export type Proven = { readonly proven: true; readonly standing: Standing } | Refusal;

/**
 * Lets a change to an account's safety go on only for whoever proves now, or has just proved, to be its owner (OWASP
 * ASVS 5.0, V7.5.1). `always`: the password is asked even of whoever has just given it. The session is a new one after.
 */
export async function askProof(
  request: Request,
  reply: Reply,
  deps: IdentityDeps,
  asking: { readonly always?: boolean } = {},
): Promise<Proven> {
  const actor = getPerson(request);
  const standing = await readStanding(deps, request, actor);
  const needs = needsOf(standing, asking);
  if (isProven(needs)) return { proven: true, standing };
  const given = (request.body ?? {}) as Given;
  const m = texts(request.locale).prove;
  if (needs.passkey && given.passkey) {
    const found = await readPasskey(deps, given.passkey);
    if (found?.accountId !== actor.accountId)
      return { proven: false, needs, errors: [{ field: 'passkey', message: texts(request.locale).passkeys.notProved }] };
    return { proven: true, standing: await renew(request, reply, deps, actor, standing, 'passkey') };
  }
  if (!((needs.password && given.password !== undefined) || (needs.code && given.factorCode !== undefined)))
    return { proven: false, needs, errors: [] };
  // A session left open on somebody's desk guesses for itself alone.
  const guesser = { what: 'password', email: actor.email, device: `session:${standing.sessionId}`, ip: request.ip } as const;
  const guess = await openGuess(deps, guesser);
  if (!guess.open) {
    const message = texts(request.locale).signIn.tooMany(Math.ceil(guess.wait / 60));
    return { proven: false, needs, errors: [{ field: needs.password ? 'password' : 'factorCode', message }] };
  }
  const found = await readProof(deps, actor, standing, needs, given);
  if (found === 'password' || found === 'factorCode') {
    await guess.wrong();
    return { proven: false, needs, errors: [{ field: found, message: found === 'password' ? m.wrongPassword : m.wrongCode }] };
  }
  await guess.right();
  return { proven: true, standing: await renew(request, reply, deps, actor, standing, found.proof) };
}

/** The page that asks for proof, and carries on everything that was sent, to be sent again with it. */
export function proofPage(request: Request, reply: Reply, { needs, errors }: Refusal): Reply {
  const { password: _, factorCode: __, passkey: ___, ...rest } = (request.body ?? {}) as Record<string, unknown>;
  const carried = Object.entries(rest).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)] as const));
  const page = <ProvePage action={request.url} needs={needs} carried={carried} errors={errors} />;
  return render(request, reply, page, { title: texts(request.locale).prove.title, status: errors.length > 0 ? 422 : 200 });
}

async function isPassword({ db, auth }: IdentityDeps, actor: PersonActor, password: string): Promise<boolean> {
  const account = await db
    .selectFrom('identity.account')
    .select('password')
    .where('userId', '=', actor.accountId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  const context = await auth.$context;
  return typeof account?.password === 'string' && context.password.verify({ hash: account.password, password });
}

/** What the session is proved by from now on, or which field was wrong. */
async function readProof(
  deps: IdentityDeps,
  actor: PersonActor,
  standing: Standing,
  needs: Needs,
  { password = '', factorCode = '' }: Given,
): Promise<{ readonly proof: Proof } | 'password' | 'factorCode'> {
  if (needs.password && !(await isPassword(deps, actor, password))) return 'password';
  if (!needs.code) return { proof: standing.proof ?? 'password' };
  if (await useCode(deps.db, deps.auth, actor.accountId, factorCode.replace(/\s/g, ''))) return { proof: 'totp' };
  return (await transaction(deps.db, (tx) => spendCode(tx, actor.accountId, factorCode))) ? { proof: 'recovery' } : 'factorCode';
}

/** A new session in the place of the old one (V7.2.4). */
async function renew(
  request: Request,
  reply: Reply,
  { db, auth }: IdentityDeps,
  actor: PersonActor,
  standing: Standing,
  proof: Proof,
): Promise<Standing> {
  const headers = webHeaders(request);
  const answer = await passOn(reply, await auth.api.openSession({ body: { userId: actor.accountId, proof }, headers, asResponse: true }));
  await transaction(db, (tx) => tx.deleteFrom('identity.session').where('id', '=', standing.sessionId).execute());
  return { ...standing, sessionId: String(answer.body.id), proof, provedAt: new Date() };
}
