import type { Db, Tx } from '#db';
import type { Locale, Text } from '#i18n';
import type { Actor, Clock, PersonActor } from '#kernel';
import type { Agency } from '#platform/access';
import type { WorkingCalendar } from '#platform/calendar';
import type { DocumentsDeps } from '#platform/documents';
import type { FileFacts, FileLinks, FilesDeps } from '#platform/files';
import type { Answers, FieldContext, Statement } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import type { Moment, Viewer } from './domain/allowed.ts';
import type { Beside } from './domain/pages.ts';
import type { BuiltIn } from './domain/builtin.ts';
import type { Change } from './domain/change.ts';
import type { ClockReading } from './domain/clock.ts';
import type { ServiceDefinition } from './domain/definition.ts';
import type { Effect } from './domain/effect.ts';
import type { Entry } from './domain/entry.ts';
import type { CaseState } from './domain/state.ts';
import type { Flag, Side, Status } from './domain/status.ts';
import type { ServiceRegistry } from './registry.ts';
import type { ComponentChildren } from 'preact';

/** A case as it stands after an entry. */
export interface Followed {
  readonly caseId: string;
  readonly service: ServiceDefinition;
  readonly state: CaseState;
  readonly at: Date;
}

/** One thing that is held about a person: for a program, and in words. */
export interface HeldPart {
  readonly kind: string;
  readonly data: unknown;
  readonly lines: readonly string[];
}

export interface CasesDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly registry: ServiceRegistry;
  readonly files: FilesDeps;
  readonly links: FileLinks;
  readonly documents: DocumentsDeps;
  /** Key of tracking secrets, invitations and likeness digests. */
  readonly secret: string;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** What actions may look up, by name. */
  readonly registers?: Registers;
  /**
   * Takes along what a service keeps beside its cases, once an application that goes on from another case was handed in:
   * in the same transaction.
   */
  readonly takeAlong?: (tx: Tx, gone: GoneOn) => Promise<void>;
  /**
   * What services still ask of the applicant beside the case, such as requests pinned on drawings, each as one sentence
   * with the file it asks to change: listed with everything else when an officer gives the case back.
   */
  readonly askedBeside?: (db: Db | Tx, caseId: string) => Promise<readonly { readonly text: string; readonly fileId: string | null }[]>;
  /**
   * Lets what services keep beside a case follow it, such as a bill that is owed no longer: after each entry, in its
   * transaction.
   */
  readonly followBeside?: (tx: Tx, followed: Followed) => Promise<void>;
  /** How what services and modules keep beside a case stands now, such as a meeting or remarks on drawings, for one side of it. */
  readonly standsBeside?: (db: Db, at: BesideAt) => Promise<readonly BesideNow[]>;
  /**
   * What stands beside a case at the desk, such as the chat with whoever applied; null where there is none, or where it is
   * not this officer's to read.
   */
  readonly besideDesk?: (officer: PersonActor, view: CaseView) => Promise<ComponentChildren>;
  /**
   * What belongs into the first entry of a case and stands elsewhere in the house: the case it is about, whom it is kept
   * from. In the transaction that makes it.
   */
  readonly atStart?: (tx: Tx, starting: Starting) => Promise<readonly Effect[]>;
  /** What stands beside every case for its applicant, such as a way to complain of how it goes; null where nothing does. */
  readonly besideApplicant?: (view: CaseView) => ComponentChildren;
  /** Which of some files were passed on from somebody else in a chat. */
  readonly passedOn?: (db: Db, fileIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** How many conversations officers of the agencies have, and how many of people who wait for one nobody has (`personId` null). */
  readonly chatsHeld?: (
    db: Db,
    agencyIds: readonly string[],
  ) => Promise<readonly { readonly personId: string | null; readonly name: string | null; readonly count: number }[]>;
  /** What else is held about a person, part by part, for whoever takes their own data along: see `HeldPart`. */
  readonly heldBeside?: (personId: string, locale: Locale) => AsyncIterable<HeldPart>;
  /** Removes what modules keep beside cases that are removed themselves, in the same transaction. */
  readonly forgetBeside?: (tx: Tx, caseIds: readonly string[]) => Promise<void>;
  /** Forgets who people were that have neither an account nor a case left. */
  readonly forgetPeople?: (tx: Tx, personIds: readonly string[], at: Date) => Promise<void>;
  /**
   * Hears of every case that changed, by a job after the entry, once what was done can no longer be taken back: in the
   * transaction that tells the people concerned. Absent where nobody listens.
   */
  readonly tellSystems?: (tx: Tx, news: CaseNews) => Promise<void>;
}

/**
 * Registers of the house that actions ask before anything is worked out. Each gets what the definition asks and answers
 * with plain JSON, which the case keeps.
 */
export type Registers = Readonly<
  Record<
    string,
    (tx: Tx, asked: unknown, where: { readonly agencyId: string; readonly at: Date }) => Promise<Readonly<Record<string, unknown>>>
  >
>;

/** A case about to be made. */
export interface Starting {
  readonly service: ServiceDefinition;
  readonly agencyId: string;
  readonly answers: Answers;
  readonly applicantPersonId: string;
  readonly at: Date;
}

