import type { WhatsAppStandIn } from '#demo/stand-ins';
import type { Deps } from '#main';
import { sql } from 'kysely';
import type { Applicant } from './applicant.ts';
import type { Office } from './office.ts';

/** What was there in the end, and what was not as it must be: each fault in a sentence. */
export interface Ledger {
  readonly received: number;
  readonly sent: number;
  readonly cases: number;
  readonly webhooks: number;
  readonly faults: readonly string[];
}

interface Counted {
  readonly received: number;
  readonly taken: number;
  readonly out: number;
  readonly accepted: number;
  readonly hooks: number;
  readonly numbers: readonly string[] | null;
  readonly people: number;
  readonly verified: readonly string[] | null;
  readonly jobs: number;
}

/** Counts what lies in the database against what people wrote, heard and did. */
export async function balance(
  { db }: Deps,
  meta: WhatsAppStandIn,
  applicants: readonly Applicant[],
  { answered, verified }: Pick<Office, 'answered' | 'verified'>,
): Promise<Ledger> {
  const { rows } = await sql<Counted>`
    select (select count(*)::int from channels.whatsapp_in) as received,
           (select count(*)::int from channels.whatsapp_in where state = 'taken') as taken,
           (select count(*)::int from channels.whatsapp_out) as out,
           (select count(*)::int from channels.whatsapp_out where state = 'accepted') as accepted,
           (select count(*)::int from channels.whatsapp_hook) as hooks,
           (select array_agg(number order by number) from cases.case) as numbers,
           (select count(distinct applicant_person_id)::int from cases.case) as people,
           (select array_agg(number) from cases.case where desk = 'siak-entry') as verified,
           (select count(*)::int from graphile_worker._private_jobs where attempts >= max_attempts) as jobs`.execute(db);
  const [found] = rows;
  if (!found) throw new Error('nothing was counted');
  const wrote = sum(applicants.map(({ count }) => count.wrote));
  const planned = sum(applicants.map(({ plan }) => plan.files.length));
  const told = applicants.flatMap(({ sentIn }) => sentIn.map(({ number }) => number));
  const heard = meta.people().flatMap(({ bubbles }) => bubbles.filter(({ mine }) => !mine));
  const calls = heard.map(({ raw }) => String((raw as { biz_opaque_callback_data?: unknown }).biz_opaque_callback_data));
  const numbers = new Set(found.numbers ?? []);
  const atSiak = new Set(found.verified ?? []);
  const faults = [
    found.received === wrote ? '' : `${wrote} messages were written, ${found.received} received`,
    found.taken === found.received ? '' : `${found.received - found.taken} messages were never answered`,
    found.hooks === 0 ? '' : `${found.hooks} webhooks lie unread`,
    found.accepted === found.out ? '' : `${found.out - found.accepted} messages were never sent`,
    heard.length === found.out ? '' : `${found.out} messages were to be sent, ${heard.length} came`,
    new Set(calls).size === heard.length ? '' : `${heard.length - new Set(calls).size} messages came twice`,
    numbers.size === planned && found.numbers?.length === planned ? '' : `${planned} files were to be sent in, ${numbers.size} are there`,
    new Set(told).size === numbers.size && told.every((number) => numbers.has(number)) ? '' : 'numbers told are not the numbers there',
    sum(applicants.map(({ count }) => count.told)) === planned ? '' : 'somebody was told a number twice or never',
    found.people === applicants.length ? '' : `${found.people} people have files, ${applicants.length} wrote`,
    [...verified].every((number) => atSiak.has(number)) && atSiak.size === verified.size
      ? ''
      : 'what officers verified is not what waits for SIAK',
    [...answered.keys()].every((number) => numbers.has(number)) ? '' : 'a file was answered that is not there',
    found.jobs === 0 ? '' : `${found.jobs} jobs were given up`,
  ];
  return {
    received: found.received,
    sent: found.out,
    cases: numbers.size,
    webhooks: meta.told.taken,
    faults: faults.filter((fault) => fault !== ''),
  };
}

function sum(all: readonly number[]): number {
  return all.reduce((total, one) => total + one, 0);
}
