import { useView } from '#web';
import { Note } from '#web/ui';
import type { ClosedHours } from '../hours.ts';
import { texts } from '../messages/index.ts';

/** When codes cannot be paid, said before somebody tries; and that it is so now. */
export function CutOff({ closed }: { readonly closed: ClosedHours }) {
  const m = texts(useView().locale);
  return (
    <Note tone={closed.now ? 'wait' : 'plain'}>
      {m.closedHours(closed.from, closed.to)} {closed.now && m.closed}
    </Note>
  );
}
