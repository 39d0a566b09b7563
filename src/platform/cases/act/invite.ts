import type { Tx } from '#db';
import { newId } from '#kernel';
import { officeDay } from '#platform/calendar';
import { notify } from '#platform/notifications';
import type { Guest, ServiceDefinition } from '../domain/definition.ts';
import { type Facts, notices } from '../notices/notice.ts';
import { casePaths } from '../paths.ts';
import { invitationToken, sha256 } from '../store/secrets.ts';
import type { CasesDeps } from '../types.ts';

/** Days an invited person has to answer. */
export const INVITATION_DAYS = 14;

/** Invites somebody to a case; the link comes by e-mail and opens nothing by itself. */
export async function invite(
  tx: Tx,
  deps: CasesDeps,
  { caseId, guest, facts, at }: { caseId: string; guest: Guest; facts: InvitingFacts; at: Date },
): Promise<void> {
  const id = newId();
  const token = invitationToken(deps.secret, id);
  const expires = inDays(at, INVITATION_DAYS);
  await tx
    .insertInto('cases.invitation')
    .values({
      id,
      case_id: caseId,
      party: guest.party,
      name: guest.name,
      email: guest.email.trim().toLowerCase(),
      token_hash: sha256(token),
      created_at: at,
      sent_at: at,
      expires_at: expires,
    })
    .execute();
  await mailLink(tx, { token, email: guest.email, facts, expires, at });
}

/** Who asks, for what, of whom. */
export interface InvitingFacts {
  readonly service: ServiceDefinition;
  readonly agencyName: string;
  /** Whose account applies: a proxy under their own name. */
  readonly askerName: string;
}

/** Sends the link of an invitation by e-mail. */
export async function mailLink(
  tx: Tx,
  { token, email, facts, expires, at }: { token: string; email: string; facts: InvitingFacts; expires: Date; at: Date },
): Promise<void> {
  const said: Facts = {
    ...nothing,
    service: facts.service.title,
    agency: facts.agencyName,
    by: facts.askerName,
    due: officeDay(expires),
  };
  await notify(tx, { email, notice: notices.invited, facts: said, link: casePaths.invitation({ token }), at });
}

/** The facts of a notice of which none is known. */
export const nothing: Facts = {
  number: '',
  service: () => '',
  agency: '',
  desk: null,
  due: null,
  lines: [],
  what: () => '',
  by: '',
};

/** The instant some days later. */
export function inDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000);
}
