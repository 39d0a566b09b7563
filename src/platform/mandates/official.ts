import { likeLiteral, type Db, type Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { bindFiles } from '#platform/files';
import { dropNamed, enterPerson, getPersonById, nikIndexes } from '#platform/identity';
import { rulesAt } from '#platform/rules';
import { sql } from 'kysely';
import { refuse } from './change.ts';
import { adultAge, firstDayOfAge } from './domain/rules.ts';
import { forgetNamed } from './keeping.ts';
import { tellAsker, tellBoth } from './notices.ts';
import { joined, type MandateLine } from './tables.ts';

export type OfficialKind = 'child' | 'company' | 'village';

/** What somebody asks an agency to confirm: that they stand for a child, a company, or a villager without an account. */
export interface Asking {
  readonly kind: OfficialKind;
  readonly agencyId: string;
  /** Who they stand for, as the paper names them; a company has no NIK. */
  readonly name: string;
  readonly nik: string | null;
  /** Of a child, YYYY-MM-DD. */
  readonly born: string | null;
  readonly services: readonly string[] | null;
  /** Number and kind of the paper. */
  readonly basis: string;
  /** Files of the asker. */
  readonly evidence: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Asks an agency for a mandate. The files are bound to it, so that no form or sweep takes them away again. */
export async function askOfficial(tx: Tx, actor: PersonActor, asking: Asking, at: Date): Promise<string> {
  const { kind, agencyId, name, nik, born, services, basis, evidence, validFrom, validTo } = asking;
  const id = newId();
  const principal = await enterPerson(tx, { name, nik }, at);
  await bindFiles(tx, evidence, [actor.personId], id);
  await tx
    .insertInto('mandates.mandate')
    .values({
      id,
      kind,
      representative_person_id: actor.personId,
      principal_person_id: principal,
      agency_id: agencyId,
      services: services === null ? null : [...services],
      basis,
      evidence: [...evidence],
      born,
      valid_from: validFrom,
      valid_to: validTo,
      status: 'asked',
      asked_by: actor.personId,
      asked_at: at,
    })
    .execute();
  const detail = { kind, agency: agencyId, services, validFrom, validTo };
  await appendAudit(tx, { actor, action: 'mandates.ask', subject: { type: 'mandate', id }, detail, at });
  await tellAsker(tx, { personId: actor.personId, principal: name }, at);
  return id;
}

/** One that an agency has to decide on, with what an officer looks at. */
export interface OfficialLine extends MandateLine {
  readonly evidence: readonly string[];
  readonly born: string | null;
}

export interface QueueFilter {
  readonly agencyIds: readonly string[];
  readonly show: 'asked' | 'granted' | 'past';
  /** Part of a name, of either side. */
  readonly q: string;
}

/** What agencies are asked for, oldest first; what they decided, newest first. */
export async function listOfficial(
  db: Db,
  { agencyIds, show, q }: QueueFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly OfficialLine[]; readonly total: number }> {
  if (agencyIds.length === 0) return { rows: [], total: 0 };
  let query = official(db).where('m.agency_id', 'in', [...agencyIds]);
  query = show === 'past' ? query.where('m.status', 'in', ['refused', 'ended']) : query.where('m.status', '=', show);
  const part = `%${likeLiteral(q.toLowerCase())}%`;
  if (q !== '') query = query.where(sql<boolean>`(lower(r.name) like ${part} or lower(coalesce(q.name, m.named_name)) like ${part})`);
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const ordered = query.orderBy('m.asked_at', show === 'asked' ? 'asc' : 'desc').orderBy('m.id');
  return { rows: (await ordered.limit(limit).offset(offset).execute()) as unknown as OfficialLine[], total: Number(total) };
}

function official(db: Db | Tx) {
  return joined(db).select(['m.evidence', 'm.born']);
}

/** The day from which each of some is of age by the rule of its agency, YYYY-MM-DD, by the mandate's id; of children alone. */
export async function ofAgeSince(db: Db, lines: readonly OfficialLine[], today: string): Promise<ReadonlyMap<string, string>> {
  const agencies = [...new Set(lines.flatMap(({ born, agencyId }) => (born === null ? [] : (agencyId ?? []))))];
  const years = new Map(
    await Promise.all(
      agencies.map(async (agencyId) => [agencyId, (await rulesAt(db, [adultAge], { agencyId, on: today })).value(adultAge)] as const),
    ),
  );
  const since = lines.flatMap(({ id, born, agencyId }) => {
    const age = years.get(agencyId ?? '');
    return born === null || age === undefined ? [] : [[id, firstDayOfAge(born, age)] as const];
  });
  return new Map(since.filter(([, day]) => day <= today));
}

/** What an officer decides; days and reason as the database asks for them. */
export type Decision =
  | { readonly to: 'granted'; readonly validFrom: string; readonly validTo: string | null }
  | { readonly to: 'refused'; readonly reason: string }
  | { readonly to: 'ended'; readonly reason: string };

/**
 * Grants, refuses or ends a mandate at one of these agencies. Throws NOT_FOUND elsewhere, and ACTION_NOT_ALLOWED with
 * the reason `own-asking` for whoever is one of the two, `decided-already`, `ended-already` or `held-already`.
 */
export async function decideOfficial(
  tx: Tx,
  actor: PersonActor,
  { id, agencyIds, decision }: { readonly id: string; readonly agencyIds: readonly string[]; readonly decision: Decision },
  at: Date,
): Promise<void> {
  await tx.selectFrom('mandates.mandate').select('id').where('id', '=', id).forUpdate().execute();
  const before = (await official(tx).where('m.id', '=', id).executeTakeFirst()) as unknown as OfficialLine | undefined;
  if (!before || before.agencyId === null || !agencyIds.includes(before.agencyId)) throw new AppError('NOT_FOUND', { mandate: id });
  if (actor.personId === before.askedBy || actor.personId === before.principalId) throw refuse('own-asking');
  if (decision.to === 'ended') {
    if (before.status !== 'granted') throw refuse('ended-already');
    const ended = { status: 'ended', ended_by: actor.personId, ended_at: at, reason: decision.reason };
    await tx.updateTable('mandates.mandate').set(ended).where('id', '=', id).execute();
  } else {
    if (before.status !== 'asked') throw refuse('decided-already');
    const decided = { status: decision.to, decided_by: actor.personId, decided_at: at };
    if (decision.to === 'granted') await grant(tx, before, { ...decided, valid_from: decision.validFrom, valid_to: decision.validTo });
    else {
      const refused = { ...decided, reason: decision.reason };
      await tx.updateTable('mandates.mandate').set(refused).where('id', '=', id).execute();
      await forgetNamed(tx, before);
    }
  }
  const detail = { agency: before.agencyId, kind: before.kind, ...decision };
  const action = decision.to === 'granted' ? 'mandates.grant' : decision.to === 'refused' ? 'mandates.refuse' : 'mandates.end';
  await appendAudit(tx, { actor, action, subject: { type: 'mandate', id }, detail, at });
  await tellBoth(
    tx,
    before,
    { to: decision.to, by: { personId: null, name: before.agencyName ?? '' }, reason: 'reason' in decision ? decision.reason : null },
    at,
  );
}

async function grant(
  tx: Tx,
  before: OfficialLine,
  granted: {
    readonly status: string;
    readonly decided_by: string;
    readonly decided_at: Date;
    readonly valid_from: string;
    readonly valid_to: string | null;
  },
): Promise<void> {
  const principal = (await samePrincipal(tx, before)) ?? before.principalId;
  const { numUpdatedRows } = await tx
    .updateTable('mandates.mandate as m')
    .set({ ...granted, principal_person_id: principal })
    .where('m.id', '=', before.id)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('mandates.mandate as other')
            .select('other.id')
            .where('other.status', '=', 'granted')
            .where('other.representative_person_id', '=', before.representativeId)
            .where('other.principal_person_id', '=', principal)
            .where('other.agency_id', '=', before.agencyId)
            .where(sql<boolean>`other.services is not distinct from m.services`),
        ),
      ),
    )
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw refuse('held-already');
  if (before.principalId !== null && before.principalId !== principal) await dropNamed(tx, before.principalId);
}

