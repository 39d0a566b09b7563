import { transaction, type Tx } from '#db';
import { formatRupiah } from '#i18n';
import { type Actor, AppError } from '#kernel';
import { officersAt } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { casePaths, type CasesDeps, type CaseView, type Followed, perform, readCase } from '#platform/cases';
import { defineNotice, notify } from '#platform/notifications';
import { type Bill, type BillLine, callOffUnlessOwed, openBill, type Payee, paymentPaths } from '#platform/payments';
import { roles } from '../desks.ts';
import { payBeside } from './beside.ts';
import { owedOn } from './owed.ts';
import { texts } from './texts.ts';

const system: Actor = { kind: 'system', name: 'payments' };

/** What is owed for a case, as one line to the treasury of the regency the case is in. */
export function linesOf(view: CaseView): readonly BillLine[] {
  const amount = owedOn(view.state);
  if (amount === null) return [];
  const regency = view.agency.regionCode.replace('.', '').slice(0, 4);
  return [
    {
      code: 'retribusi',
      name: { id: texts('id').line, en: texts('en').line },
      amount,
      beneficiary: `rkud-kab:${regency}`,
      basis: { inputs: { berkas: view.number } },
    },
  ];
}

/** Services whose levy is paid online, each told of its own bills. */
export function levyPayees(cases: CasesDeps): readonly Payee[] {
  return cases.registry
    .all()
    .filter(({ service }) => service.beside?.includes(payBeside))
    .map(({ service }) => ({
      service: service.key,
      title: service.title,
      href: ({ ref }) => casePaths.file({ caseId: ref }),
      paid: (bill, at) => goOn(cases, bill, at),
      // The case went on when it was paid; what becomes of it is an officer's, who decided to give the money back.
      refunded: async () => {},
      renew: async (tx: Tx, bill, at) => {
        const view = await find(cases, bill.ref);
        const lines = view ? linesOf(view) : [];
        return lines.length > 0 ? openBill(tx, system, { ...bill, lines }, at) : null;
      },
    }));
}

/** A bill asks for what is owed and nothing else: set anew, paid otherwise or withdrawn, it is called off in the same moment. */
export async function followLevy(tx: Tx, { caseId, service, state, at }: Followed): Promise<void> {
  if (!service.beside?.includes(payBeside)) return;
  await callOffUnlessOwed(tx, system, { service: service.key, ref: caseId, owed: owedOn(state) }, at);
}

/** The case a bill is for; undefined where it is gone. */
async function find(cases: CasesDeps, caseId: string): Promise<CaseView | undefined> {
  try {
    return await readCase(cases, caseId, system);
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

/** A paid case goes on by itself. Where it waits for no payment any more, whoever keeps the money is told. */
async function goOn(cases: CasesDeps, bill: Bill, at: Date): Promise<void> {
  const view = await find(cases, bill.ref);
  if (!view) return tellTreasury(cases, bill, bill.object, at);
  const input = { slipNumber: bill.code, slipDate: officeDay(bill.endedAt ?? at), amount: bill.total };
  try {
    const ask = { action: 'payOnline', input };
    await perform(cases, system, { caseId: bill.ref, idempotencyKey: `bill:${bill.id}`, expectedVersion: null, ask });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'ACTION_NOT_ALLOWED') throw error;
    await tellTreasury(cases, bill, view.number, at);
  }
}

const without = defineNotice<{ readonly number: string; readonly rupiah: number }>(
  'laperon.money-without',
  'desk',
  ({ number, rupiah }, locale) => {
    const m = texts(locale);
    return { subject: m.moneyWithout, body: m.moneyWithoutBody(number, formatRupiah(rupiah, locale)) };
  },
);

async function tellTreasury({ db }: CasesDeps, bill: Bill, number: string, at: Date): Promise<void> {
  await transaction(db, async (tx) => {
    const officers = await officersAt(tx, bill.agencyId, officeDay(at), roles.treasurer);
    const link = paymentPaths.one({ billId: bill.id });
    for (const { personId } of officers) await notify(tx, { personId, notice: without, facts: { number, rupiah: bill.total }, link, at });
  });
}
