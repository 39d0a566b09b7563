import type { Text } from '#i18n';
import type { WorkingCalendar } from '#platform/calendar';
import type { NumberingSchema, Template } from '#platform/documents';
import type { Answers, AnswersIn, Condition, Journey, Printables, RegisteredPages, SpokenWords, Statement } from '#platform/forms';
import type { Rule, RuleBook } from '#platform/rules';
import { type TSchema, Type } from 'typebox';
import type { Action } from './action.ts';
import type { Continuation } from './continuation.ts';
import type { Districts } from './districts.ts';
import type { Examining } from './examining.ts';
import type { Helped } from './helped.ts';
import type { Afterwards, Beforehand, Beside } from './pages.ts';
import type { CaseState } from './state.ts';
import type { StandardSchema } from './standard.ts';
import type { Flag, Side } from './status.ts';

/** A number of working days. */
export const DaysSchema = Type.Integer({ minimum: 1, maximum: 1000 });
/** Working days by desk; a desk that is absent has no clock of its own. */
export const DeskDaysSchema = Type.Record(Type.String(), DaysSchema);

/** A place where a case can lie, and the role that works it. */
export interface Desk {
  readonly title: Text;
  /** Role key of the officers who work here; ignored where the side is not the office's. */
  readonly role: string;
  readonly side?: Side;
  /** Whether officers of this desk judge the files. */
  readonly judges?: boolean;
}

/** What a product's template is filled from. */
export interface ProductInput<A> {
  readonly answers: A;
  readonly state: CaseState;
  readonly rules: RuleBook;
  /** Day of issue at the agency, YYYY-MM-DD. */
  readonly on: string;
  readonly calendar: WorkingCalendar;
}

/** A product that is drawn, numbered and signed here. */
export interface ProductDefinition<A = never> {
  readonly title: Text;
  /** Series of the running number: gapless per agency and year. */
  readonly series: string;
  /** How the number reads: the agency's rule on the day of issue, whenever the case began. */
  readonly numbering: Rule<typeof NumberingSchema>;
  readonly template: Template;
  /** Role of the officer in whose name it is signed: whoever decided, when they hold it; else its holder that day. */
  readonly signedBy: string;
  /** Actions whose newest doer counts as having decided, where somebody else pressed last: minutes the applicant agreed to. */
  readonly decidedBy?: readonly string[];
  /** The office as it stands under the signature; the title of the role's desk, where absent. */
  readonly office?: Text;
  /** Plain JSON for the template. */
  data(input: ProductInput<A>): Readonly<Record<string, unknown>>;
  /** The last day it holds, YYYY-MM-DD, where it does so for a time; everybody who checks it is told. */
  validUntil?(input: ProductInput<A>): string | null;
  /** In whose name it stands in the register; the case's applicant, where absent. */
  holder?(input: ProductInput<A>): string;
}

/** A product another authority's system makes and signs: an officer brings its PDF, and that very file is registered and handed out. */
export interface BroughtProduct<A = never> {
  readonly title: Text;
  /** Actions that ask for it, the newest of which counts, and which of their questions hold the PDF and its number. */
  readonly brought: { readonly by: readonly string[]; readonly file: string; readonly number: string };
  /** In whose name it is signed there. */
  readonly office: Text;
  /** In whose name it stands in the register; the case's applicant, where absent. */
  holder?(input: ProductInput<A>): string;
}

export function isBrought<A>(product: ProductDefinition<A> | BroughtProduct<A>): product is BroughtProduct<A> {
  return 'brought' in product;
}

/** The products of a service that are drawn and numbered here. */
export function drawnProducts({ products }: Pick<ServiceDefinition, 'products'>): readonly ProductDefinition[] {
  return Object.values(products).filter((product): product is ProductDefinition => !isBrought(product));
}

/** The product of that key, where it is one drawn here. */
export function findDrawn({ products }: Pick<ServiceDefinition, 'products'>, key: string): ProductDefinition | undefined {
  const product = products[key];
  return product && !isBrought(product) ? product : undefined;
}

/** Where a new case goes: the first line whose condition holds, or that has none. */
export interface StartLine {
  readonly when?: Condition;
  readonly desk: string;
  readonly flag?: 'awaiting-owner';
}

/** How a case is found and told apart. */
export interface CaseSubject {
  readonly applicantName: string;
  readonly place: string | null;
  /** Equal keys in two cases make them possible doubles: normalised, without personal data in clear where avoidable. */
  readonly likenessKeys: readonly { readonly reason: string; readonly key: string }[];
}

/** A limit of the office beside those of its desks. */
export interface Deadline {
  /** Working days from the day the case came to the desk; null where nothing confirmed says so. */
  days(rules: RuleBook): number | null;
  /** What the law makes of it once the limit has passed. */
  readonly passed: Text;
}

