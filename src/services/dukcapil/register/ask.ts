import { transaction, type Tx } from '#db';
import { newId } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { type PersonRegistry, readNikProof, type RegistryAnswer, type RegistryQuestion, type Resident } from '#platform/identity';
import { rulesAt } from '#platform/rules';
import { sql } from 'kysely';
import type { RegisterDeps } from './deps.ts';
import { childrenOf, type RegisterLine } from './domain/read-line.ts';
import { registerTerms } from './rule.ts';
import { indexesOf, openLine } from './sealed.ts';

interface Found {
  readonly versionId: string;
  readonly agencyId: string;
  readonly asOf: string;
  readonly line: RegisterLine;
}

const DAY = 86_400_000;

/** The registers in force here, as the port that every service asks of. */
export function residentsRegister(deps: RegisterDeps): PersonRegistry {
  return {
    ask: (question) =>
      transaction(deps.db, async (tx) => {
        // Two questions of one person at once take turns, so that the last of the day is the last.
        await sql`select pg_advisory_xact_lock(hashtextextended(${`register ${question.actor.personId}`}, 0))`.execute(tx);
        const { answer, found } = await answerTo(tx, deps, question);
        await record(tx, deps, question, answer, found);
        return answer;
      }),
  };
}

type Answered = { readonly answer: RegistryAnswer; readonly found: Found | undefined };
const refused = (why: Extract<RegistryAnswer, { kind: 'refused' }>['why'], found?: Found): Answered => ({
  answer: { kind: 'refused', why },
  found,
});

async function answerTo(tx: Tx, { clock }: RegisterDeps, { actor, about }: RegistryQuestion): Promise<Answered> {
  const now = clock.now();
  const versions = await inForce(tx);
  if (versions.length === 0) return refused('no-register');
  const { nik, provenAt } = await readNikProof(tx, actor.personId);
  if (nik === null) return refused('no-nik');
  if (provenAt === null) return refused('not-proven');
  const today = officeDay(now);
  const termsOf = async (agencyId: string) => (await rulesAt(tx, [registerTerms], { agencyId, on: today })).value(registerTerms);
  const found = await findLine(tx, nik);
  // The agency in whose register somebody stands says how often; where they stand in none, the strictest of them.
  const asking = found ? [found.agencyId] : versions.map((version) => version.agency_id);
  const perDay = Math.min(...(await Promise.all(asking.map(async (agencyId) => (await termsOf(agencyId)).perDay))));
  if ((await askedSince(tx, actor.personId, new Date(now.getTime() - DAY))) >= perDay) return refused('too-often');
  if (!found) return refused('not-there');
  const until = (await termsOf(found.agencyId)).childUntil;
  const children = about === 'self' ? [] : childrenOf(found.line, await household(tx, found), { today, until });
  const [first, ...others] = about === 'child' ? children : [found.line, ...children];
  if (!first) return refused('no-child', found);
  return { answer: { kind: 'found', residents: [residentOf(first), ...others.map(residentOf)], asOf: found.asOf }, found };
}

function inForce(tx: Tx) {
  return tx
    .selectFrom('dukcapil.register_version')
    .select(['id', 'agency_id'])
    .where('state', '=', 'in-force')
    .orderBy('agency_id')
    .execute();
}

async function askedSince(tx: Tx, personId: string, since: Date): Promise<number> {
  const { n } = await tx
    .selectFrom('dukcapil.register_lookup')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('person_id', '=', personId)
    .where('at', '>', since)
    .where('outcome', 'in', ['found', 'not-there', 'no-child'])
    .executeTakeFirstOrThrow();
  return Number(n);
}

function linesInForce(tx: Tx) {
  return tx
    .selectFrom('dukcapil.register_person as p')
    .innerJoin('dukcapil.register_version as v', 'v.id', 'p.version_id')
    .select(['p.id', 'p.nik', 'p.kk', 'p.particulars', 'v.id as versionId', 'v.agency_id as agencyId', 'v.as_of as asOf'])
    .where('v.state', '=', 'in-force')
    .orderBy('p.id');
}

async function findLine(tx: Tx, nik: string): Promise<Found | undefined> {
  const row = await linesInForce(tx)
    .where('p.nik_index', 'in', [...indexesOf(tx, 'nik', nik)])
    .executeTakeFirst();
  return row && { versionId: row.versionId, agencyId: row.agencyId, asOf: row.asOf as unknown as string, line: openLine(tx, row) };
}

async function household(tx: Tx, { versionId, line }: Found): Promise<readonly RegisterLine[]> {
  const rows = await linesInForce(tx)
    .where('p.version_id', '=', versionId)
    .where('p.kk_index', 'in', [...indexesOf(tx, 'kk', line.kk)])
    .execute();
  return rows.map((row) => openLine(tx, row)).sort((a, b) => a.bornOn.localeCompare(b.bornOn));
}

function residentOf({ relation: _ours, ...resident }: RegisterLine): Resident {
  return resident;
}

/** Who asked for which page, what came of it, and of how many; not a word of what was told. */
async function record(tx: Tx, { clock }: RegisterDeps, { actor, service, page }: RegistryQuestion, answer: RegistryAnswer, found?: Found) {
  const at = clock.now();
  const outcome = answer.kind === 'found' ? 'found' : answer.why;
  await tx
    .insertInto('dukcapil.register_lookup')
    .values({ id: newId(), person_id: actor.personId, version_id: found?.versionId ?? null, service, page, outcome, at })
    .execute();
  await appendAudit(tx, {
    actor,
    action: answer.kind === 'found' ? 'dukcapil.register-asked' : 'dukcapil.register-refused',
    subject: { type: 'person', id: actor.personId },
    detail: { service, page, ...(answer.kind === 'found' ? { persons: answer.residents.length } : { why: answer.why }) },
    at,
  });
}
