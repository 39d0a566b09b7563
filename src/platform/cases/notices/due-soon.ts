import { transaction, type Tx } from '#db';
import { agencyOf } from '../store/reference.ts';
import { casePaths } from '../paths.ts';
import { findCase } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';
import { deskOf, officersConcerned } from './concerned.ts';
import { type Morning, morningAt } from './morning-at.ts';
import { notices } from './notice.ts';
import { notify } from '#platform/notifications';

/** Cases looked at in one go; the next sweep takes the next ones. */
const MOST = 1000;

/** On working days, from the hour of the morning, tells the officers of what is due on the next working day: once for each last day. */
export async function remindOfDue(deps: CasesDeps): Promise<void> {
  const agencies = new Map(deps.registry.all().map(({ agency }) => [agency.id, agency]));
  for (const agency of agencies.values()) {
    const morning = await morningAt(deps, agency);
    if (!morning) continue;
    for (const id of await dueNext(deps, morning)) await transaction(deps.db, (tx) => remind(tx, deps, id, morning.next));
  }
}

/** By the index of an agency's last days. */
async function dueNext({ db }: CasesDeps, { agency, next }: Morning): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('cases.case as c')
    .select('c.id')
    .where('c.agency_id', '=', agency.id)
    .where('c.due_on', '=', next)
    .where('c.closed_at', 'is', null)
    .where('c.side', '=', 'office')
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('cases.reminded as r').select('r.case_id').whereRef('r.case_id', '=', 'c.id').where('r.due_on', '=', next)),
      ),
    )
    .orderBy('c.id')
    .limit(MOST)
    .execute();
  return rows.map(({ id }) => id);
}

async function remind(tx: Tx, deps: CasesDeps, caseId: string, due: string): Promise<void> {
  const claimed = await tx
    .insertInto('cases.reminded')
    .values({ case_id: caseId, due_on: due })
    .onConflict((on) => on.column('case_id').doUpdateSet({ due_on: due }).where('cases.reminded.due_on', '<>', due))
    .returning('case_id')
    .executeTakeFirst();
  const row = claimed && (await findCase(tx, { id: caseId }));
  if (!row) return;
  const service = deps.registry.get(row.service);
  const at = deps.clock.now();
  const { name: agency } = await agencyOf(tx, deps, row.agencyId);
  const said = { number: row.number, service: service.title, agency, desk: deskOf(service, row.state), due };
  const facts = { ...said, lines: [], what: () => '', by: '' };
  for (const personId of await officersConcerned(tx, row, service, row.state, { occasion: 'due', actor: null, at }))
    await notify(tx, { personId, notice: notices.due, facts, link: casePaths.deskCase({ caseId }), about: row.number, at });
}
