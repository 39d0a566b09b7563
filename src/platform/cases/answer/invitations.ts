import { transaction, type Tx } from '#db';
import { type Actor, AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { getPersonById } from '#platform/identity';
import { notify } from '#platform/notifications';
import { randomInt } from 'node:crypto';
import { maySee, viewerOf } from '../domain/subjects.ts';
import { ownershipOf, refused } from '../act/enter.ts';
import { INVITATION_DAYS, inDays, mailLink, nothing } from '../act/invite.ts';
import type { Facts } from '../notices/notice.ts';
import { notices } from '../notices/notice.ts';
import { casePaths } from '../paths.ts';
import { performIn } from '../act/perform.ts';
import { invalid } from '../act/read-input.ts';
import { agencyOf } from '../store/reference.ts';
import { hashCode, invitationToken, same, sha256 } from '../store/secrets.ts';
import { findCase } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';
import { maskedEmail } from '../domain/masked-email.ts';

export type GuestActor = Extract<Actor, { kind: 'guest' }>;

const CODE_MINUTES = 10;
const ATTEMPTS = 5;
/** Between two e-mails to the same person, in milliseconds. */
const PAUSE = 60_000;

/** An invitation as its page shows it, before the code is typed. */
export interface Invitation {
  readonly id: string;
  readonly caseId: string;
  readonly number: string;
  readonly party: string;
  readonly name: string;
  /** Where the code goes, masked: `n…@contoh.id`. */
  readonly maskedEmail: string;
  readonly serviceKey: string;
  readonly agencyId: string;
  readonly expiresAt: Date;
  readonly expired: boolean;
  readonly used: boolean;
  /** Too many wrong codes: only a new invitation helps. */
  readonly locked: boolean;
  readonly codeSentAt: Date | null;
}

/** The invitation behind a link; NOT_FOUND for any other token. */
export async function openInvitation(deps: CasesDeps, token: string): Promise<Invitation> {
  const row = await invitations(deps.db).where('i.token_hash', '=', sha256(token)).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { why: 'invitation' });
  return shown(row, deps.clock.now());
}

/** The invitations of a case, for the page of whoever may see it. */
export async function listInvitations(deps: CasesDeps, caseId: string): Promise<readonly Invitation[]> {
  const rows = await invitations(deps.db).where('i.case_id', '=', caseId).orderBy('i.created_at').execute();
  return rows.map((row) => shown(row, deps.clock.now()));
}

/** E-mails a six-digit code to the invited person. Throws TOO_MANY_REQUESTS within a minute of the last one. */
export async function sendInvitationCode(deps: CasesDeps, token: string): Promise<void> {
  const at = deps.clock.now();
  await transaction(deps.db, async (tx) => {
    const row = await lockInvitation(tx, token, at);
    if (row.code_sent_at && at.getTime() - new Date(row.code_sent_at).getTime() < PAUSE) throw new AppError('TOO_MANY_REQUESTS');
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await tx
      .updateTable('cases.invitation')
      .set({ code_hash: hashCode(deps.secret, row.id, code), code_sent_at: at })
      .where('id', '=', row.id)
      .execute();
    await notify(tx, { email: row.email, notice: notices.code, facts: { ...nothing, lines: [() => code] }, at });
  });
}

/** Lets the invited person in by the code. Throws INVALID_INPUT for a wrong one, TOO_MANY_REQUESTS after five. */
export async function enterInvitation(deps: CasesDeps, token: string, code: string): Promise<GuestActor> {
  const at = deps.clock.now();
  // A wrong try must stay counted: it is written, and refused only afterwards.
  const guest = await transaction(deps.db, async (tx) => {
    const row = await lockInvitation(tx, token, at);
    const fresh = row.code_sent_at !== null && at.getTime() - new Date(row.code_sent_at).getTime() <= CODE_MINUTES * 60_000;
    const right = fresh && row.code_hash !== null && same(row.code_hash, hashCode(deps.secret, row.id, code));
    if (!right) {
      await tx
        .updateTable('cases.invitation')
        .set({ attempts: row.attempts + 1 })
        .where('id', '=', row.id)
        .execute();
      return undefined;
    }
    await tx
      .updateTable('cases.invitation')
      .set({ attempts: 0, code_hash: null, used_at: row.used_at ?? at })
      .where('id', '=', row.id)
      .execute();
    const actor = guestOf(row);
    await appendAudit(tx, { actor, action: 'cases.open-invitation', subject: { type: 'case', id: row.case_id }, at });
    return actor;
  });
  if (!guest)
    throw invalid([
      { field: 'code', message: 'Kode itu tidak cocok atau sudah kedaluwarsa.', en: 'That code does not match or has run out.' },
    ]);
  return guest;
}

/**
 * Lets the invited person in by their own account, which has proved the very address the invitation went to, and
 * joins them to the case. Throws FORBIDDEN for any other account, and for the applicant's own.
 */
