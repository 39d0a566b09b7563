// The exam room. Answers are written to the device first and to the server as soon as there is a line; the server's clock
// is the only one. Without this script the page's own forms do the same, one answer at a time.
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Before } from './before.tsx';
import { ExamClock } from './exam-clock.ts';
import { keepPage } from './keep-page.ts';
import { openSealed } from './open-sealed.ts';
import type { Begun, RoomProps } from './room-props.ts';
import { ask, Refused } from './sender.ts';
import type { Paper } from '../domain/paper.ts';
import { Sitting } from './sitting.tsx';
import { type Meta, openStore, type Store } from './store.ts';
import { texts } from '../messages/index.ts';

interface Ready {
  readonly paper: Paper;
  readonly meta: Meta;
}

function Room({ props, store, clock }: { readonly props: RoomProps; readonly store: Store; readonly clock: ExamClock }) {
  const m = texts(props.locale);
  const [sealed, setSealed] = useState<ArrayBuffer | null>(null);
  const [ready, setReady] = useState<Ready | null>(null);
  const [error, setError] = useState<string | null>(null);
  const failures = useRef(0);

  // The paper is fetched as soon as the page is open, each device a little later than another.
  useEffect(() => {
    let gone = false;
    const fetchPaper = async () => {
      try {
        let bytes = await store.paper(props.paper);
        if (!bytes) {
          const answer = await fetch(props.addresses.paper, { credentials: 'omit' });
          if (!answer.ok) throw new Error(String(answer.status));
          bytes = await answer.arrayBuffer();
          await store.putPaper(props.paper, bytes);
        }
        if (!gone) setSealed(bytes);
      } catch {
        failures.current += 1;
        if (!gone) setTimeout(() => void fetchPaper(), Math.min(30_000, 1000 * 2 ** failures.current) * (0.5 + Math.random()));
      }
    };
    void fetchPaper();
    void keepPage(props.worker).catch(() => {});
    return () => {
      gone = true;
    };
  }, []);

  const enter = async (bytes: ArrayBuffer, meta: Meta) => setReady({ paper: await openSealed(bytes, meta.key), meta });

  // Whoever was inside before a reload is inside again, with or without a line.
  useEffect(() => {
    if (!sealed || ready) return;
    void store.meta(props.id).then((meta) => {
      if (meta) return enter(sealed, meta);
      if (props.phase === 'running') return begin('');
      return undefined;
    });
  }, [sealed]);

  const begin = async (token: string) => {
    if (!sealed) return;
    setError(null);
    try {
      const asked = performance.now();
      const begun = await ask<Begun>(props.ticket, props.addresses.begin, { token });
      clock.hear(begun.now, performance.now() - asked);
      const meta: Meta = {
        id: props.id,
        key: begun.key,
        seed: begun.seed,
        startedAt: begun.startedAt,
        endsAt: begun.endsAt,
        lastSeq: begun.upTo,
        upTo: begun.upTo,
        offset: clock.offset,
        before: begun.answers,
        doubts: begun.doubts,
        finished: begun.phase === 'over',
      };
      await store.putMeta(meta);
      await enter(sealed, meta);
    } catch (failure) {
      const reason = failure instanceof Refused ? failure.reason : '';
      setError(m.refusals[reason] ?? `${m.work.offline} ${m.room.loadFailed}`);
    }
  };

  if (ready) return <Sitting props={props} store={store} clock={clock} {...ready} />;
  return <Before props={props} clock={clock} hasPaper={sealed !== null} error={error} onBegin={begin} />;
}

/** One tab at a time: two would each show half of what was answered. */
async function alone(id: string, work: () => void, refuse: () => void): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request(`wantilan-exam-${id}`, { ifAvailable: true }, (lock) => {
    if (!lock) {
      refuse();
      return undefined;
    }
    work();
    // Held until the tab is gone.
    return new Promise(() => {});
  });
}

async function open(root: HTMLElement): Promise<void> {
  const props = JSON.parse(root.dataset.props ?? '{}') as RoomProps;
  // Without these a sealed paper cannot be opened: the page's own forms stay.
  if (!('subtle' in crypto)) return;
  const store = await openStore();
  const known = await store.meta(props.id);
  // A page from the device's own keeping tells an old time: the device's clock and the offset last heard are nearer.
  const reckoned = known ? Date.now() + known.offset : props.now;
  const clock = new ExamClock(navigator.onLine ? Math.max(props.now, reckoned) : reckoned);
  await alone(
    props.id,
    () => {
      root.replaceChildren();
      render(<Room props={props} store={store} clock={clock} />, root);
    },
    () => {
      root.textContent = texts(props.locale).work.otherTab;
    },
  );
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="exam-room"]')) void open(root);
