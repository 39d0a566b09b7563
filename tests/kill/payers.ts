import { transaction } from '#db';
import { newId, type Clock } from '#kernel';
import { verifyLedger } from '#platform/ledger';
import { openBill } from '#platform/payments';
import type { TestApp } from '#support';
import { createHash, createHmac, sign } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { agreed, BANK_SECRET } from '../payments/bank.ts';

export interface Payers {
  /** The bank tells of one payment after the other, each until it was answered, until the load is over. */
  goOn(load: { readonly over: boolean }): Promise<void>;
  /** Every acknowledged payment is in the books once, and its bill is paid by nothing else. */
  expectKept(): Promise<void>;
}

const TOTAL = 506_000;

/** A bank that tells again whatever it has no answer for: under the same number, or under a new one as an advice. */
export async function payingBank({ deps, db, clock }: TestApp<Clock>, address: string, key: string): Promise<Payers> {
  const { id: agencyId } = await db.selectFrom('access.agency').select('id').where('key', '=', 'dpmptsp-badung').executeTakeFirstOrThrow();
  const newBill = () =>
    transaction(deps.db, (tx) =>
      openBill(
        tx,
        { kind: 'system', name: 'test' },
        {
          agencyId,
          // Whose payee asks for nothing it does not know.
          service: 'samsat',
          ref: newId(),
          payerId: null,
          payerName: 'Pembayar Contoh',
          title: { id: 'Uji', en: 'Test' },
          object: 'UJI',
          lines: [
            { code: 'pokok', name: { id: 'Pokok', en: 'Principal' }, amount: 363_000, beneficiary: 'rkud-prov:51', basis: {} },
            { code: 'jasa', name: { id: 'Jasa', en: 'Insurance' }, amount: 143_000, beneficiary: 'jasa-raharja', basis: {} },
          ],
        },
        clock.now(),
      ),
    );
  const stamp = () => `${new Date(clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
  const post = (url: string, headers: Readonly<Record<string, string>>, body: string) =>
    fetch(`${address}${url}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }).catch(() => null);
  let token: string | undefined;
  const tokenNow = async (): Promise<string> => {
    while (token === undefined) {
      const at = stamp();
      const signature = sign('sha256', Buffer.from(`${agreed.clientId.theirs}|${at}`), key).toString('base64');
      const headers = { 'x-timestamp': at, 'x-client-key': agreed.clientId.theirs, 'x-signature': signature };
      const answer = await post('/snap/v1.0/access-token/b2b', headers, '{"grantType":"client_credentials"}');
      if (answer?.status === 200) token = ((await answer.json()) as { accessToken: string }).accessToken;
      else await sleep(100);
    }
    return token;
  };
  let number = 500_000;
  /** The code of the answer; undefined where none came, or one that says: later. */
  const tell = async (payment: object, externalId: string): Promise<string | undefined> => {
    const url = '/snap/v1.0/transfer-va/payment';
    const [at, body, bearer] = [stamp(), JSON.stringify(payment), await tokenNow()];
    const text = `POST:${url}:${bearer}:${createHash('sha256').update(body).digest('hex')}:${at}`;
    const headers = {
      authorization: `Bearer ${bearer}`,
      'x-timestamp': at,
      'x-signature': createHmac('sha512', BANK_SECRET).update(text).digest('hex'),
      'x-partner-id': agreed.partnerId,
      'x-external-id': externalId,
      'channel-id': agreed.channelId,
    };
    const answer = await post(url, headers, body);
    if (answer === null || answer.status >= 500) return undefined;
    return ((await answer.json()) as { responseCode: string }).responseCode;
  };
  const acknowledged: string[] = [];
  const payOne = async (): Promise<void> => {
    let bill: Awaited<ReturnType<typeof newBill>> | undefined;
    while (!bill) bill = await newBill().catch(() => sleep(100).then(() => undefined));
    const payment = {
      partnerServiceId: agreed.partnerServiceId.padStart(8),
      customerNo: bill.code,
      virtualAccountNo: `${agreed.partnerServiceId.padStart(8)}${bill.code}`,
      paymentRequestId: `kill-${bill.id}`,
      paidAmount: { value: `${TOTAL}.00`, currency: 'IDR' },
      trxDateTime: stamp(),
      referenceNo: `K${++number}`,
    };
    let externalId = String(++number);
    for (let attempt = 0; ; attempt++) {
      const code = await tell({ ...payment, flagAdvise: attempt === 0 ? 'N' : 'Y' }, externalId);
      if (code === undefined) {
        if (attempt % 2 === 1) externalId = String(++number);
        await sleep(50);
        continue;
      }
      expect(['2002500', '4042518'], code).toContain(code);
      acknowledged.push(bill.id);
      return;
    }
  };
  return {
    goOn: async (load) => {
      while (!load.over) {
        await payOne();
        await sleep(25);
      }
    },
    expectKept: async () => {
      expect(acknowledged.length).toBeGreaterThan(0);
      const payments = await db.selectFrom('payments.payment').select(['bill_id', 'id']).where('code', 'is not', null).execute();
      const of = Map.groupBy(payments, (payment) => payment.bill_id);
      for (const id of acknowledged) expect(of.get(id), id).toHaveLength(1);
      expect(payments).toHaveLength(acknowledged.length);
      const { n } = await db
        .selectFrom('ledger.journal')
        .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
        .where('kind', '=', 'payment')
        .executeTakeFirstOrThrow();
      expect(n).toBe(acknowledged.length);
      const { wrong, entries } = await verifyLedger(db);
      expect(wrong).toEqual([]);
      expect(entries).toBe(3 * acknowledged.length);
    },
  };
}
