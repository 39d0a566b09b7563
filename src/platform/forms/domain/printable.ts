/** A paper that is asked for and made by whoever signs it: it is given to print, blank or filled from what is known. */
export interface Printable {
  /** What it is known by, as `F-2.03`. */
  readonly code: string;
  /** Where its PDF is; of a draft or a case: filled from its answers, for whoever gave them. */
  href(from?: { readonly draftId: string } | { readonly caseId: string }): string;
}

/** Such papers by the key of what asks for them. */
export type Printables = Readonly<Record<string, Printable>>;