/** The person somebody else stands for already, by the same NIK and as checked: both parents stand for one child. */
async function samePrincipal(tx: Tx, { principalId, kind }: OfficialLine): Promise<string | undefined> {
  const { nik } = await getPersonById(tx, principalId ?? '');
  if (nik === null) return undefined;
  const found = await tx
    .selectFrom('mandates.mandate as m')
    .innerJoin('identity.person as p', 'p.id', 'm.principal_person_id')
    .select('p.id')
    .where('p.nik_index', 'in', [...nikIndexes(tx, nik)])
    .where('p.user_id', 'is', null)
    .where('m.kind', '=', kind)
    .where('m.decided_at', 'is not', null)
    .where('m.status', 'in', ['granted', 'ended'])
    .orderBy('m.decided_at')
    .executeTakeFirst();
  return found?.id;
}

/** Which of these ids are mandates that were asked for; of some agencies alone, where they are named. */
export async function mandatesAmong(db: Db | Tx, ids: readonly string[], agencyIds?: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0 || agencyIds?.length === 0) return new Set();
  let query = db
    .selectFrom('mandates.mandate')
    .select('id')
    .where('id', 'in', [...ids]);
  if (agencyIds) query = query.where('agency_id', 'in', [...agencyIds]);
  return new Set((await query.execute()).map(({ id }) => id));
}
