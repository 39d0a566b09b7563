import { transaction, type Tx } from '#db';
import type { Text } from '#i18n';
import type { FieldContext } from '#platform/forms';
import { handle, type JobHandler } from '#platform/jobs';
import { notify } from '#platform/notifications';
import { toldOf } from '../domain/action.ts';
import { clocksOf, dueOn } from '../domain/case-clocks.ts';
import { changesIn } from '../domain/change.ts';
import type { ServiceDefinition } from '../domain/definition.ts';
import { type Entry, takenBack } from '../domain/entry.ts';
import { foldAll } from '../domain/fold.ts';
import { applicantOccasion, officerOccasion } from '../domain/occasion.ts';
import { besideNote } from '../domain/pages.ts';
import { letterIn, wayIn } from '../domain/timeline.ts';
import type { CaseState } from '../domain/state.ts';
import { maySee, viewerOf } from '../domain/subjects.ts';
import { ownershipOf } from '../act/enter.ts';
import { tellPeople } from '../jobs.ts';
import { texts as caseTexts } from '../messages/index.ts';
import { mendingMessage } from '../act/mending-message.ts';
import { casePaths } from '../paths.ts';
import { agencyOf, calendarOf, rulesOf } from '../store/reference.ts';
import { type CaseRow, entriesOf, findCase } from '../store/tables.ts';
import type { CaseNews, CasesDeps } from '../types.ts';
import { texts } from './messages/index.ts';
import { applicantsSide, deskOf, officersConcerned } from './concerned.ts';
import { type Facts, notices } from './notice.ts';

/** The job that tells people what an entry means for them: once, and not at all when it was taken back. */
export function tellHandler(deps: CasesDeps): JobHandler {
  return handle(tellPeople, ({ caseId, seq }) => transaction(deps.db, (tx) => tell(tx, deps, caseId, seq)));
}

async function tell(tx: Tx, deps: CasesDeps, caseId: string, seq: number): Promise<void> {
  const row = await findCase(tx, { id: caseId });
  if (!row || !(await firstTime(tx, caseId, seq, deps.clock.now()))) return;
  const entries = await entriesOf(tx, caseId);
  const entry = entries.find((one) => one.seq === seq);
  if (!entry || takenBack(entries).has(seq)) return;
  await deps.tellSystems?.(tx, newsOf(deps, row, entries));
  const before = foldAll(entries.filter((one) => one.seq < seq));
  const after = foldAll(entries.filter((one) => one.seq <= seq));
  const service = deps.registry.get(row.service);
  const toApplicant = applicantOccasion(service, entry, before, after);
  const toOfficers = officerOccasion(entry, before, after);
  if (!toApplicant && !toOfficers) return;
  const facts = await factsOf(tx, deps, row, service, entry, after);
  const at = deps.clock.now();
  const link = casePaths.file({ caseId });
  const actor = entry.actor.personId;
  if (toApplicant)
    for (const personId of await applicantsSide(tx, row, at))
      await notify(tx, { personId, notice: notices[toApplicant], facts, link, about: row.number, at });
  if (toOfficers)
    for (const personId of await officersConcerned(tx, row, service, after, { occasion: toOfficers, actor, at }))
      await notify(tx, { personId, notice: notices[toOfficers], facts, link: casePaths.deskCase({ caseId }), about: row.number, at });
}

function newsOf({ registry, clock }: CasesDeps, row: CaseRow, entries: readonly Entry[]): CaseNews {
  const { id: caseId, number, agencyId, service } = row;
  return {
    caseId,
    number,
    agencyId,
    service,
    changes: changesIn(registry.get(service), entries, clock.now()),
    maySee: (actor) => maySee(viewerOf(actor, ownershipOf(row))),
  };
}

/** True once for each entry, whatever becomes of the job afterwards. */
async function firstTime(tx: Tx, caseId: string, seq: number, at: Date): Promise<boolean> {
  const told = await tx
    .insertInto('cases.told')
    .values({ case_id: caseId, seq, at })
    .onConflict((on) => on.doNothing())
    .returning('seq')
    .executeTakeFirst();
  return told !== undefined;
}

async function factsOf(tx: Tx, deps: CasesDeps, row: CaseRow, service: ServiceDefinition, entry: Entry, after: CaseState): Promise<Facts> {
  const agency = await agencyOf(tx, deps, row.agencyId);
  const calendar = await calendarOf(tx, deps, agency);
  const rules = await rulesOf(tx, deps, row.state.rules);
  const at = new Date(entry.at);
  const action = service.actions[entry.action];
  const context: FieldContext = { rules, today: calendar.dateIn(at) };
  return {
    number: row.number,
    service: service.title,
    agency: agency.name,
    desk: deskOf(service, after),
    due: dueOn(clocksOf(service, after, rules, calendar, at)),
    lines: linesOf(service, entry, after, context),
    what:
      letterOf(service, entry) ??
      (action && toldOf(action, wayIn(entry))) ??
      besideNote(service, entry.action) ??
      caseTexts.text((m) => m.did[entry.action as keyof typeof m.did] ?? m.did.other),
    by: entry.actor.name,
  };
}

function letterOf({ products }: ServiceDefinition, entry: Entry): Text | undefined {
  const key = entry.action === 'lettered' ? letterIn(entry) : undefined;
  return key === undefined ? undefined : products[key]?.title;
}

/** What a notice lists: a message's words, what must be mended, or the answers given openly. */
function linesOf(service: ServiceDefinition, entry: Entry, after: CaseState, context: FieldContext): Text[] {
  if (entry.action === 'message') return [() => String(entry.input.text)];
  if (after.status === 'returned') return [(locale) => mendingMessage({ service, state: after, rules: context.rules }, locale)];
  const action = service.actions[entry.action];
  if (!action?.openly) return [];
  return Object.entries(action.asks).flatMap(([name, field]) => {
    const value = entry.input[name];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    return [(locale: 'id' | 'en') => texts(locale).answer(field.label(locale), field.show(value, locale, context))];
  });
}
