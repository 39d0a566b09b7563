import type { Printables } from '../../domain/printable.ts';
import type { Db, Tx } from '#db';
import type { Text } from '#i18n';
import type { Clock, PersonActor } from '#kernel';
import type { FileLinks, FilesDeps } from '#platform/files';
import type { Rule, RuleBook } from '#platform/rules';
import type { RegisteredPages } from './registered.ts';
import type { TSchema } from 'typebox';
import type { FieldProblem } from '../../domain/field.ts';
import type { SpokenWords } from '../../domain/checklist.ts';
import type { Answers, Journey } from '../../domain/journey.ts';
import type { Draft } from '../../tables.ts';
import type { Statement } from '../../domain/statement.ts';

/** What an account already knows of its holder. */
export interface KnownPerson {
  readonly name: string;
  readonly nik: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** What can be applied for, at one agency. */
export interface Fillable {
  readonly key: string;
  readonly title: Text;
  readonly summary: Text;
  readonly journey: Journey;
  /** Which files are asked for. */
  readonly checklist: Rule<TSchema>;
  /** Every rule the pages, the checklist and the statements read. */
  readonly rules: readonly Rule[];
  /** What people call the files asked for, beside their names. */
  readonly spoken: SpokenWords;
  readonly agencyId: string;
  readonly agencyName: string;
  /** What a person wants to know before starting: how long it takes, what it costs. */
  facts(rules: RuleBook): { readonly duration: Text; readonly cost: Text };
  /** Questions, as `page.question`, whose answers a page outside may bring along. */
  readonly carries: readonly string[];
  /** Answers known from the account, to start a draft with; empty where it knows none. */
  prefill(person: KnownPerson): Answers;
  /** Pages that a register of residents can fill, by key. */
  readonly registered: RegisteredPages;
  /** Papers asked for that are given to print, by requirement. */
  readonly printables: Printables;
  /** Sheets worked out from the answers: empty until the answers suffice. */
  statements(answers: Answers, rules: RuleBook): readonly Statement[];
}

/** How somebody at the counter agreed to what an officer filled in for them. */
export interface Consent {
  readonly way: 'code' | 'paper';
  /** The signed sheet; null where a code was given. */
  readonly fileId: string | null;
  /** Where the code went, masked. */
  readonly to?: string;
}

/** A finished draft on its way to becoming a case. */
export interface Sent {
  readonly actor: PersonActor;
  readonly fillable: Fillable;
  readonly draftId: string;
  /** By which mandate it is sent for somebody else; null where it is the actor's own. */
  readonly mandateId: string | null;
  /** The case it goes on from; null for most. */
  readonly originId: string | null;
  /** For whom it was filled in at the counter, and how they agreed; null for every other. */
  readonly counter: { readonly personId: string; readonly consent: Consent } | null;
  readonly answers: Answers;
  /** Requirement key to file ids. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly rules: RuleBook;
  readonly at: Date;
}

/** What may stand in the way of one page: by what they wrote, somebody files for others who is registered for nobody. */
export interface FilingAsked {
  readonly actor: PersonActor;
  readonly draft: Pick<Draft, 'id' | 'service' | 'agencyId' | 'forPersonId'>;
  /** Of this page alone. */
  readonly answers: Answers;
  readonly rules: RuleBook;
  /** Chosen among those who may have brought it to the counter. */
  readonly through?: string | undefined;
}

/** What came of it, by field; with what to do about it, and who may have brought it. */
export interface FilingFound {
  readonly problems: readonly FieldProblem[];
  readonly advice: {
    readonly title: Text;
    readonly lines: readonly Text[];
    readonly more?: { readonly href: string; readonly label: Text };
  } | null;
  readonly choose: { readonly value: string; readonly label: Text; readonly hint: Text; readonly options: readonly Brings[] } | null;
}

interface Brings {
  readonly value: string;
  readonly label: string;
}

/** The form's own mark of who brought it. */
export const THROUGH = '_through';

/** Somebody of the applicant's family, as the applicant noted them. */
export interface KnownRelative {
  readonly id: string;
  readonly name: string;
  readonly relation: Text;
  readonly isChild: boolean;
  readonly nik: string;
  /** YYYY-MM-DD. */
  readonly born: string;
}

export interface FillDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly files: FilesDeps;
  readonly links: FileLinks;
  readonly fillables: () => readonly Fillable[];
  /** Where somebody at the counter agrees to what was filled in for them, and it is sent. */
  consentPage(draftId: string): string;
  /** Looks whether whoever files may file so, as soon as a page says how; nothing where nobody keeps such a register. */
  readonly mayFile?: (db: Db, asked: FilingAsked) => Promise<FilingFound | null>;
  /** The family somebody noted, to fill pages with; absent where nobody keeps it. */
  readonly family?: (db: Db, personId: string) => Promise<readonly KnownRelative[]>;
  /** Makes a case of a finished draft, inside the draft's transaction; `href` is where its applicant goes next. */
  submit(tx: Tx, sent: Sent): Promise<{ readonly caseId: string; readonly href: string }>;
}
