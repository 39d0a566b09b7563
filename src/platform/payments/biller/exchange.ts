import type { Tx } from '#db';
import { newId } from '#kernel';
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

/** Writes down what was asked and what was answered. */
export async function noteExchange(tx: Tx, { bank, service, externalId, day, bodyHash, at }: Counted, reply: SnapReply): Promise<void> {
  const code = /"responseCode":"(\d{7})"/.exec(reply.body)?.[1] ?? '';
  await tx
    .insertInto('payments.exchange')
    .values({
      id: newId(),
      bank: bank.settings.key,
      day,
      service: Number(services[service]),
      external_id: externalId,
      body_hash: bodyHash,
      code,
      answer: reply.body,
      at,
    })
    .execute();
}

/**
 * Spends a number of the bank's on what it names: undefined where it was not spent today, otherwise what it was spent on. Of
 * two at once the second waits for the first.
 */
export async function spend(tx: Tx, { bank, day, externalId, bodyHash, service }: Counted, requestId: string): Promise<string | undefined> {
  const number = `${services[service]}:${externalId}`;
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
