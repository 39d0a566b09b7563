import { transaction, type Tx } from '#db';
import { formatDate } from '#i18n';
import { appendAudit } from '#platform/audit';
import { defineNotice, notify } from '#platform/notifications';
import { type Bill, type Payee, paymentPaths } from '#platform/payments';
import type { SamsatDeps } from '../deps.ts';
import { samsatPaths } from '../paths.ts';
import { issueProof, revokeProofOf } from '../proof/issue.ts';
import { getVehicle, setDueOn } from '../vehicles/store.ts';
import { samsatWing } from '../wing.ts';
import { billFor, VEHICLE_TAX } from './make-bill.ts';
import { endAssessment, lockAssessment } from './store.ts';
import { texts } from './texts.ts';

const system = { kind: 'system', name: 'samsat' } as const;

/** Vehicle tax as what is paid for: the due day moves on once money came, and back once it was given back. */
export function vehicleTax({ db }: Pick<SamsatDeps, 'db'>): Payee {
  return {
    service: VEHICLE_TAX,
    title: samsatWing.title,
    href: () => samsatPaths.front(),
    paid: (bill, at) => transaction(db, (tx) => paid(tx, bill, at)),
    refunded: (bill, at) => transaction(db, (tx) => refunded(tx, bill, at)),
    renew,
  };
}

interface Told {
  readonly plate: string;
  /** YYYY-MM-DD */
  readonly until: string;
}

const paidNotice = defineNotice<Told>('samsat.paid', 'status', ({ plate, until }, locale) => {
  const m = texts(locale);
  return { subject: m.paid(plate), body: m.paidBody(plate, formatDate(until, locale)) };
});
const backNotice = defineNotice<Told>('samsat.refunded', 'decision', ({ plate, until }, locale) => {
  const m = texts(locale);
  return { subject: m.back(plate), body: m.backBody(plate, formatDate(until, locale)) };
});

async function paid(tx: Tx, bill: Bill, at: Date): Promise<void> {
  const kept = await lockAssessment(tx, bill.id);
  if (kept?.state !== 'billed') return;
  await endAssessment(tx, kept.id, 'paid', at);
  await setDueOn(tx, kept.vehicleId, { from: kept.dueOn, to: kept.paidUntil }, at);
  await appendAudit(tx, {
    actor: system,
    action: 'samsat.paid',
    subject: { type: 'vehicle', id: kept.vehicleId },
    detail: { bill: bill.id },
    at,
  });
  const { vehicleId, personId: holderId, paidUntil } = kept;
  await issueProof(tx, { bill, vehicleId, holderId, paidUntil }, at);
  const facts = { plate: bill.object, until: kept.paidUntil };
  await notify(tx, { personId: kept.personId, notice: paidNotice, facts, link: paymentPaths.bill({ billId: bill.id }), at });
}

async function refunded(tx: Tx, bill: Bill, at: Date): Promise<void> {
  const kept = await lockAssessment(tx, bill.id);
  if (kept?.state !== 'paid') return;
  await endAssessment(tx, kept.id, 'refunded', at);
  await setDueOn(tx, kept.vehicleId, { from: kept.paidUntil, to: kept.dueOn }, at);
  await appendAudit(tx, {
    actor: system,
    action: 'samsat.refunded',
    subject: { type: 'vehicle', id: kept.vehicleId },
    detail: { bill: bill.id },
    at,
  });
  await revokeProofOf(tx, bill.id, at);
  const facts = { plate: bill.object, until: kept.dueOn };
  await notify(tx, { personId: kept.personId, notice: backNotice, facts, link: paymentPaths.bill({ billId: bill.id }), at });
}

/** The same tax years for the same person, worked out for today; null where they were paid otherwise, or may not be now. */
async function renew(tx: Tx, bill: Bill, at: Date): Promise<Bill | null> {
  const kept = await lockAssessment(tx, bill.id);
  if (!kept) return null;
  const vehicle = await getVehicle(tx, kept.vehicleId);
  if (vehicle.dueOn !== kept.dueOn) return null;
  return billFor(tx, system, { vehicle, payer: { personId: kept.personId, name: bill.payerName } }, at);
}
