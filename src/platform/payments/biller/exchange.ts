import { type Tx, unawaited } from '#db';
import { newId } from '#kernel';
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Bank } from '../banks.ts';
import { dayAt } from '../snap/sign/timestamp.ts';
import { services, type SnapService } from '../snap/wire/codes.ts';
import type { SnapReply } from '../snap/wire/replies.ts';

/** A request of a bank with what it is counted by. */
export interface Counted {
  readonly bank: Bank;
  readonly service: SnapService;
  readonly externalId: string;
  /** Day of the bank's zone, YYYY-MM-DD. */
  readonly day: string;
  readonly bodyHash: string;
  readonly at: Date;
}

export function counted(bank: Bank, service: SnapService, externalId: string, body: Uint8Array, at: Date): Counted {
  const bodyHash = createHash('sha256').update(body).digest('hex');
  return { bank, service, externalId, day: dayAt(at, bank.settings.zone), bodyHash, at };
}

const codeOf = ({ body }: SnapReply) => /"responseCode":"(\d{7})"/.exec(body)?.[1] ?? '';
const numberOf = (service: SnapService, externalId: string) => `${services[service]}:${externalId}`;

/** Writes down what was asked and what was answered. */
export async function noteExchange(tx: Tx, { bank, service, externalId, day, bodyHash, at }: Counted, reply: SnapReply): Promise<void> {
  await tx
    .insertInto('payments.exchange')
    .values({
      id: newId(),
      bank: bank.settings.key,
      day,
      service: Number(services[service]),
      external_id: externalId,
      body_hash: bodyHash,
      code: codeOf(reply),
      answer: reply.body,
      at,
    })
    .execute();
}

/** What was asked and answered, and what it leaves behind besides. */
export interface Answered {
  readonly asked: Counted;
  readonly reply: SnapReply;
  /** The payment that its number is spent on. */
  readonly spentOn?: string;
  /** The payment that this answers for the first time. */
  readonly taken?: { readonly paymentId: string; readonly requestId: string };
}

/** Writes down what was asked and answered, the numbers spent and the first answers, in one statement nobody waits for. */
export async function noteTogether(tx: Tx, answered: readonly Answered[]): Promise<void> {
  const rows = answered.map(({ asked: { bank, service, externalId, day, bodyHash, at }, reply, spentOn, taken }) => ({
    id: newId(),
    bank: bank.settings.key,
    day,
    service: Number(services[service]),
    external_id: externalId,
    body_hash: bodyHash,
    code: codeOf(reply),
    answer: reply.body,
    at,
    number: numberOf(service, externalId),
    spent_on: spentOn ?? null,
    payment_id: taken?.paymentId ?? null,
    request_id: taken?.requestId ?? null,
  }));
  await sql`
    with sent as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as s (id uuid, bank text, day date, service smallint, external_id text, body_hash text, code text, answer text, at timestamptz,
              number text, spent_on text, payment_id uuid, request_id text)
    ), noted as (
      insert into payments.exchange (id, bank, day, service, external_id, body_hash, code, answer, at)
      select id, bank, day, service, external_id, body_hash, code, answer, at from sent
    ), spent as (
      insert into payments.claim (bank, day, external_id, request_id, body_hash)
      select bank, day, number, spent_on, body_hash from sent where spent_on is not null
    )
    insert into payments.answer (bank, request_id, payment_id, body_hash, answer)
    select bank, request_id, payment_id, body_hash, answer from sent where payment_id is not null
    ${unawaited}`.execute(tx);
}

/** What is known of a payment before it is decided on. */
export interface Before {
  /** The payment its number was spent on today; null where it was not. */
  readonly spentOn: string | null;
  /** What was answered to this payment first; null where it is new. */
  readonly first: { readonly answer: string; readonly amount: number; readonly code: string } | null;
}

/**
 * Holds numbers and payments until the transaction ends, and says what is known of them, in their order: of the same
 * payment, or the same number, told twice at once the second waits and finds the first.
 */
export async function holdTogether(tx: Tx, asked: readonly (Counted & { readonly requestId: string })[]): Promise<readonly Before[]> {
  const rows = asked.map(({ bank, day, service, externalId, requestId }) => ({
    bank: bank.settings.key,
    day,
    number: numberOf(service, externalId),
    request_id: requestId,
  }));
  const banks = rows.map(({ bank }) => bank);
  // In one order for everybody, so that no two wait for each other.
  await sql`
    select pg_advisory_xact_lock(held.first, held.second) from (
      select distinct hashtext('payments ' || one.bank) as first, hashtext(one.what) as second
        from unnest(${[...banks, ...banks]}::text[],
                    ${[...rows.map(({ request_id }) => request_id), ...rows.map(({ day, number }) => `${day} ${number}`)]}::text[]) as one (bank, what)
       order by 1, 2) as held
    ${unawaited}`.execute(tx);
  const { rows: before } = await sql<Before>`
    select (select c.request_id from payments.claim c where c.bank = s.bank and c.day = s.day and c.external_id = s.number) as "spentOn",
           (select jsonb_build_object('answer', a.answer, 'amount', p.amount, 'code', p.code)
              from payments.answer a join payments.payment p on p.id = a.payment_id
             where a.bank = s.bank and a.request_id = s.request_id) as first
      from rows from (json_to_recordset(${JSON.stringify(rows)}::json) as (bank text, day date, number text, request_id text))
           with ordinality as s (bank, day, number, request_id, nth)
     order by s.nth`.execute(tx);
  return before;
}

/**
 * Spends a number of the bank's on what it names: undefined where it was not spent today, otherwise what it was spent on. Of
 * two at once the second waits for the first.
 */
export async function spend(tx: Tx, { bank, day, externalId, bodyHash, service }: Counted, requestId: string): Promise<string | undefined> {
  const number = numberOf(service, externalId);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('payments.claim')
    .values({ bank: bank.settings.key, day, external_id: number, request_id: requestId, body_hash: bodyHash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return undefined;
  const row = await tx
    .selectFrom('payments.claim')
    .select('request_id')
    .where('bank', '=', bank.settings.key)
    .where('day', '=', day)
    .where('external_id', '=', number)
    .executeTakeFirstOrThrow();
  return row.request_id;
}
