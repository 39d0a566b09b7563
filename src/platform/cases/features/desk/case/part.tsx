import { newId } from '#kernel';
import type { CaseView } from '../../../index.ts';
import { type Place } from '../place.ts';
import type { Sent } from './sent.ts';

export interface PartProps {
  readonly view: CaseView;
  readonly place: Place;
  /** What was typed and refused, when it was this part's form. */
  readonly sent: Sent | undefined;
}

/** The version the reader saw and a key, so that a double click counts once. */
export function Stamp({ view }: { readonly view: CaseView }) {
  return (
    <>
      <input type="hidden" name="_key" value={newId()} />
      <input type="hidden" name="_version" value={view.version} />
    </>
  );
}

/** What a form of a part typed before, and what was wrong with it. */
export function before(sent: Sent | undefined, form: string): { value: string | undefined; error: string | undefined } {
  const text = sent?.action === form ? sent.raw.text : undefined;
  return { value: typeof text === 'string' ? text : undefined, error: sent?.action === form ? sent.errors[0]?.message : undefined };
}
