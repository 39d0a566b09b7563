import { type Db, transaction, type Tx } from '#db';
import { formatDate } from '#i18n';
import type { Clock } from '#kernel';
import { officersAt } from '#platform/access';
import { officeDay } from '#platform/calendar';
import type { Sweep } from '#platform/jobs';
import { defineNotice, notify } from '#platform/notifications';
import { sql } from 'kysely';
import { authoritiesOf } from './authorities.ts';
import { daysLeft, dueWarning } from './domain/certificate-state.ts';
import type { DocumentsDeps } from './types.ts';
import { texts } from './messages/index.ts';
import { paths } from './paths.ts';

interface Ending {
  readonly fingerprint: string;
  /** Whose certificate: a holder with their office, or an authority. */
  readonly of: string;
  readonly validTo: Date;
}

const certificateEnds = defineNotice<{ of: string; until: Date; days: number }>(
  'documents.certificateEnds',
  'upkeep',
  ({ of, until, days }, locale) => {
    const { ends } = texts(locale);
    const on = formatDate(until, locale);
    return days === 0
      ? { subject: ends.over(of), body: ends.overBody(of, on) }
      : { subject: ends.soon(of, days), body: ends.soonBody(of, on) };
  },
);

type Deps = Pick<DocumentsDeps, 'db' | 'clock' | 'anchors' | 'timeAnchors'>;

/**
 * Tells the administrators of each agency 60, 30 and 7 days before a certificate ends, and when it has: that of an
 * officer who signs for them, and those of the authorities everything leads to.
 */
export async function warnOfEnds(deps: Deps): Promise<void> {
  const authorities = authoritiesOf(deps).map(({ name, ...rest }) => ({ ...rest, of: name }));
  for (const agencyId of await signingAgencies(deps.db))
    await transaction(deps.db, async (tx) => {
      for (const ending of [...(await presentOnes(tx, agencyId)), ...authorities]) await warn(tx, deps.clock, agencyId, ending);
    });
}

async function signingAgencies(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('documents.certificate').select('agency_id as id').distinct().execute();
  return rows.map(({ id }) => id);
}

/** Of each holder the certificate that ends last and is not revoked: those before it were replaced. */
function presentOnes(tx: Tx, agencyId: string): Promise<Ending[]> {
  return tx
    .selectFrom('documents.certificate')
    .distinctOn(['holder_name', 'holder_office'])
    .select(['fingerprint', 'valid_to as validTo', sql<string>`holder_name || ' (' || holder_office || ')'`.as('of')])
    .where('agency_id', '=', agencyId)
    .where('revoked_at', 'is', null)
    .orderBy('holder_name')
    .orderBy('holder_office')
    .orderBy('valid_to', 'desc')
    .execute();
}

async function warn(tx: Tx, clock: Clock, agencyId: string, { fingerprint, of, validTo }: Ending): Promise<void> {
  const at = clock.now();
  const days = dueWarning(validTo, at);
  if (days === null) return;
  const { numInsertedOrUpdatedRows: fresh } = await tx
    .insertInto('documents.certificate_warning')
    .values({ agency_id: agencyId, fingerprint, days, told_at: at })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (Number(fresh) === 0) return;
  const facts = { of, until: validTo, days: daysLeft(validTo, at) };
  for (const { personId } of await officersAt(tx, agencyId, officeDay(at), 'admin'))
    await notify(tx, { personId, notice: certificateEnds, facts, link: paths.certificates(), at });
}

/** Each morning at the office: 23:00 UTC. */
export function sweeps(deps: Deps): readonly Sweep[] {
  return [{ name: 'documents.certificates', cron: '0 23 * * *', run: () => warnOfEnds(deps) }];
}
