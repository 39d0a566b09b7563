import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { type Kept, keptUntil } from '../domain/retention/keeping.ts';
import { keepingNoticeRule, keepingRule } from '../rules.ts';
import type { Matter } from '../sealing/matters.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';

/** Matters on one list at most: each is opened once more before it goes. */
export const MOST_LISTED = 50;

export interface Due {
  readonly id: string;
  readonly number: string;
  readonly key: string;
  /** YYYY-MM-DD: the last day it was kept. */
  readonly until: string;
  readonly version: number;
  readonly lastN: number;
}

export interface Keepings {
  /** Past their time by a line that was confirmed: the longest first. */
  readonly due: readonly Due[];
  /** How many would be, by lines nobody confirmed: nothing goes by those. */
  readonly unconfirmed: number;
  readonly held: number;
  readonly noticeDays: number;
}

/** What this key holds that is past its time, by the rule of today. */
export async function readKeepings(db: Db | Tx, opened: OpenedKey, at: Date): Promise<Keepings> {
  const [today, { agencyId }] = [officeDay(at), opened.key];
  const rules = await rulesAt(db, [keepingRule, keepingNoticeRule], { agencyId, on: today });
  const listed = db
    .selectFrom('ombudsman.disposal_item as i')
    .innerJoin('ombudsman.disposal as d', 'd.id', 'i.disposal_id')
    .select('i.matter_id')
    .where('d.state', '=', 'proposed')
    .where('i.matter_id', 'is not', null);
  const rows = await db
    .selectFrom('ombudsman.matter as m')
    .innerJoin('ombudsman.held as h', (on) => on.onRef('h.matter_id', '=', 'm.id').onRef('h.version', '=', 'm.key_version'))
    .select(['m.id', 'm.number', 'm.kind', 'm.stage', 'm.version'])
    .select(['m.closed_on as closedOn', 'm.keep_from as keepFrom', 'm.hold_since as holdSince'])
    .select((eb) =>
      eb
        .selectFrom('ombudsman.entry as e')
        .select((one) => one.fn.max('e.n').as('n'))
        .whereRef('e.matter_id', '=', 'm.id')
        .as('lastN'),
    )
    .where('h.key_id', '=', opened.key.id)
    .where('h.lock', '=', 'office')
    .where('m.closed_on', 'is not', null)
    .where('m.id', 'not in', listed)
    .execute();
  const vouched = rules.version(keepingRule).confirmed;
  const over = rows.flatMap((row) => {
    const kept = keptUntil(row as Kept, rules.value(keepingRule));
    return kept && kept.until < today ? [{ ...row, ...kept, lastN: Number(row.lastN ?? 0) }] : [];
  });
  const free = over.filter(({ holdSince }) => holdSince === null);
  return {
    due: free.filter(({ confirmed }) => vouched && confirmed).toSorted((a, b) => a.until.localeCompare(b.until)),
    unconfirmed: free.filter(({ confirmed }) => !vouched || !confirmed).length,
    held: over.length - free.length,
    noticeDays: rules.value(keepingNoticeRule),
  };
}

export interface Disposal {
  readonly id: string;
  readonly drawnBy: string;
  readonly drawnByName: string;
  readonly drawnOn: string;
  readonly notBefore: string;
  readonly state: 'proposed' | 'approved' | 'refused';
  readonly decidedOn: string | null;
  readonly minutes: string | null;
  readonly items: readonly DisposalItem[];
}

export interface DisposalItem {
  readonly nth: number;
  readonly matterId: string | null;
  readonly number: string;
  readonly ruleKey: string;
  readonly dueOn: string;
  readonly lastN: number;
  readonly version: number;
  readonly fate: 'listed' | 'gone' | 'kept' | 'held' | 'changed' | 'open';
}

/** Every list of the office, newest first. */
export async function listDisposals(db: Db | Tx, agencyId: string): Promise<readonly Disposal[]> {
  const rows = await db
    .selectFrom('ombudsman.disposal as d')
    .innerJoin('identity.person as p', 'p.id', 'd.drawn_by')
    .select(['d.id', 'd.drawn_by as drawnBy', 'p.name as drawnByName', 'd.drawn_on as drawnOn', 'd.not_before as notBefore'])
    .select(['d.state', 'd.decided_on as decidedOn', 'd.minutes'])
    .where('d.agency_id', '=', agencyId)
    .orderBy('d.drawn_on', 'desc')
    .orderBy('d.id')
    .limit(100)
    .execute();
  const items = await itemsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...(row as Omit<Disposal, 'items'>), items: items.get(row.id) ?? [] }));
}

/** One of them. Throws NOT_FOUND. */
export async function getDisposal(db: Db | Tx, agencyId: string, id: string): Promise<Disposal> {
  const found = (await listDisposals(db, agencyId)).find((one) => one.id === id);
  if (!found) throw new AppError('NOT_FOUND', { disposal: id });
  return found;
}

async function itemsOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly DisposalItem[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('ombudsman.disposal_item')
    .select(['disposal_id', 'nth', 'matter_id as matterId', 'number', 'rule_key as ruleKey', 'due_on as dueOn'])
    .select(['last_n as lastN', 'version', 'fate'])
    .where('disposal_id', 'in', [...ids])
    .orderBy('nth')
    .execute();
  return Map.groupBy(rows as (DisposalItem & { readonly disposal_id: string })[], ({ disposal_id }) => disposal_id);
}

/** From which day on a matter is to be removed, as its reporter reads it; null where it is on no list. */
export async function proposedFor(db: Db | Tx, matter: Pick<Matter, 'id'>): Promise<string | null> {
  const row = await db
    .selectFrom('ombudsman.disposal_item as i')
    .innerJoin('ombudsman.disposal as d', 'd.id', 'i.disposal_id')
    .select('d.not_before as day')
    .where('i.matter_id', '=', matter.id)
    .where('i.fate', '=', 'listed')
    .where('d.state', '=', 'proposed')
    .executeTakeFirst();
  return row?.day ?? null;
}

/** Since when a matter is held back from removal; null where it is not. */
export async function holdOf(db: Db | Tx, matterId: string): Promise<string | null> {
  const row = await db.selectFrom('ombudsman.matter').select('hold_since as day').where('id', '=', matterId).executeTakeFirst();
  return row?.day ?? null;
}

/** The day on which what a receipt opened was removed; null where it never opened anything. */
export async function goneOn(db: Db, index: Uint8Array): Promise<string | null> {
  const row = await db
    .selectFrom('ombudsman.past_opening')
    .select('gone_on as day')
    .where('index', '=', Buffer.from(index))
    .executeTakeFirst();
  return row?.day ?? null;
}