export async function useInvitationSignedIn(deps: CasesDeps, token: string, person: PersonActor): Promise<GuestActor> {
  const at = deps.clock.now();
  return transaction(deps.db, async (tx) => {
    const row = await lockInvitation(tx, token, at);
    const own = await findCase(tx, { id: row.case_id });
    if (person.email.toLowerCase() !== row.email) throw refused('not-yours');
    if (own?.applicantPersonId === person.personId) throw new AppError('FORBIDDEN', { reason: 'same-person' });
    const guest = guestOf(row);
    await performIn(tx, deps, guest, {
      caseId: row.case_id,
      idempotencyKey: `join:${person.personId}`,
      expectedVersion: null,
      ask: { action: 'join', personId: person.personId, as: row.party },
    });
    await tx
      .updateTable('cases.invitation')
      .set({ person_id: person.personId, used_at: row.used_at ?? at })
      .where('id', '=', row.id)
      .execute();
    return guest;
  });
}

/** Sends the link again with a new term; by the applicant or an officer of the agency. */
export async function resendInvitation(deps: CasesDeps, actor: Actor, invitationId: string): Promise<void> {
  const at = deps.clock.now();
  await transaction(deps.db, async (tx) => {
    const row = await tx.selectFrom('cases.invitation').selectAll().where('id', '=', invitationId).forUpdate().executeTakeFirst();
    const about = row && (await findCase(tx, { id: row.case_id }));
    const viewer = about && viewerOf(actor, ownershipOf(about));
    if (!row || !about || !viewer || !maySee(viewer)) throw new AppError('NOT_FOUND', { invitation: invitationId });
    if (!viewer.isApplicant && viewer.roles.length === 0) throw refused('not-yours');
    if (row.person_id !== null) throw new AppError('ACTION_NOT_ALLOWED', { why: 'joined' });
    if (at.getTime() - new Date(row.sent_at).getTime() < PAUSE) throw new AppError('TOO_MANY_REQUESTS');
    const expires = inDays(at, INVITATION_DAYS);
    await tx
      .updateTable('cases.invitation')
      .set({ expires_at: expires, attempts: 0, code_hash: null, code_sent_at: null, lapsed_at: null, sent_at: at })
      .where('id', '=', row.id)
      .execute();
    const { name: agencyName } = await agencyOf(tx, deps, about.agencyId);
    const { name: askerName } = await getPersonById(tx, about.applicantPersonId);
    const facts = { service: deps.registry.get(about.service), agencyName, askerName };
    await mailLink(tx, { token: invitationToken(deps.secret, row.id), email: row.email, facts, expires, at });
    await appendAudit(tx, { actor, action: 'cases.resend-invitation', subject: { type: 'case', id: row.case_id }, at });
  });
}

/** Tells applicants of invitations that ran out unanswered, each once. Returns how many. */
export async function lapseInvitations(deps: CasesDeps): Promise<number> {
  const at = deps.clock.now();
  return transaction(deps.db, async (tx) => {
    const rows = await tx
      .updateTable('cases.invitation')
      .set({ lapsed_at: at })
      .where('expires_at', '<=', at)
      .where('used_at', 'is', null)
      .where('lapsed_at', 'is', null)
      .returning(['case_id', 'name'])
      .execute();
    for (const { case_id, name } of rows) {
      const about = await findCase(tx, { id: case_id });
      if (!about || about.state.position === null) continue;
      const facts: Facts = { ...nothing, number: about.number, service: deps.registry.get(about.service).title, lines: [() => name] };
      const link = casePaths.file({ caseId: case_id });
      await notify(tx, { personId: about.applicantPersonId, notice: notices.invitationLapsed, facts, link, at });
    }
    return rows.length;
  });
}

function invitations(db: CasesDeps['db']) {
  return db
    .selectFrom('cases.invitation as i')
    .innerJoin('cases.case as c', 'c.id', 'i.case_id')
    .select(['i.id', 'i.case_id', 'i.party', 'i.name', 'i.email', 'i.expires_at', 'i.used_at', 'i.attempts', 'i.code_sent_at'])
    .select(['c.number', 'c.service', 'c.agency_id']);
}

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirstOrThrow']>>;

function shown(row: Row, now: Date): Invitation {
  return {
    id: row.id,
    caseId: row.case_id,
    number: row.number,
    party: row.party,
    name: row.name,
    maskedEmail: maskedEmail(row.email),
    serviceKey: row.service,
    agencyId: row.agency_id,
    expiresAt: new Date(row.expires_at),
    expired: new Date(row.expires_at) <= now,
    used: row.used_at !== null,
    locked: row.attempts >= ATTEMPTS,
    codeSentAt: row.code_sent_at === null ? null : new Date(row.code_sent_at),
  };
}

/** The invitation, locked and still good. Throws NOT_FOUND, ACTION_NOT_ALLOWED when run out, TOO_MANY_REQUESTS when locked. */
async function lockInvitation(tx: Tx, token: string, at: Date) {
  const row = await tx.selectFrom('cases.invitation').selectAll().where('token_hash', '=', sha256(token)).forUpdate().executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { why: 'invitation' });
  if (new Date(row.expires_at) <= at) throw new AppError('ACTION_NOT_ALLOWED', { why: 'expired' });
  if (row.attempts >= ATTEMPTS) throw new AppError('TOO_MANY_REQUESTS', { why: 'attempts' });
  return row;
}

function guestOf(row: { id: string; case_id: string; party: string; name: string }): GuestActor {
  return { kind: 'guest', invitationId: row.id, caseId: row.case_id, party: row.party, name: row.name };
}
