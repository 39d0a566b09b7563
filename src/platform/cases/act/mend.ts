import type { Tx } from '#db';
import type { Actor } from '#kernel';
import { getPersonById } from '#platform/identity';
import { checkComplete, checkGuests } from './complete.ts';
import type { BuiltIn } from '../domain/builtin.ts';
import type { Effect } from '../domain/effect.ts';
import { answersOnceMended, type FileIds, fileIdsOf, goneGuests, newGuests } from '../domain/mending.ts';
import type { Before } from './enter.ts';
import { invite } from './invite.ts';
import { likenessOnceMended } from '../compare/likeness.ts';
import type { CasesDeps } from '../types.ts';

type Mending = Extract<BuiltIn, { action: 'resubmit' }>;

/**
 * What a mending brings beside its own effects: it must be as whole as a new application, whoever its answers newly
 * name is invited, and the case may become like another. Throws INVALID_INPUT naming what is lacking.
 */
export async function mend(tx: Tx, deps: CasesDeps, actor: Actor, before: Before, { answers, files }: Mending): Promise<readonly Effect[]> {
  const { service, state, rules, row, at } = before;
  const after = answersOnceMended(service, state.answers, answers);
  checkComplete(service, after, withSent(fileIdsOf(state), files), rules);
  const guests = checkGuests(newGuests(service, state.answers, after), actor.kind === 'person' ? actor.email : '');
  // Whoever the answers no longer name has nothing to say any more, and sees the case no more.
  const gone = goneGuests(service, state.answers, after).map(({ party }) => party);
  if (gone.length > 0) await tx.deleteFrom('cases.invitation').where('case_id', '=', row.id).where('party', 'in', gone).execute();
  for (const guest of guests) {
    const { name: askerName } = await getPersonById(tx, row.applicantPersonId);
    await invite(tx, deps, { caseId: row.id, guest, facts: { service, agencyName: before.agency.name, askerName }, at });
  }
  const parted = gone
    .filter((party) => state.members.some(({ as }) => as === party))
    .map((party): Effect => ({ kind: 'parted', as: party }));
  if (Object.keys(answers).length === 0) return parted;
  return [...parted, ...(await likenessOnceMended(tx, deps, before, after))];
}

function withSent(present: FileIds, sent: Mending['files']): FileIds {
  const added = Object.entries(sent).map(([key, files]) => [key, [...(present[key] ?? []), ...files.map(({ fileId }) => fileId)]]);
  return { ...present, ...Object.fromEntries(added) };
}
