import { useEffect, useState } from 'preact/hooks';
import { countdown } from '../domain/countdown.ts';
import { texts } from '../messages/index.ts';
import type { ExamClock } from './exam-clock.ts';
import type { RoomProps } from './room-props.ts';

interface BeforeProps {
  readonly props: RoomProps;
  readonly clock: ExamClock;
  readonly hasPaper: boolean;
  readonly error: string | null;
  readonly onBegin: (token: string) => Promise<void>;
}

/** Before the start: what is to come, and a button that opens by itself at the server's minute. */
export function Before({ props, clock, hasPaper, error, onBegin }: BeforeProps) {
  const m = texts(props.locale);
  const [now, setNow] = useState(clock.now());
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const open = props.phase !== 'late' && props.phase !== 'over' && now >= props.opensAt;
  const begin = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    await onBegin(token);
    setBusy(false);
  };
  return (
    <div class="stack">
      <div class={hasPaper ? 'note done' : 'note wait'} role="status">
        {hasPaper ? m.room.ready : m.room.loading}
      </div>
      {error && (
        <div class="note bad" role="alert">
          {error}
        </div>
      )}
      {(props.phase === 'late' || props.phase === 'over') && <div class="note bad">{m.room[props.phase]}</div>}
      <h2>{m.room.rules}</h2>
      <ul>
        <li>{m.room.ruleSaved}</li>
        <li>{m.room.ruleOffline}</li>
        <li>{m.room.ruleTime}</li>
        <li>{m.room.ruleLeave}</li>
      </ul>
      {props.phase !== 'late' && props.phase !== 'over' && (
        <form onSubmit={(event) => void begin(event)}>
          {props.needsToken && (
            <div class="field">
              <label for="token">{m.room.token}</label>
              <p class="hint">{m.room.tokenHint}</p>
              <input
                id="token"
                class="short"
                value={token}
                autocomplete="off"
                autocapitalize="characters"
                onInput={(event) => setToken(event.currentTarget.value)}
              />
            </div>
          )}
          <button type="submit" class="btn" disabled={!open || !hasPaper || busy}>
            {open ? m.room.begin : m.room.opensIn(countdown(props.opensAt - now))}
          </button>
        </form>
      )}
    </div>
  );
}