export interface ServiceDefinition {
  readonly key: string;
  readonly title: Text;
  readonly summary: Text;
  /** What it is called where there is room for 24 letters, as in the list of a chat; absent where the title fits. */
  readonly shortTitle?: Text;
  /** What it is about, as the catalogue groups it: services with the same words stand together. */
  readonly topic?: Text;
  /** Everyday words people look for it by that stand in none of the above, as `bangun rumah` for the building permit; read by the search alone. */
  readonly sought?: Text;
  readonly beforehand?: readonly Beforehand[];
  /** What a chat says once it was sent there. */
  readonly afterwards?: Afterwards;
  readonly beside?: readonly Beside[];
  /** Desks at which the applicant books a time to meet the office. */
  readonly books?: readonly string[];
  /** The kind of place the applicant would rather be met at: its free times are shown first. */
  meetsAt?(answers: Answers): 'office' | 'field' | 'video' | null;
  /** Actions by which the office sets a time to meet without booking one. */
  readonly arranges?: readonly string[];
  /** As what else a case may go on. */
  readonly continues?: readonly Continuation[];
  /** Series of the case number. */
  readonly series: string;
  /** Name of the icon that stands for it in the catalogue. */
  readonly icon: string;
  readonly journey: Journey;
  readonly checklist: Rule<TSchema>;
  /** What people write in a chat for the words the checklist calls its files by. */
  readonly spoken?: SpokenWords;
  readonly desks: Readonly<Record<string, Desk>>;
  readonly start: readonly StartLine[];
  readonly actions: Readonly<Record<string, Action>>;
  readonly clocks: {
    /** Working days the office has for the whole. */
    readonly service: Rule<typeof DaysSchema>;
    /** Working days per desk, by desk key. */
    readonly desks: Rule<typeof DeskDaysSchema>;
    /** Working days the applicant has to mend a returned case; once confirmed, then the case is withdrawn. */
    readonly mending: Rule<typeof DaysSchema>;
  };
  /** Limits the law sets for what a flag stands for: an objection must be decided in ten days. */
  readonly deadlines?: Readonly<Partial<Record<Flag, Deadline>>>;
  /** Days for which its closed cases are kept; those of its agency's rule `cases.keeping` where absent. */
  readonly keeping?: Rule<typeof DaysSchema>;
  /** The fourteen components of the service standard. */
  readonly standard: Rule<typeof StandardSchema>;
  readonly products: Readonly<Record<string, ProductDefinition | BroughtProduct>>;
  /** Every rule the service reads; a case pins their versions when it is submitted. */
  readonly rules: readonly Rule[];
  subject(answers: never, rules: RuleBook): CaseSubject;
  /** Whether whoever sends it is not named to the office; nobody's, where absent. */
  nameless?(answers: never): boolean;
  /** What it says is between its sender and the office: a mandate opens it only to who filed it by that mandate. */
  readonly confided?: true;
  /** In which district its cases belong, where one of its questions says so. */
  readonly districts?: Districts;
  /** How registered helpers of a village file it for its residents. */
  readonly helped?: Helped;
  /** What the parties that `guests` names are called. */
  readonly parties?: Readonly<Record<string, Text>>;
  /** People outside who must say yes: party to name and address, or null where none is needed. */
  guests?(answers: never): readonly Guest[];
  /** Sheets worked out from the answers, shown while filling in and on the case. */
  statements?(answers: Answers, rules: RuleBook): readonly Statement[];
  readonly examines?: Examining;
  /** Questions, as `page.question`, whose answers a page outside may bring along. */
  readonly carries?: readonly string[];
  /** Answers known from the account, to start a draft with. */
  prefill?(person: Prefilling): Answers;
  /** Pages that a register of residents can fill, by key. */
  readonly registered?: RegisteredPages;
  /** Papers asked for that people make themselves, given to print, by requirement. */
  readonly printables?: Printables;
  /** What the service's rules come to for sample cases: shown before and after, where a rule is to change. */
  measures?(rules: RuleBook): readonly Measure[];
  /** The letter an applicant gets for a case received; the engine's own where absent. */
  readonly receipt?: Template;
  /** Role that is told when a desk is late, beside the desk's own officers. */
  readonly escalatesTo?: string;
}

/** What the rules come to for one sample. */
export interface Measure {
  readonly label: Text;
  readonly value: Text;
}

/** Somebody outside who must say yes. */
export interface Guest {
  readonly party: string;
  readonly name: string;
  readonly email: string;
  /** The question that gave the address, as `page.field`: where to go when it cannot stand. */
  readonly askedAt: string;
  /** Address the answers give for whoever asks, where they do: it is no more the guest's than the account's. */
  readonly askerEmail?: string;
}

/** What an account says about its person. */
export interface Prefilling {
  readonly name: string;
  readonly nik: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** The typed answers of a definition's journey, for code that knows the service. */
export type { Answers, AnswersIn };
