import type { ToWrite } from '../bank/domain/parsed.ts';
import type { Rich } from '../bank/domain/question.ts';
import type { Leave } from './leaving.ts';
import type { QtiVersion, Template, Write } from './qti-names.ts';

/** What writing one item needs. */
export interface QtiOut {
  readonly where: string;
  readonly leave: Leave;
  readonly media: ToWrite['media'];
  readonly version: QtiVersion;
  readonly write: Write;
  /** A text as XHTML with its pictures put into the package. */
  readonly rich: (text: Rich) => string;
  /** Puts a picture into the package and gives its address from an item. */
  readonly file: (name: string) => string;
  /** Name of the stimulus it shares. */
  readonly stimulus: string | undefined;
}

/** The identifier of the only response of an item. */
export const RESPONSE = 'RESPONSE';

/** Declarations, what stands in the body, and how it is scored; `null` scoring is a person's. */
export interface AnswerXml {
  readonly declarations: readonly string[];
  readonly body: readonly string[];
  readonly scoring: Template | { readonly xml: string } | null;
}
