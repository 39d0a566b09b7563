import { flags, statuses, verdicts } from '#platform/cases';
import { Type } from 'typebox';
import { Agency, Day, Id, Instant, nullable } from './basics.ts';

export const CaseStatus = Type.Enum([...statuses]);
export const CaseFlag = Type.Enum([...flags]);
const Side = Type.Enum(['office', 'applicant', 'third-party', 'suspended']);

export const CaseLine = Type.Object(
  {
    id: Id,
    number: Type.String(),
    service: Type.String(),
    agency: Id,
    status: CaseStatus,
    flags: Type.Array(CaseFlag),
    desk: nullable(Type.String()),
    side: nullable(Side),
    since: nullable(Instant),
    dueOn: nullable(Day),
    assignee: nullable(Type.String()),
    applicantName: Type.String(),
    place: nullable(Type.String()),
    submittedAt: Instant,
    updatedAt: Instant,
    version: Type.Integer(),
  },
  { title: 'CaseLine' },
);

const ClockReading = Type.Object(
  {
    allowed: Type.Number(),
    agreed: Type.Number({ description: 'Of those allowed, days the applicant agreed to beyond the rule.' }),
    used: Type.Number(),
    paused: Type.Number(),
    late: Type.Number(),
    running: Type.Boolean(),
    dueOn: nullable(Day),
  },
  { title: 'ClockReading', description: 'In working days of the office.' },
);

const By = Type.Object(
  { kind: Type.String(), role: nullable(Type.String()), title: Type.String({ description: 'The office or the party, never a name.' }) },
  { title: 'By' },
);

const CaseFile = Type.Object(
  {
    fileId: Id,
    name: Type.String(),
    mediaType: Type.String(),
    bytes: Type.Integer(),
    revision: Type.Integer(),
    replacedBy: nullable(Id),
    excused: Type.Boolean({ description: 'Refused, and no longer asked for since the answers were changed.' }),
    verdict: nullable(Type.Enum([...verdicts])),
    note: nullable(Type.String()),
  },
  { title: 'CaseFile' },
);

const Position = Type.Object(
  { desk: Type.String(), title: Type.String(), side: Side, since: Instant },
  { title: 'Position', description: 'Where the case lies now.' },
);

const TimelineLine = Type.Object(
  { seq: Type.Integer(), action: Type.String(), said: Type.String(), at: Instant, by: By, movedTo: nullable(Type.String()) },
  { title: 'TimelineLine' },
);

const Message = Type.Object(
  { seq: Type.Integer(), kind: Type.Enum(['message', 'note']), text: Type.String(), at: Instant, by: By },
  { title: 'Message' },
);

const Remark = Type.Object(
  {
    id: Type.String(),
    desk: Type.String(),
    about: nullable(Type.String()),
    text: Type.String(),
    at: Instant,
    settledAt: nullable(Instant),
    fileId: Type.Optional(Type.String({ description: 'A file it asks to change: whoever mends may send another in its place' })),
  },
  { title: 'Remark' },
);

const CaseRecord = Type.Object(
  { action: Type.String(), title: Type.String(), at: Instant, by: By, value: Type.Record(Type.String(), Type.Unknown()) },
  { title: 'CaseRecord', description: 'What an action recorded: an assessment, an appointment, a ground.' },
);

const Product = Type.Object(
  {
    key: Type.String(),
    title: Type.String(),
    number: Type.String(),
    state: Type.Enum(['valid', 'replaced', 'revoked']),
    issuedAt: Instant,
    validUntil: nullable(Type.String({ format: 'date', description: 'The last day it holds; null where it says none.' })),
    fileId: nullable(Id),
    verificationUrl: Type.String(),
  },
  { title: 'Product', description: 'A document the office issued.' },
);

/** What everybody may know who has number and secret; an applicant and an officer know more. */
export const TrackedCase = Type.Object(
  {
    id: Id,
    number: Type.String(),
    service: Type.String(),
    serviceTitle: Type.String(),
    agency: Agency,
    status: CaseStatus,
    flags: Type.Array(CaseFlag),
    position: nullable(Position),
    submittedAt: Instant,
    decidedAt: nullable(Instant),
    clocks: Type.Object({ service: ClockReading, desk: nullable(ClockReading), mending: nullable(ClockReading) }),
    timeline: Type.Array(TimelineLine),
    products: Type.Array(Product),
    version: Type.Integer(),
  },
  { title: 'TrackedCase' },
);

const Went = Type.Object(
  { caseId: Id, number: Type.String(), service: Type.String() },
  { title: 'Went', description: 'A case that another goes on from, or that went on from it.' },
);

export const Case = Type.Object(
  {
    ...TrackedCase.properties,
    applicantName: Type.String(),
    place: nullable(Type.String()),
    answers: Type.Record(Type.String(), Type.Unknown(), {
      description: 'By page of the journey. To anybody but the applicant, numbers of persons are masked.',
    }),
    files: Type.Record(Type.String(), Type.Array(CaseFile), { description: 'By requirement.' }),
    messages: Type.Array(Message),
    remarks: Type.Array(Remark),
    records: Type.Array(CaseRecord),
    assignee: nullable(Type.String()),
    origin: nullable(Went),
    successors: Type.Array(Went),
    heldFor: nullable(Type.String({ description: 'The desk to which a mended case returns.' })),
    receiptFileId: nullable(Id),
    possibleDoubles: Type.Array(Type.Object({ caseId: Id, number: Type.String(), reasons: Type.Array(Type.String()) })),
    actions: Type.Array(Type.String(), { description: 'What whoever asks may do now.' }),
  },
  { title: 'Case' },
);

export const AvailableAction = Type.Object(
  {
    action: Type.String(),
    title: Type.String(),
    allowed: Type.Boolean(),
    reason: nullable(Type.String({ description: 'Why it cannot be done now.' })),
    explanation: nullable(Type.String()),
    input: Type.Unknown({ description: 'JSON Schema of what it asks.' }),
  },
  { title: 'AvailableAction' },
);

export const Outcome = Type.Object(
  {
    caseId: Id,
    version: Type.Integer(),
    replayed: Type.Boolean({ description: 'The key had come before; nothing happened this time.' }),
    undoableUntil: nullable(Instant),
  },
  { title: 'Outcome' },
);