/** Where is asked what stands beside a case. */
export interface BesideAt {
  readonly caseId: string;
  readonly agencyId: string;
  readonly service: ServiceDefinition;
  readonly state: CaseState;
  readonly side: 'applicant' | 'office';
  /** YYYY-MM-DD at the agency. */
  readonly today: string;
}

/** How one thing beside a case stands. */
export interface BesideNow {
  readonly of: Beside;
  readonly says: Text;
  /** Whether it waits for whoever reads it. */
  readonly waits: boolean;
}

/** One case went on as another. */
export interface GoneOn {
  readonly from: string;
  readonly to: string;
  /** By the id of each file that went along: what it is in the new case. */
  readonly files: ReadonlyMap<string, { readonly fileId: string; readonly requirement: string; readonly revision: number }>;
}

/** How a case came to stand as it does, for other systems. */
export interface CaseNews {
  readonly caseId: string;
  readonly number: string;
  readonly agencyId: string;
  readonly service: string;
  /** Every change there was, oldest first, those told before among them. */
  readonly changes: readonly Change[];
  /** Whether somebody may know that the case exists. */
  readonly maySee: (actor: Actor) => boolean;
}

/** Something asked of a case. */
export interface Command {
  readonly caseId: string;
  /** Twice the same key gives the same answer once. */
  readonly idempotencyKey: string;
  /** The version the asker saw; null where it does not matter, as for a message. */
  readonly expectedVersion: number | null;
  readonly ask:
    | BuiltIn
    | { readonly action: 'undo' }
    /** A service's own action; `input` holds form values or typed values by field name. */
    | { readonly action: string; readonly input: Readonly<Record<string, unknown>> };
}

/** What came of a command. */
export interface Outcome {
  readonly caseId: string;
  readonly seq: number;
  readonly version: number;
  /** The key had come before; nothing happened this time. */
  readonly replayed: boolean;
  /** Until when the actor may take it back; null where it is final. */
  readonly undoableUntil: Date | null;
}

/** A case as one viewer may see it. */
export interface CaseView {
  readonly id: string;
  readonly number: string;
  readonly service: ServiceDefinition;
  readonly agency: Agency;
  readonly state: CaseState;
  readonly entries: readonly Entry[];
  readonly viewer: Viewer;
  /** The rules in the versions the case was begun under. */
  readonly rules: RuleBook;
  readonly context: FieldContext;
  readonly applicantName: string;
  readonly place: string | null;
  readonly submittedAt: Date;
  /** Facts of every file the viewer may open, by id. */
  readonly files: ReadonlyMap<string, FileFacts>;
  /** What the service worked out from files themselves, by file id; the newest of each. */
  readonly examined: ReadonlyMap<string, Statement>;
  readonly clocks: {
    readonly service: ClockReading;
    /** The present desk's; null where none runs or the rule gives it no days. */
    readonly desk: ClockReading | null;
    /** The applicant's, while the case waits to be mended. */
    readonly mending: ClockReading | null;
  };
  readonly calendar: WorkingCalendar;
  readonly version: number;
  /** What services still ask beside the case, as a return would list it; for officers who read one case. */
  readonly asked: readonly string[];
  /** How what is kept beside it stands, for its applicant or an officer who reads one case. */
  readonly beside: readonly BesideNow[];
  /** Documents that are decided and wait for somebody's signature. */
  readonly awaiting: readonly { readonly personId: string; readonly name: string }[];
  /** The applicant's own receipt, which holds the tracking secret; null for anybody else. */
  readonly receiptFileId: string | null;
}

/** The moment a view was read at, for whoever asks what may be done. */
export function momentOf({ rules, calendar, context }: Pick<CaseView, 'rules' | 'calendar' | 'context'>): Moment {
  return { rules, calendar, today: context.today };
}

/** One case in a list. */
export interface CaseLine {
  readonly id: string;
  readonly number: string;
  readonly service: string;
  readonly agencyId: string;
  readonly status: Status;
  readonly flags: readonly Flag[];
  readonly desk: string | null;
  readonly side: Side | null;
  readonly positionSince: Date | null;
  readonly assigneeName: string | null;
  /** YYYY-MM-DD. */
  readonly dueOn: string | null;
  readonly applicantPersonId: string;
  readonly applicantName: string;
  readonly place: string | null;
  readonly submittedAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

export const sorts = ['oldest', 'submitted', 'due', 'newest', 'updated'] as const;
export type Sort = (typeof sorts)[number];

/** Which cases an officer asks for; absent parts do not narrow. */
export interface CaseFilter {
  readonly service?: string;
  /** A desk, or every desk whose role the officer holds. */
  readonly desk?: string | 'mine-desks';
  readonly status?: readonly Status[];
  readonly flag?: Flag;
  readonly assignee?: 'me' | 'none';
  readonly overdue?: boolean;
  readonly open?: boolean;
  /** Part of a number, a name or a place. */
  readonly q?: string;
  readonly sort?: Sort;
  /** Days at the agency, YYYY-MM-DD, both included. */
  readonly submittedFrom?: string;
  readonly submittedTo?: string;
  /** Come to whoever holds it since that day. */
  readonly arrivedFrom?: string;
  /** Last day up to and including that day. */
  readonly dueTo?: string;
}

export interface Slice {
  readonly limit: number;
  readonly offset: number;
}
