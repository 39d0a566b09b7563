import { transaction } from '#db';
import { rulesAt } from '#platform/rules';
import { officeDay } from '#platform/calendar';
import { sql } from 'kysely';
import { NO_DISTRICT } from '../domain/districts.ts';
import type { Offer } from '../registry.ts';
import type { CasesDeps } from '../types.ts';

/** Cases looked at in one transaction. */
const AT_ONCE = 500;

/**
 * Notes the district of cases from before the row held it. The database compares the one answer that says it with the
 * agency's list; no state is read or opened here. Each new case brings its own, so this finds nothing, but once.
 * Returns how many.
 */
export async function placeCases(deps: CasesDeps): Promise<number> {
  let placed = 0;
  for (const offer of deps.registry.all()) {
    const answers = await answersOf(deps, offer);
    for (let some = AT_ONCE; some === AT_ONCE; placed += some) some = await placeSome(deps, offer, answers);
  }
  return placed;
}

async function answersOf({ db, clock }: CasesDeps, { service, agency }: Offer) {
  const rules = await rulesAt(db, service.rules, { agencyId: agency.id, on: officeDay(clock.now()) });
  return (service.districts?.list(rules) ?? []).flatMap(({ code, answers }) => answers.map((answer) => ({ code, answer })));
}

async function placeSome(
  { db }: CasesDeps,
  { service, agency }: Offer,
  answers: readonly { readonly code: string; readonly answer: string }[],
): Promise<number> {
  const [page = '', question = ''] = service.districts?.at.split('.') ?? [];
  const codes = JSON.stringify(Object.fromEntries(answers.map(({ code, answer }) => [answer, code])));
  return transaction(db, async (tx) => {
    const { numAffectedRows = 0n } = await sql`
      update cases.case c
         set district = coalesce(${codes}::jsonb ->> (c.state #>> array['answers', ${page}::text, ${question}::text]), ${NO_DISTRICT})
       where c.id in (
         select id from cases.case
          where district is null and agency_id = ${agency.id} and service = ${service.key}
          order by id limit ${AT_ONCE} for update skip locked)`.execute(tx);
    return Number(numAffectedRows);
  });
}
