import { Day, Id, Instant, nullable } from '#web';
import { Type } from 'typebox';
import { refusalCodes } from '../domain/data/refusals.ts';
import { deliveryStates, ways } from '../domain/proof/delivery.ts';
import { plates } from '../domain/registered.ts';
import { kinds, uses } from '../domain/vehicle.ts';

const Law = Type.Object(
  {
    instrument: Type.String(),
    article: Type.String(),
    version: Type.Integer(),
    confirmed: Type.Boolean({
      description: 'Whether its text was read and the agency vouched for it. What is not must not be told as law.',
    }),
  },
  { title: 'TaxLaw' },
);

const Details = Type.Object(
  {
    kind: Type.Enum(kinds),
    use: Type.Enum(uses),
    brand: Type.String(),
    model: Type.String(),
    builtIn: Type.Integer(),
    cc: Type.Integer(),
    njkb: Type.Integer({ description: 'Selling value in whole rupiah.' }),
    plate: Type.Enum(plates),
    domicile: Type.Object({ code: Type.String(), name: Type.String() }),
    dueOn: Day,
    stnkUntil: Day,
    blocked: Type.Boolean(),
    source: Type.Enum(['file', 'national']),
    dataAt: Instant,
  },
  { title: 'VehicleDetails' },
);

export const VehicleView = Type.Object(
  {
    id: Id,
    nrkb: Type.String({ description: 'As the plate shows it.' }),
    label: Type.String(),
    state: Type.Enum(['waiting', 'held', 'refused', 'former']),
    standing: Type.Enum(['owner', 'family']),
    reminders: Type.Boolean(),
    addedAt: Instant,
    note: Type.String({ description: 'Of the officer who decided about family; empty for none.' }),
    soldOn: nullable(Day),
    details: nullable(Details),
  },
  { title: 'Vehicle', description: 'Of one that waits, was refused or is a former one nothing else is told.' },
);

const Line = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    amount: Type.Integer({ description: 'Whole rupiah.' }),
    beneficiary: Type.String(),
    dueOn: Day,
    until: Day,
    formula: Type.String(),
    laws: Type.Array(Law),
    confirmed: Type.Boolean(),
  },
  { title: 'TaxLine' },
);
const Finding = Type.Object(
  {
    code: Type.Enum(refusalCodes),
    weight: Type.Enum(['refuses', 'officer', 'settled', 'warns']),
    reason: Type.String(),
    remedy: Type.String(),
    law: nullable(Law),
  },
  { title: 'TaxFinding' },
);
export const AssessmentView = Type.Object(
  {
    payOn: Day,
    total: nullable(Type.Integer({ description: 'Whole rupiah; null where no rate is on record.' })),
    confirmed: Type.Boolean(),
    lines: Type.Array(Line),
    outcome: Type.Enum(['payable', 'officer', 'refused']),
    findings: Type.Array(Finding),
    bill: nullable(Type.String({ format: 'uuid', description: 'The bill that waits to be paid.' })),
  },
  { title: 'TaxAssessment' },
);

const Step = Type.Object({
  state: Type.Enum(deliveryStates),
  at: Instant,
  note: Type.String(),
  trackingNo: Type.String({ description: 'Of this handing over to the post; empty for every other step.' }),
});
const Delivery = Type.Object(
  {
    state: Type.Enum(deliveryStates),
    way: Type.Enum(ways),
    address: Type.String({ description: 'Empty where it is picked up, or nobody has said.' }),
    trackingNo: Type.String(),
    complaint: Type.String({ description: 'What its owner misses, until an officer has answered.' }),
    choosable: Type.Boolean(),
    confirmable: Type.Boolean(),
    missable: Type.Boolean(),
    steps: Type.Array(Step),
  },
  { title: 'ProofDelivery' },
);

const proof = {
  id: Id,
  nrkb: Type.String({ description: 'As the plate shows it.' }),
  kind: Type.Enum(kinds),
  code: Type.String(),
  issuedOn: Day,
  validUntil: Day,
  state: Type.Enum(['valid', 'expired', 'revoked']),
  extended: Type.Boolean(),
  bill: Id,
  delivery: nullable(Type.Enum(deliveryStates)),
};
export const ProofLine = Type.Object(proof, { title: 'VehicleProofSummary' });
export const ProofView = Type.Object(
  {
    ...proof,
    token: nullable(Type.String({ description: 'What its QR holds: signed, to be checked without a line; null for a revoked one.' })),
    tbpkp: nullable(Type.String({ description: 'Number of the sealed e-TBPKP, once it is made; null for a revoked one.' })),
    delivery: nullable(Delivery),
  },
  { title: 'VehicleProof' },
);

export const CheckedProof = Type.Object(
  {
    result: Type.Enum(['valid', 'later', 'expired', 'revoked', 'unknown'], {
      description: '`later`: extended since this token was made.',
    }),
    proof: nullable(Type.Object({ nrkb: Type.String(), kind: Type.Enum(kinds), validUntil: Day, extended: Type.Boolean() })),
  },
  { title: 'CheckedProof' },
);

export const Home = {
  way: Type.Optional(Type.Enum(ways)),
  address: Type.Optional(Type.String({ maxLength: 300, description: 'Where post goes; may be said later.' })),
};
export const Made = Type.Object({ id: Id }, { title: 'Made' });
