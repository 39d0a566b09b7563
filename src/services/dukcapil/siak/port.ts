/** What SIAK is asked to enter. */
export interface SiakRequest {
  /** The same request under the same key counts once. */
  readonly key: string;
  /** Region of the agency, as in 51.02. */
  readonly region: string;
  readonly caseNumber: string;
  readonly service: string;
  /** What whoever reports answered, by page and question. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** What came of asking. Only `unsent` is certain not to have been taken. */
export type SiakAnswer =
  | { readonly is: 'accepted'; readonly registerNo: string }
  | { readonly is: 'rejected'; readonly reason: string }
  | { readonly is: 'deferred'; readonly reason: string }
  /** Taken, and in work there. */
  | { readonly is: 'taken' }
  /** Asked by key: SIAK has never seen it. */
  | { readonly is: 'never-seen' }
  /** Not taken, and may be tried again. */
  | { readonly is: 'unsent'; readonly why: string }
  /** Nobody knows whether it was taken. */
  | { readonly is: 'unknown'; readonly why: string }
  /** Refused for what is wrong on our side: the token, the shape. */
  | { readonly is: 'failed'; readonly why: string };

/** SIAK as something that can be asked. Where nothing of the kind is set up, an officer is the way (`manual`). */
export interface SiakPort {
  hand(request: SiakRequest): Promise<SiakAnswer>;
  /** What became of a key. */
  ask(key: string): Promise<SiakAnswer>;
}
