import { type Db, transaction, type Tx } from '#db';
import { formatDate, type Locale } from '#i18n';
import { appendAudit } from '#platform/audit';
import { enqueue } from '#platform/jobs';
import { defineNotice, notify } from '#platform/notifications';
import { type Beside, type Bill, type Payee, paymentPaths } from '#platform/payments';
import type { SamsatDeps } from '../deps.ts';
import { holdingFor } from '../holdings/store.ts';
import { samsatPaths } from '../paths.ts';
import { issueProof, revokeProofOf } from '../proof/issue.ts';
import { getVehicle, setDueOn } from '../vehicles/store.ts';
import { samsatWing } from '../wing.ts';
import { billFor, VEHICLE_TAX } from './make-bill.ts';
import { openAddress } from '../proof/sealed.ts';
import { proofOfBill } from '../proof/store.ts';
import { makeTbpkp, revokeTbpkp } from '../proof/tbpkp.ts';
import { assessmentOfBill, endAssessment, lockAssessment } from './store.ts';
import { texts } from './texts.ts';

const system = { kind: 'system', name: 'samsat' } as const;

/** Vehicle tax as what is paid for: the due day moves on once money came, and back once it was given back. */
export function vehicleTax({ db }: Pick<SamsatDeps, 'db'>): Payee {
  return {
    service: VEHICLE_TAX,
    title: samsatWing.title,
    href: () => samsatPaths.front(),
    beside: (bill, locale) => besideBill(db, bill, locale),
    paid: (bill, at) => transaction(db, (tx) => paid(tx, bill, at)),
    refunded: (bill, at) => transaction(db, (tx) => refunded(tx, bill, at)),
    renew,
  };
}

/** Where the paper goes, the proof once there is one, and the vehicle. */
async function besideBill(db: Db, bill: Bill, locale: Locale): Promise<Beside> {
  const m = texts(locale);
  const [kept, proof] = await Promise.all([assessmentOfBill(db, bill.id), proofOfBill(db, bill.id)]);
  const holdingId = kept && (await holdingFor(db, kept.personId, kept.vehicleId));
  const links = [
    ...(proof ? [{ label: m.toProof, href: samsatPaths.proof({ proofId: proof.id }) }] : []),
    ...(holdingId === undefined ? [] : [{ label: m.toVehicle, href: samsatPaths.vehicle({ holdingId }) }]),
  ];
  if (!kept || (bill.status !== 'open' && !proof?.delivery)) return { facts: [], links };
  const { way, address } = proof?.delivery ? { ...proof.delivery, address: openAddress(db, proof.id, proof.delivery.address) } : kept;
  const value = way === 'pick-up' ? m.pickUp : address === '' ? m.addressLater : m.byPost(address);
  return { facts: [{ label: m.paper, value }], links };
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
  const { vehicleId, personId: holderId, paidUntil, way, address } = kept;
  const { id: proofId } = await issueProof(tx, { bill, vehicleId, holderId, paidUntil, way, address }, at);
  await enqueue(tx, makeTbpkp, { proofId, paidUntil });
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
  const proof = await proofOfBill(tx, bill.id);
  if (proof) await revokeTbpkp(tx, proof.id, at);
  const facts = { plate: bill.object, until: kept.dueOn };
  await notify(tx, { personId: kept.personId, notice: backNotice, facts, link: paymentPaths.bill({ billId: bill.id }), at });
}

/** The same tax years for the same person, worked out for today; null where they were paid otherwise, or may not be now. */
async function renew(tx: Tx, bill: Bill, at: Date): Promise<Bill | null> {
  const kept = await lockAssessment(tx, bill.id);
  if (!kept) return null;
  const vehicle = await getVehicle(tx, kept.vehicleId);
  if (vehicle.dueOn !== kept.dueOn) return null;
  return billFor(
    tx,
    system,
    { vehicle, payer: { personId: kept.personId, name: bill.payerName }, home: { way: kept.way, address: kept.address } },
    at,
  );
}
