import { transaction, type Tx } from '#db';
import { formatDate, type Locale } from '#i18n';
import type { PersonActor } from '#kernel';
import { type Officer, officersAt } from '#platform/access';
import { countUnread, findReader, inboxPaths, queueSummary, type Wording } from '#platform/notifications';
import { filterQuery } from '../list/filter.ts';
import { COUNT_LIMIT } from '../list/matching.ts';
import { countCases } from '../list/search.ts';
import { casePaths } from '../paths.ts';
import type { CaseFilter, CasesDeps } from '../types.ts';
import { type Morning, morningAt } from './morning-at.ts';
import { notices } from './notice.ts';
import { texts } from './morning-texts.ts';

const kinds = ['overdue', 'due', 'arrived', 'replies'] as const;
type Kind = (typeof kinds)[number];
type Counts = Readonly<Record<Kind, number>>;

/** On working days, from the hour its rule names, one e-mail to each officer of an agency for whom something lies there. */
export async function sendMornings(deps: CasesDeps): Promise<void> {
  const agencies = new Map(deps.registry.all().map(({ agency }) => [agency.id, agency]));
  for (const agency of agencies.values()) {
    const morning = await morningAt(deps, agency);
    if (!morning) continue;
    for (const officer of await notYet(deps, morning)) await summarise(deps, morning, officer);
  }
}

/** The officers of today whose summary was not looked at today. */
async function notYet({ db }: CasesDeps, { agency, today }: Morning): Promise<readonly PersonActor[]> {
  const held = await officersAt(db, agency.id, today);
  const done = await db
    .selectFrom('cases.morning')
    .select('person_id')
    .where('agency_id', '=', agency.id)
    .where('last_on', '>=', today)
    .execute();
  const past = new Set(done.map(({ person_id }) => person_id));
  const byPerson = Map.groupBy(
    held.filter(({ personId }) => !past.has(personId)),
    ({ personId }) => personId,
  );
  return [...byPerson].map(([personId, offices]) => actorOf(personId, offices, agency.id));
}

function actorOf(personId: string, offices: readonly Officer[], agencyId: string): PersonActor {
  const roles = offices.map(({ role }) => ({ role, agencyId }));
  return { kind: 'person', personId, accountId: personId, name: offices[0]?.name ?? '', email: '', roles, strong: true };
}

/** Counts first, over connections of its own; then the day is claimed and the e-mail queued, both or neither. */
async function summarise(deps: CasesDeps, morning: Morning, actor: PersonActor): Promise<void> {
  const { db, clock, publicUrl } = deps;
  const { personId } = actor;
  const reader = await findReader(db, personId, 'morning');
  const counts = reader && (await countsOf(deps, morning, actor));
  await transaction(db, async (tx) => {
    if (!(await claim(tx, morning, personId)) || !reader || !counts || kinds.every((kind) => counts[kind] === 0)) return;
    const wording = wordingOf(counts, morning, reader.locale, publicUrl);
    await queueSummary(tx, { ...reader, topic: 'morning', wording, link: casePaths.desk(), at: clock.now() });
  });
}

/** True for one worker alone: a second one waits for the first's row, and finds the day taken. */
async function claim(tx: Tx, { agency, today }: Morning, personId: string): Promise<boolean> {
  const row = await tx
    .insertInto('cases.morning')
    .values({ agency_id: agency.id, person_id: personId, last_on: today })
    .onConflict((on) => on.columns(['agency_id', 'person_id']).doUpdateSet({ last_on: today }).where('cases.morning.last_on', '<', today))
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The lists that the e-mail leads to, and counts. */
function listsOf({ before, next }: Pick<Morning, 'before' | 'next'>): Readonly<Record<Exclude<Kind, 'replies'>, CaseFilter>> {
  return {
    overdue: { desk: 'mine-desks', overdue: true, sort: 'due' },
    due: { desk: 'mine-desks', overdue: false, dueTo: next, sort: 'due' },
    arrived: { desk: 'mine-desks', arrivedFrom: before },
  };
}

async function countsOf(deps: CasesDeps, morning: Morning, actor: PersonActor): Promise<Counts> {
  const lists = listsOf(morning);
  const replies = [notices.messageIn, notices.resubmitted, notices.objection];
  return {
    overdue: await countCases(deps, actor, lists.overdue),
    due: await countCases(deps, actor, lists.due),
    arrived: await countCases(deps, actor, lists.arrived),
    replies: await countUnread(deps.db, actor.personId, replies, morning.since),
  };
}

function wordingOf(counts: Counts, { agency, today, before, next }: Morning, locale: Locale, publicUrl: string): Wording {
  const m = texts(locale);
  const day = (one: string) => formatDate(one, locale);
  const lists = listsOf({ before, next });
  const found = kinds.filter((kind) => counts[kind] > 0);
  const figure = (kind: Kind) => (counts[kind] > COUNT_LIMIT ? m.more(COUNT_LIMIT) : String(counts[kind]));
  const sentences = {
    overdue: m.long.overdue(figure('overdue')),
    due: m.long.due(figure('due'), day(today), day(next)),
    arrived: m.long.arrived(figure('arrived'), day(before)),
    replies: m.long.replies(figure('replies')),
  };
  const address = (kind: Kind) =>
    kind === 'replies' ? inboxPaths.inbox({}, { tampil: 'baru' }) : `${casePaths.desk()}?${filterQuery(lists[kind])}`;
  return {
    subject: m.subject(found.map((kind) => m.short[kind](figure(kind))).join(', ')),
    body: [m.lead(agency.name, day(today)), ...found.map((kind) => `- ${sentences[kind]}\n  ${publicUrl}${address(kind)}`)].join('\n\n'),
  };
}
