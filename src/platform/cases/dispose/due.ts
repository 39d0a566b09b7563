import type { Db, Tx } from '#db';
import type { Agency } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { type RuleBook, rulesAt } from '#platform/rules';
import { sql } from 'kysely';
import type { ServiceDefinition } from '../domain/definition.ts';
import type { CasesDeps } from '../types.ts';
import { keeping } from './rule.ts';

/** A closed case whose time is over. */
export interface DueCase {
  readonly id: string;
  readonly number: string;
  readonly service: string;
  readonly status: string;
  readonly closedAt: Date;
}

/** What an agency's rules say of keeping, and what is due by them. */
export interface Due {
  readonly days: number;
  readonly noticeDays: number;
  readonly version: number;
  /** What nobody has confirmed takes nothing from anybody. */
  readonly confirmed: boolean;
  /** Oldest first, at most `limit`. */
  readonly cases: readonly DueCase[];
}

const DAY = 86_400_000;
/** Days for which a case that was taken off a list is on no other. */
const KEPT_DAYS = 365;

/** The closed cases of an agency that its rules keep no longer, and that are on no list. */
export async function findDue(db: Db | Tx, { clock, registry }: CasesDeps, agency: Agency, limit: number): Promise<Due> {
  const now = clock.now();
  const services = registry.all().flatMap((offer) => (offer.agency.id === agency.id ? [offer.service] : []));
  const own = services.flatMap((service) => service.keeping ?? []);
  const rules = await rulesAt(db, [keeping, ...own], { agencyId: agency.id, on: officeDay(now) });
  const { value, version, confirmed } = rules.version(keeping);
  const cases: DueCase[] = [];
  for (const service of services) {
    const days = daysOf(rules, service);
    if (days === null || cases.length >= limit) continue;
    const closedBefore = new Date(now.getTime() - days * DAY);
    cases.push(...(await dueOf(db, { agencyId: agency.id, service: service.key, closedBefore, now, limit: limit - cases.length })));
  }
  return { ...value, version, confirmed, cases: cases.toSorted((one, other) => one.closedAt.getTime() - other.closedAt.getTime()) };
}

/** Null where the rule of the service's own is not confirmed: then nothing of it is due. */
function daysOf(rules: RuleBook, { keeping: own }: ServiceDefinition): number | null {
  if (!own) return rules.value(keeping).days;
  const { value, confirmed } = rules.version(own);
  return confirmed ? value : null;
}

interface Asked {
  readonly agencyId: string;
  readonly service: string;
  readonly closedBefore: Date;
  readonly now: Date;
  readonly limit: number;
}

/** A case that went on as another waits for that one to be closed. */
async function dueOf(db: Db | Tx, { agencyId, service, closedBefore, now, limit }: Asked): Promise<readonly DueCase[]> {
  const { rows } = await sql<Omit<DueCase, 'closedAt'> & { readonly closedAt: string | Date }>`
    select c.id, c.number, c.service, c.status, c.closed_at as "closedAt"
      from cases.case c
     where c.agency_id = ${agencyId} and c.service = ${service} and c.closed_at < ${closedBefore} and c.pending_orders = 0
       and not exists (
         select from cases.disposal_item i join cases.disposal d on d.id = i.disposal_id
          where i.case_id = c.id
            and case when i.kept_at is null then d.verdict is distinct from 'refused' else i.kept_at > ${new Date(now.getTime() - KEPT_DAYS * DAY)} end)
       and not exists (
         select from jsonb_array_elements(c.state -> 'successors') s join cases.case n on n.id = (s ->> 'caseId')::uuid
          where n.closed_at is null)
     order by c.closed_at, c.id
     limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, closedAt: new Date(row.closedAt) }));
}
