import type { Text } from '#i18n';
import type { StoredStatement } from '#platform/forms';

/** How a case of one service goes on as an application of another, with nothing given twice. */
export interface Continuation<A = never> {
  /** Key of the service it goes on in. */
  readonly service: string;
  /** What the applicant is offered to do. */
  readonly title: Text;
  readonly lead: Text;
  /** Answers there, as `page.question`, from the answers here. They fill boxes and count once they were seen and sent. */
  answers(from: A): Readonly<Record<string, unknown>>;
  /** Requirement here to requirement there: the files in force go along. */
  readonly files: Readonly<Record<string, string>>;
  /** Files an officer handed out by an action here, by the requirement there under which they are laid. */
  readonly handedOut?: Readonly<Record<string, { readonly action: string; readonly field: string }>>;
  /** Actions here whose newest sheet the new case shows beside its own: what the plans said. */
  readonly sheets?: readonly string[];
}

/** What a case goes on from, as it stood when the new one was handed in. */
export interface Origin {
  readonly caseId: string;
  readonly number: string;
  readonly service: string;
  readonly sheets: readonly StoredStatement[];
}

/** A case that went on from this one. */
export interface Successor {
  readonly caseId: string;
  readonly number: string;
  readonly service: string;
}
