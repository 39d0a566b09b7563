import type { Tx } from '#db';
import { newId } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { notify } from '#platform/notifications';
import { rulesAt } from '#platform/rules';
import { createHash, randomBytes } from 'node:crypto';
import { surveyDays } from './domain/rules.ts';
import { surveyNotice } from './notice.ts';
import { surveyPaths } from './paths.ts';
import type { Text } from '#i18n';

/** Something that is finished, of which somebody may say how it was. */
export interface Finished {
  readonly agencyId: string;
  /** Key of the service or the wing. */
  readonly service: string;
  /** What it is to the module that knows it, with its id: asked about once. */
  readonly about: string;
  readonly aboutId: string;
}

export const indexOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Makes the invitation to one finished thing. Returns what its link holds, 192 bits that are kept nowhere here; null where
 * there is one already.
 */
export async function invite(tx: Tx, { agencyId, service, about, aboutId }: Finished, at: Date): Promise<string | null> {
  const today = officeDay(at);
  const days = (await rulesAt(tx, [surveyDays], { agencyId: null, on: today })).value(surveyDays);
  const token = randomBytes(24).toString('base64url');
  const made = await tx
    .insertInto('survey.invitation')
    .values({
      id: newId(),
      agency_id: agencyId,
      service,
      about,
      about_id: aboutId,
      index: indexOf(token),
      asked_on: today,
      expires_on: officeDay(new Date(at.getTime() + days * 86_400_000)),
    })
    .onConflict((on) => on.columns(['about', 'about_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made ? token : null;
}

interface Asking {
  readonly personId: string;
  /** The service and the number they know it by. */
  readonly title: Text;
  readonly number: string;
}

/** Asks somebody how it was, once: in their inbox and by the ways they chose, with a link that opens without an account. */
export async function askSurvey(tx: Tx, finished: Finished, { personId, title, number }: Asking, at: Date): Promise<void> {
  const token = await invite(tx, finished, at);
  if (token === null) return;
  const facts = { service: title, number };
  const link = surveyPaths.byLink({ token });
  await notify(tx, { personId, notice: surveyNotice, facts, link, linkIsOpen: true, about: number, at });
  await appendAudit(tx, {
    actor: { kind: 'system', name: 'survey' },
    action: 'survey.ask',
    subject: { type: finished.about, id: finished.aboutId },
    detail: { service: finished.service },
    at,
  });
}

/** Forgets that somebody was asked of cases that are removed; what was answered names none of them. */
export async function forgetInvitations(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('survey.invitation').where('about', '=', 'case').where('about_id', 'in', caseIds).execute();
}
