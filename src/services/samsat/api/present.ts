import type { Locale } from '#i18n';
import type { Reckoned } from '../assessment/reckon.ts';
import { regencyName } from '../domain/data/regencies.ts';
import type { Citation } from '../domain/line.ts';
import { showNrkb } from '../domain/nrkb.ts';
import { isChoosable, isMissable, nextStates } from '../domain/proof/delivery.ts';
import type { Holding } from '../holdings/store.ts';
import { type DeliveryStep, type Proof, standingOn } from '../proof/store.ts';

const iso = (at: Date) => at.toISOString();

/** A vehicle of somebody's list; of one that is not theirs now, the number alone. */
export function presentVehicle({ id, vehicle, label, state, standing, reminds, madeAt, note, soldOn }: Holding) {
  const { kind, use, brand, model, builtIn, cc, njkb, plate, domicile, dueOn, stnkUntil, blocked, source, dataAt } = vehicle;
  const rest = { kind, use, brand, model, builtIn, cc, njkb, plate, dueOn, stnkUntil, blocked, source };
  return {
    id,
    nrkb: showNrkb(vehicle.nrkb),
    label,
    state: state as Exclude<Holding['state'], 'ended'>,
    standing,
    reminders: reminds,
    addedAt: iso(madeAt),
    note,
    soldOn,
    details: state === 'held' ? { ...rest, domicile: { code: domicile, name: regencyName(domicile) }, dataAt: iso(dataAt) } : null,
  };
}

const lawOf = ({ instrument, article, version, confirmed }: Citation) => ({ instrument, article, version, confirmed });

export function presentAssessment({ payOn, total, confirmed, lines, gaps, verdict }: Reckoned, bill: string | null, locale: Locale) {
  return {
    payOn,
    total: gaps.length > 0 ? null : total,
    confirmed,
    lines: lines.map(({ code, name, amount, beneficiary, period, basis }) => ({
      code,
      name: name[locale],
      amount,
      beneficiary,
      dueOn: period.dueOn,
      until: period.until,
      formula: basis.formula[locale],
      laws: basis.rules.map(lawOf),
      confirmed: basis.confirmed,
    })),
    outcome: verdict.outcome,
    findings: verdict.findings.map(({ code, weight, reason, remedy, law }) => ({
      code,
      weight,
      reason: reason[locale],
      remedy: remedy[locale],
      law: law && lawOf(law),
    })),
    bill,
  };
}

export function presentProofLine(proof: Proof, today: string) {
  const { id, nrkb, kind, code, issuedOn, validUntil, billId, delivery } = proof;
  return {
    id,
    nrkb: showNrkb(nrkb),
    kind,
    code,
    issuedOn,
    validUntil,
    state: standingOn(proof, today),
    extended: proof.state === 'extended',
    bill: billId,
    delivery: delivery && delivery.state,
  };
}

interface Shown {
  readonly today: string;
  readonly token: string;
  /** Number of the e-TBPKP; null where it is still to be made. */
  readonly tbpkp: string | null;
  /** Open. */
  readonly address: string;
  readonly steps: readonly DeliveryStep[];
}

export function presentProof(proof: Proof, { today, token, tbpkp, address, steps }: Shown) {
  const { delivery, state } = proof;
  const going = state !== 'revoked';
  return {
    ...presentProofLine(proof, today),
    token: going ? token : null,
    tbpkp: going ? tbpkp : null,
    delivery: delivery && {
      state: delivery.state,
      way: delivery.way,
      address,
      trackingNo: delivery.trackingNo,
      complaint: delivery.complaint,
      choosable: going && isChoosable(delivery),
      confirmable: going && nextStates(delivery, 'owner').includes('RECEIPT_CONFIRMED'),
      missable: going && isMissable(delivery),
      steps: steps.map((step) => ({ state: step.state, at: iso(step.at), note: step.note, trackingNo: step.trackingNo })),
    },
  };
}
