import { useEffect, useRef } from 'preact/hooks';
import { texts } from '../messages/index.ts';
import type { RoomProps } from './room-props.ts';

/** After handing in. */
export function Done({ props, receipt, isTimeUp }: { readonly props: RoomProps; readonly receipt: string; readonly isTimeUp: boolean }) {
  const m = texts(props.locale).work;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone: whoever works by keyboard goes on from here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="stack">
      <div class="note done" role="status">
        <h2 class="t-l" tabIndex={-1} ref={heading}>
          {m.done}
        </h2>
        <p>
          {isTimeUp && `${m.timeUp} ${m.untilTimeUp} `}
          {m.doneLead}
        </p>
      </div>
      <p>
        <a class="btn quiet" href={receipt}>
          {m.receipt}
        </a>
      </p>
    </div>
  );
}
