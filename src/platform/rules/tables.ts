import { afterCommit, type Db, type Tx } from '#db';
import { newId } from '#kernel';
import { sql } from 'kysely';
import { isDeepStrictEqual } from 'node:util';
import { type Rule, RuleBook, type RuleVersion } from './domain/rule.ts';

/** What is read of a version. */
export const versionColumns = [
  'id',
  'key',
  'version',
  'value',
  'unit',
  'citation',
  sql<string>`valid_from::text`.as('validFrom'),
  sql<string | null>`valid_to::text`.as('validTo'),
  'confirmed',
  sql<string | null>`called_off_on::text`.as('calledOffOn'),
] as const;

let published = 0;

/**
 * Grows whenever this process has published a rule: part of the key of whatever is kept and rests on rules. Other
 * processes learn of it when what they keep has run out.
 */
export function rulesEdition(): number {
  return published;
}

/** Says, once the transaction holds, that a rule was published. */
export function publish(tx: Tx): void {
  afterCommit(tx, () => published++);
}

/**
 * Enters the declared first value of each rule that the database does not know, and a further version where the
 * code's value changed. An agency with a version of its own keeps it, and is offered the new one. Safe to run at every start.
 */
export async function seedRules(tx: Tx, rules: readonly Rule[], at: Date): Promise<void> {
  const byKey = new Map(rules.map((rule) => [rule.key, rule]));
  if (byKey.size === 0) return;
  const known = await tx
    .selectFrom('rules.version')
    .distinctOn('key')
    .select(['key', 'version', 'value', 'entered_by'])
    .where('key', 'in', [...byKey.keys()])
    .where('agency_id', 'is', null)
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute();
  const latest = new Map(known.map((row) => [row.key, row]));
  const entered = [...byKey.values()].flatMap((rule) => {
    const before = latest.get(rule.key);
    if (before && (before.entered_by !== 'system' || isDeepStrictEqual(before.value, rule.value))) return [];
    return [
      {
        id: newId(),
        key: rule.key,
        agency_id: null,
        version: (before?.version ?? 0) + 1,
        value: JSON.stringify(rule.value),
        unit: rule.unit ?? null,
        citation: rule.citation,
        valid_from: rule.validFrom,
        confirmed: rule.confirmed,
        entered_by: 'system',
        entered_at: at,
      },
    ];
  });
  if (entered.length === 0) return;
  await tx.insertInto('rules.version').values(entered).execute();
  publish(tx);
}

/**
 * The rules as they hold on a day (YYYY-MM-DD) for an agency; its own version goes before the general one. Of an agency's
 * versions the one that began last holds, so that what was entered for July waits behind a correction of May. Of the
 * general ones the last entered holds: the code states what is so, even about days that have passed.
 */
export async function rulesAt(db: Db | Tx, rules: readonly Rule[], where: { agencyId: string | null; on: string }): Promise<RuleBook> {
  const keys = [...new Set(rules.map((rule) => rule.key))];
  if (keys.length === 0) return new RuleBook([]);
  const rows = await db
    .selectFrom('rules.version')
    .select(versionColumns)
    .distinctOn('key')
    .where('key', 'in', keys)
    .where((eb) => eb.or([eb('agency_id', 'is', null), eb('agency_id', '=', where.agencyId)]))
    .where('valid_from', '<=', sql<string>`${where.on}::date`)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', sql<string>`${where.on}::date`)]))
    .where('called_off_on', 'is', null)
    .orderBy('key')
    .orderBy(sql`agency_id nulls last`)
    .orderBy(sql`case when agency_id is not null then valid_from end desc nulls last`)
    .orderBy('version', 'desc')
    .execute();
  return new RuleBook(rows as RuleVersion[]);
}

/** Versions of a rule that an agency has entered and that do not hold yet on a day, first day first. */
export async function rulesComing(db: Db, { key }: Rule, where: { agencyId: string; on: string }): Promise<readonly RuleVersion[]> {
  const rows = await db
    .selectFrom('rules.version')
    .select(versionColumns)
    .where('key', '=', key)
    .where('agency_id', '=', where.agencyId)
    .where('valid_from', '>', sql<string>`${where.on}::date`)
    .where('called_off_on', 'is', null)
    .orderBy('valid_from')
    .orderBy('version')
    .limit(20)
    .execute();
  return rows as RuleVersion[];
}

/** The very versions a case was begun under, by the ids it kept. */
export async function rulesByPins(db: Db | Tx, pins: Readonly<Record<string, string>>): Promise<RuleBook> {
  const ids = Object.values(pins);
  if (ids.length === 0) return RuleBook.ofPins([]);
  const rows = await db.selectFrom('rules.version').select(versionColumns).where('id', 'in', ids).execute();
  return RuleBook.ofPins(rows as RuleVersion[]);
}
