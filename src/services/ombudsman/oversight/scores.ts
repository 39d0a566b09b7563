import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { authorise } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { assessmentsRule } from '../rules.ts';

export type ScoreKind = 'opini' | 'kepatuhan';

/** A result of an assessment as it was published. */
export interface Published {
  readonly kind: ScoreKind;
  readonly subject: string;
  /** The agency of the hall it is about; null for a government as a whole, and for others. */
  readonly agencyId: string | null;
  readonly year: number;
  readonly label: string | null;
  /** 0 to 100, two decimals. */
  readonly value: number | null;
  readonly source: string;
  /** Day of the publication, YYYY-MM-DD. */
  readonly sourceOn: string | null;
  readonly sourceRead: boolean;
}

export interface Score extends Published {
  readonly id: string;
  readonly replaces: string | null;
  readonly reason: string | null;
  readonly withdrawn: boolean;
  readonly enteredOn: string;
  /** Whether no later version stands in its place. */
  readonly current: boolean;
}

/** Every version, newest year first; of one result the newest version first. */
export async function listScores(db: Db | Tx): Promise<readonly Score[]> {
  const rows = await db
    .selectFrom('ombudsman.score as s')
    .leftJoin('ombudsman.score as later', 'later.replaces', 's.id')
    .select([
      's.id',
      's.kind',
      's.subject',
      's.agency_id as agencyId',
      's.year',
      's.label',
      's.value',
      's.source',
      's.source_on as sourceOn',
      's.source_read as sourceRead',
      's.replaces',
      's.reason',
      's.withdrawn',
      's.entered_at as enteredAt',
      'later.id as later',
    ])
    .orderBy('s.year', 'desc')
    .orderBy('s.subject')
    .orderBy('s.kind')
    .orderBy('s.entered_at', 'desc')
    .orderBy('s.id', 'desc')
    .execute();
  return rows.map(({ later, enteredAt, value, kind, ...row }) => ({
    ...row,
    kind: kind as ScoreKind,
    value: value === null ? null : Number(value),
    enteredOn: officeDay(new Date(enteredAt)),
    current: later === null,
  }));
}

/** What holds now, for everybody to see. */
export async function publishedScores(db: Db): Promise<readonly Score[]> {
  return (await listScores(db)).filter(({ current, withdrawn }) => current && !withdrawn);
}

/**
 * Enters a result as it was published. Throws FORBIDDEN, INVALID_INPUT with its fields, ACTION_NOT_ALLOWED with `entered`
 * where it stands there already: then the version there is corrected.
 */
export async function enterScore(tx: Tx, actor: PersonActor, agencyId: string, given: Published, at: Date): Promise<string> {
  authorise(actor, 'oversight.publish', agencyId);
  await check(tx, given, at);
  const { kind, subject, agencyId: about, year } = given;
  // Two at once: the second waits, and finds what the first entered.
  await tx.selectFrom('access.agency').select('id').where('id', '=', agencyId).forUpdate().execute();
  const there = (await listScores(tx)).some(
    (one) => one.kind === kind && one.year === year && (about === null ? one.subject === subject : one.agencyId === about),
  );
  if (there) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'entered' });
  return insert(tx, actor, { given, replaces: null, reason: null, withdrawn: false }, at);
}

/**
 * Puts another version in place of one, or none at all (`given` null), with what was wrong. Throws NOT_FOUND, CONFLICT where
 * somebody was quicker, and as `enterScore`.
 */
export async function correctScore(
  tx: Tx,
  actor: PersonActor,
  agencyId: string,
  {
    id,
    given,
    reason,
  }: { readonly id: string; readonly given: Omit<Published, 'kind' | 'subject' | 'agencyId' | 'year'> | null; readonly reason: string },
  at: Date,
): Promise<void> {
  authorise(actor, 'oversight.publish', agencyId);
  await tx.selectFrom('access.agency').select('id').where('id', '=', agencyId).forUpdate().execute();
  const before = (await listScores(tx)).find((one) => one.id === id);
  if (!before) throw new AppError('NOT_FOUND', { score: id });
  if (!before.current || before.withdrawn) throw new AppError('CONFLICT', { score: id });
  if (reason.trim().length < 3) throw new AppError('INVALID_INPUT', { fields: ['alasan'] });
  const next = { ...before, ...given };
  if (given) await check(tx, next, at);
  await insert(tx, actor, { given: next, replaces: id, reason: reason.trim().slice(0, 1000), withdrawn: given === null }, at);
}

async function check(tx: Tx, { kind, subject, year, label, value, source, sourceOn }: Published, at: Date): Promise<void> {
  const today = officeDay(at);
  const rule = (await rulesAt(tx, [assessmentsRule], { agencyId: null, on: today })).value(assessmentsRule);
  const years = rule.find(({ key }) => key === kind);
  const fields = [
    ...(subject.trim().length < 3 ? ['instansi'] : []),
    ...(!years || year < years.from || year > (years.to ?? Number(today.slice(0, 4))) ? ['tahun'] : []),
    ...((label ?? '').trim() === '' && value === null ? ['predikat'] : []),
    ...(value !== null && !(value >= 0 && value <= 100) ? ['nilai'] : []),
    ...(source.trim().length < 3 ? ['sumber'] : []),
    ...(sourceOn !== null && sourceOn > today ? ['tanggal'] : []),
  ];
  if (fields.length > 0) throw new AppError('INVALID_INPUT', { fields });
}

interface Version {
  readonly given: Published;
  readonly replaces: string | null;
  readonly reason: string | null;
  readonly withdrawn: boolean;
}

async function insert(tx: Tx, actor: PersonActor, { given, replaces, reason, withdrawn }: Version, at: Date): Promise<string> {
  const { kind, subject, agencyId, year, label, value, source, sourceOn, sourceRead } = given;
  const id = newId();
  await tx
    .insertInto('ombudsman.score')
    .values({
      id,
      kind,
      subject: subject.trim(),
      agency_id: agencyId,
      year,
      label: label === null || label.trim() === '' ? null : label.trim(),
      value: value === null ? null : value.toFixed(2),
      source: source.trim(),
      source_on: sourceOn,
      source_read: sourceRead,
      replaces,
      reason,
      withdrawn,
      entered_by: actor.personId,
      entered_at: at,
    })
    .execute();
  const action = withdrawn ? 'ombudsman.withdraw-score' : replaces === null ? 'ombudsman.enter-score' : 'ombudsman.correct-score';
  await appendAudit(tx, { actor, action, subject: { type: 'score', id }, detail: { kind, subject, year }, at });
  return id;
}
