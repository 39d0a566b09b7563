import { transaction } from '#db';
import { castOf } from '#demo';
import { newId, type PersonActor } from '#kernel';
import { closeDays, credit, debit, post } from '#platform/ledger';
import {
  askRefund,
  type BillLine,
  capture,
  compareDay,
  enterCash,
  enterStatement,
  getPartyFile,
  openBill,
  sendPartyFile,
  takeInFile,
  takePartyFile,
} from '#platform/payments';
import type { TestApp } from '#support';

const line = (code: string, amount: number, beneficiary: string, instrument: string): BillLine => ({
  code,
  name: { id: `Retribusi ${code}`, en: `Levy ${code}` },
  amount,
  beneficiary,
  basis: {
    formula: { id: '120 × 4.530', en: '120 × 4,530' },
    instrument,
    article: 'pasal 12',
    version: 1,
    confirmed: false,
    inputs: { luas: 120 },
  },
});

/** Money in every state that has a page of its own: of a citizen, at the agency of the permits. */
export async function seedMoney({ deps, clock }: Pick<TestApp<TestApp['clock']>, 'deps' | 'clock'>, payer?: PersonActor) {
  const { agencyId, officers, citizens } = await castOf(deps);
  const owner = payer ?? citizens.niluh;
  const at = clock.now();
  const lines = [line('bangunan', 540_000, 'rkud-kab:5103', 'Perda contoh'), line('prasarana', 60_000, 'rkud-kab:5103', 'Perda contoh')];
  const [bank] = deps.payments.banks();
  const open = (object: string) =>
    transaction(deps.db, (tx) =>
      openBill(
        tx,
        owner,
        {
          agencyId,
          service: 'imb-pbg',
          ref: newId(),
          payerId: owner.personId,
          payerName: owner.name,
          title: { id: 'Retribusi bangunan', en: 'Building levy' },
          object,
          lines,
        },
        at,
      ),
    );
  const arrives = (code: string, amount: number) => {
    const requestId = newId();
    return transaction(deps.db, (tx) =>
      capture(
        tx,
        {
          channel: 'va',
          bank: bank?.settings.key ?? 'contoh',
          requestId,
          reference: `REF${code.slice(0, 6)}`,
          code,
          amount,
          paidAt: at,
          held: true,
          agencyIds: [agencyId],
        },
        at,
      ),
    ).then((outcome) => ({ requestId, paymentId: outcome.kind === 'refused' ? '' : outcome.paymentId }));
  };
  const waiting = await open('PBG-1');
  const paid = await open('PBG-2');
  const taken = await arrives(paid.code, paid.total);
  const suspended = await arrives('11111111111116', 25_000);
  const back = await arrives('22222222222226', 30_000);
  const refund = await transaction(deps.db, (tx) =>
    askRefund(
      tx,
      officers.treasurer,
      { paymentId: back.paymentId, reason: 'Salah kirim', destination: 'Bank Contoh 000-111 a.n. Contoh' },
      at,
    ),
  );
  const cash = await open('PBG-3');
  const counter = await transaction(deps.db, (tx) =>
    enterCash(tx, officers.treasurer, { billId: cash.id, amount: cash.total, note: 'K-001' }, at),
  );
  const day = at.toISOString().slice(0, 10).replaceAll('-', '');
  const number = `${bank?.settings.partnerServiceId ?? ''}${paid.code}`;
  const file = [
    `H|${bank?.settings.key ?? 'contoh'}|${day}|01`,
    `D|1|${number}|${taken.requestId}|REF|${paid.total}.00|${at.toISOString()}|PAID`,
    'D|2|rusak',
    'T|2|1.00',
  ].join('\n');
  const settlement = await transaction(deps.db, (tx) =>
    takeInFile(
      tx,
      officers.treasurer,
      { banks: deps.payments.banks(), agencyIds: [agencyId] },
      { name: 'setoran.txt', content: Buffer.from(file) },
      at,
    ),
  );
  const yesterday = new Date(at.getTime() - 86_400_000).toISOString().slice(0, 10);
  const account = 'rkud-kab:5103';
  const statement = await transaction(deps.db, async (tx) => {
    await post(tx, {
      kind: 'correction',
      ref: newId(),
      agencyId,
      bookedOn: yesterday,
      at,
      entries: [debit('bank-clearing:contoh', 10_000), credit(account, 10_000, 'kemarin')],
    });
    await closeDays(tx, yesterday, at);
    await enterStatement(tx, deps.payments, { agencyId, account, day: yesterday });
    return tx.selectFrom('payments.statement').select('id').where('day', '=', yesterday).executeTakeFirstOrThrow();
  });
  const party = deps.payments.parties().find(({ key }) => key === 'bpkad');
  if (!party) throw new Error('no party');
  const send = (content: string) =>
    transaction(deps.db, (tx) =>
      sendPartyFile(tx, officers.treasurer, party, { agencyId, day: yesterday, name: 'bpkad.csv', content: Buffer.from(content) }, at),
    );
  const partyFile = await send(`kode bayar,rupiah\n${waiting.code},5\n`);
  const takenFile = await send(`kode bayar,rupiah\n${waiting.code},7\n"rusak\n`);
  await transaction(deps.db, async (tx) => takePartyFile(tx, officers.treasurer, party, await getPartyFile(tx, [agencyId], takenFile), at));
  await transaction(deps.db, (tx) => compareDay(tx, party, { agencyId, day: yesterday }, at));
  const difference = await deps.db
    .selectFrom('payments.difference')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('kind', '=', 'only-theirs')
    .executeTakeFirstOrThrow();
  return {
    partyFile,
    difference: difference.id,
    statement: statement.id,
    bill: waiting.id,
    paid: paid.id,
    payment: taken.paymentId,
    suspended: suspended.paymentId,
    refund,
    counter,
    settlement: settlement.id,
  };
}
