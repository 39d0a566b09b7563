import { useView } from '#web';
import type { CaseView } from '../types.ts';
import { texts } from '../messages/index.ts';

/** The case it goes on from, and those that went on from it, each with its number as a link. */
export function OriginLine({ view, hrefOf }: { readonly view: CaseView; readonly hrefOf: (caseId: string) => string }) {
  const m = texts(useView().locale).goOn;
  const { origin, successors } = view.state;
  if (!origin && successors.length === 0) return null;
  return (
    <p class="soft">
      {origin && (
        <>
          {m.from} <a href={hrefOf(origin.caseId)}>{origin.number}</a>.{' '}
        </>
      )}
      {successors.map(({ caseId, number }) => (
        <>
          {m.to} <a href={hrefOf(caseId)}>{number}</a>.{' '}
        </>
      ))}
    </p>
  );
}
