import type { Origin, Successor } from './continuation.ts';
import type { Likeness, Product, ProductOrder, StoredAnswers, Verdict } from './effect.ts';
import type { EntryActor } from './entry.ts';
import type { Flag, Side, Status } from './status.ts';

/** One file handed in for a requirement; an older one is kept beside the one that took its place. */
export interface CaseFile {
  readonly fileId: string;
  /** 1 for the first file of its place, 2 for the one that replaced it … */
  readonly revision: number;
  readonly at: string;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  /** Refused, and no longer asked for once the answers were changed; absent otherwise. */
  readonly excused?: true;
  readonly judgement: { readonly verdict: Verdict; readonly note: string | null; readonly desk: string; readonly at: string } | null;
}

/** Something a desk asks to be mended that is not about a file. */
export interface Remark {
  readonly id: string;
  readonly desk: string;
  /** Journey page the remark is about, or null for the whole. */
  readonly about: string | null;
  readonly text: string;
  readonly at: string;
  readonly settledAt: string | null;
  /** A file it asks to change, accepted or not: whoever mends may send another in its place. Absent where it names none. */
  readonly fileId?: string;
}

/** A stretch of time on one side: the ledger from which every clock is read. `to` is null while it runs. */
export interface Span {
  readonly side: Side;
  readonly desk: string;
  readonly from: string;
  readonly to: string | null;
  readonly reason: string | null;
}

/** What an action recorded: an assessment, an appointment, a ground. */
export interface CaseRecord {
  readonly name: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly at: string;
  readonly actor: EntryActor;
}

/** All that is true of a case now: a pure fold over its entries. Plain JSON. */
export interface CaseState {
  readonly number: string | null;
  readonly status: Status;
  readonly flags: readonly Flag[];
  readonly position: { readonly desk: string; readonly side: Side; readonly since: string } | null;
  /** The desk that sent the case back, to which the mended case returns, at once or when others have agreed. */
  readonly heldFor: string | null;
  readonly answers: StoredAnswers;
  readonly files: Readonly<Record<string, readonly CaseFile[]>>;
  readonly remarks: readonly Remark[];
  readonly records: readonly CaseRecord[];
  readonly spans: readonly Span[];
  readonly assignee: { readonly personId: string; readonly name: string } | null;
  /** Whether the office is not told who sent it. */
  readonly nameless: boolean;
  /** Whether nobody stands for its applicant but who filed it for them. */
  readonly confided?: boolean;
  /** People of the office it is about. */
  readonly keptAway: readonly string[];
  readonly members: readonly { readonly personId: string; readonly as: string }[];
  /** Who has acted for the applicant, by which mandates; it says nothing about whether those still count. */
  readonly representatives: readonly { readonly personId: string; readonly mandateId: string }[];
  readonly likenesses: readonly Likeness[];
  /** The case it goes on from; null for most. */
  readonly origin: Origin | null;
  /** Cases that went on from it. */
  readonly successors: readonly Successor[];
  readonly products: readonly Product[];
  /** Documents decided and not yet made, with the entry that ordered each. */
  readonly orders: readonly { readonly seq: number; readonly order: ProductOrder }[];
  /** Rule key to the version the case was begun under. */
  readonly rules: Readonly<Record<string, string>>;
  readonly submittedAt: string | null;
  /** When it was approved, issued or rejected, or closed without a letter; null before, and again while a granted objection is worked on. */
  readonly decidedAt: string | null;
  /** Number of entries folded: the version for optimistic locking. */
  readonly version: number;
}

/** Under which name a case records that it was made at the counter, by whom, and how the applicant agreed. */
export const COUNTER_RECORD = 'counter';

export const emptyState: CaseState = {
  number: null,
  status: 'draft',
  flags: [],
  position: null,
  heldFor: null,
  answers: {},
  files: {},
  remarks: [],
  records: [],
  spans: [],
  assignee: null,
  nameless: false,
  keptAway: [],
  members: [],
  representatives: [],
  likenesses: [],
  origin: null,
  successors: [],
  products: [],
  orders: [],
  rules: {},
  submittedAt: null,
  decidedAt: null,
  version: 0,
};

/** The newest record of that name, or undefined. */
export function findRecord(state: CaseState, name: string): CaseRecord | undefined {
  return state.records.findLast((record) => record.name === name);
}

/** The document of that kind that holds now, or undefined. */
export function inForce({ products }: CaseState, key: string): Product | undefined {
  return products.find((product) => product.key === key && product.state === 'valid');
}

/** The files in force: those no other file has replaced, and that are still asked for. */
export function currentFiles(state: CaseState, requirement: string): readonly CaseFile[] {
  const files = Object.hasOwn(state.files, requirement) ? state.files[requirement] : undefined;
  return (files ?? []).filter(isCurrent);
}

/** Whether the file counts, neither replaced nor excused. */
export function isCurrent({ replacedBy, excused }: CaseFile): boolean {
  return replacedBy === null && excused === undefined;
}

/** The files the applicant is asked to send again, with the requirement they stand under. */
export function refusedFiles(state: CaseState): readonly { requirement: string; file: CaseFile }[] {
  return Object.keys(state.files).flatMap((requirement) =>
    currentFiles(state, requirement)
      .filter((file) => file.judgement !== null && file.judgement.verdict !== 'accepted')
      .map((file) => ({ requirement, file })),
  );
}

/** Files in force that were not refused, but are named by an open remark: another may be sent in place of each. */
export function remarkedFiles(state: CaseState): readonly { requirement: string; file: CaseFile }[] {
  const refused = new Set(refusedFiles(state).map(({ file }) => file.fileId));
  const named = new Set(openRemarks(state).flatMap(({ fileId }) => (fileId === undefined ? [] : (nowInstead(state, fileId) ?? []))));
  return Object.keys(state.files).flatMap((requirement) =>
    currentFiles(state, requirement)
      .filter(({ fileId }) => named.has(fileId) && !refused.has(fileId))
      .map((file) => ({ requirement, file })),
  );
}

/** The file that stands where one was sent: itself, or the last that replaced it. */
function nowInstead(state: CaseState, fileId: string): string | null {
  const all = Object.values(state.files).flat();
  const file = all.find((one) => one.fileId === fileId);
  if (!file) return null;
  return file.replacedBy === null ? file.fileId : nowInstead(state, file.replacedBy);
}

/** Files in force that no officer has judged yet. */
export function unjudgedFiles(state: CaseState): readonly { requirement: string; file: CaseFile }[] {
  return Object.keys(state.files).flatMap((requirement) =>
    currentFiles(state, requirement)
      .filter((file) => file.judgement === null)
      .map((file) => ({ requirement, file })),
  );
}

export function openRemarks(state: CaseState): readonly Remark[] {
  return state.remarks.filter((remark) => remark.settledAt === null);
}
