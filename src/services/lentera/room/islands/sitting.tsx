import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { stageOf, windowsOf } from '../../exams/domain/windows.ts';
import { countdown } from '../domain/countdown.ts';
import { askedFor, orderFor } from '../domain/order.ts';
import type { Paper } from '../domain/paper.ts';
import { readAnswer } from '../domain/read-answer.ts';
import { texts } from '../messages/index.ts';
import { Doubt, StimulusPart } from './asked-parts.tsx';
import { Display } from './display.tsx';
import { Done } from './done.tsx';
import type { ExamClock } from './exam-clock.ts';
import { forgetPage } from './keep-page.ts';
import { keepTyping, typedBefore } from './keep-typing.ts';
import { QuestionForm } from './question-form.tsx';
import { QuestionList, type QuestionState } from './question-list.tsx';
import { Notices } from './notices.tsx';
import type { RoomProps } from './room-props.ts';
import { SectionLine } from './section-line.tsx';
import { Refused, Sender, type SenderState } from './sender.ts';
import type { Meta, Store } from './store.ts';
import { Typing } from './typing.ts';
import { byLetter, useKeys } from './use-keys.ts';

interface SittingProps {
  readonly props: RoomProps;
  readonly store: Store;
  readonly clock: ExamClock;
  readonly paper: Paper;
  /** What the device knew of the attempt when the page was opened. */
  readonly meta: Meta;
}

/** Brings a question to the top of the screen, below the clock, and a screen reader to its words. */
function attend(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
  heading?.closest('.exam')?.scrollIntoView();
}

export function Sitting({ props, store, clock, paper, meta }: SittingProps) {
  const { seed, startedAt, upTo, before, finished, doubts: doubtsBefore, endsAt: firstEnd } = meta;
  const m = texts(props.locale);
  const order = useMemo(() => orderFor(paper, seed), [paper, seed]);
  const asked = useMemo(() => new Map(order.map((item) => [item.item, askedFor(item, seed, paper.shuffleOptions)])), [order]);
  const [answers, setAnswers] = useState<ReadonlyMap<number, unknown>>(new Map(before.map(({ item, value }) => [item, value])));
  const [doubts, setDoubts] = useState<ReadonlySet<number>>(new Set(doubtsBefore));
  const [at, setAt] = useState(0);
  const [line, setLine] = useState<SenderState>({ line: 'good', upTo, refused: null });
  const [lastSeq, setLastSeq] = useState(upTo);
  const [endsAt, setEndsAt] = useState(firstEnd);
  const [now, setNow] = useState(clock.now());
  const [stage, setStage] = useState<'working' | 'asking' | 'sending' | 'done'>(finished ? 'done' : 'working');
  const [news, setNews] = useState('');
  const ends = useRef(firstEnd);
  const lastAt = useRef(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const writing = useRef<Promise<unknown>>(Promise.resolve());
  const takenUp = useRef<Promise<unknown>>(Promise.resolve());

  const sender = useMemo(
    () =>
      new Sender({
        id: props.id,
        ticket: props.ticket,
        addresses: props.addresses,
        store,
        clock,
        upTo,
        changed: setLine,
        heard: (said) => {
          if (said.endsAt === null) return;
          const more = Math.round((said.endsAt - ends.current) / 60_000);
          if (more > 0 && said.phase === 'running') setNews(m.work.extra(more));
          ends.current = said.endsAt;
          setEndsAt(said.endsAt);
        },
      }),
    [],
  );

  /** One line after the other, each on the device before the next; times never go back. */
  const write = (item: number, value: unknown, when?: number) => {
    const earlier = writing.current;
    const own = async () => {
      // One line that could not be kept holds up none of those after it.
      await earlier.catch(() => {});
      lastAt.current = Math.max(lastAt.current + 1, Math.round(when ?? clock.now()));
      const entry = await store.append(props.id, { item, value, at: lastAt.current });
      setLastSeq(entry.seq);
      sender.poke();
    };
    writing.current = own();
    return writing.current;
  };

  const typing = useMemo(() => new Typing({ attempt: props.id, now: () => clock.now(), write }), []);

  /** Whether a question still takes answers: what comes later is not put in place of what stood there in time. */
  const isInTime = (item: number) => {
    const section = order.find((one) => one.item === item)?.section ?? 0;
    return stageOf(windowsOf(paper.sections, startedAt, ends.current)[section], clock.now()) === 'open';
  };

  const answer = (item: number, value: unknown) => {
    if (!isInTime(item)) return;
    setAnswers((known) => new Map(known).set(item, value));
    void typing.write(item, value);
  };

  const type = (item: number, value: unknown) => {
    if (!isInTime(item)) return;
    setAnswers((known) => new Map(known).set(item, value));
    typing.type(item, value);
  };

  const finish = async () => {
    typing.settle();
    setStage('sending');
    // Time may have been over when the page was opened: what lay on the device comes first.
    await takenUp.current;
    await writing.current;
    await write(0, { what: 'finished' });
    try {
      await sender.finish();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setLine((known) => ({ ...known, refused: error.reason }));
      if (error.reason !== 'not-begun') return;
    }
    const known = await store.meta(props.id);
    if (known) await store.putMeta({ ...known, finished: true });
    sender.stop();
    await forgetPage();
    keepTyping(props.id, null);
    setStage('done');
  };

  // What lay on the device and was not yet sent is part of what was answered.
  useEffect(() => {
    if (stage === 'done') return undefined;
    const takeUp = async () => {
      const entries = await store.after(props.id, 0);
      const known = new Map(before.map(({ item, value }) => [item, value]));
      const marked = new Set(doubtsBefore);
      for (const { item, value, seq, at: when } of entries) {
        if (item > 0) known.set(item, value);
        const happened = value as { what?: string; of?: number } | null;
        if (item === 0 && happened?.of !== undefined) marked[happened.what === 'doubt' ? 'add' : 'delete'](happened.of);
        lastAt.current = Math.max(lastAt.current, when);
        setLastSeq((last) => Math.max(last, seq));
      }
      const typed = typedBefore(props.id);
      if (typed) {
        known.set(typed.item, typed.value);
        void typing.write(typed.item, typed.value, typed.at);
      }
      setAnswers(known);
      setDoubts(marked);
      void write(0, { what: entries.length > 0 || before.length > 0 ? 'resumed' : 'opened' });
    };
    takenUp.current = takeUp();
    // Who sits here is read before the start; from now on the question is what is seen first.
    document.getElementById('peserta-ujian')?.removeAttribute('open');
    requestAnimationFrame(() => attend(heading.current));
    sender.start();
    const timer = setInterval(() => setNow(clock.now()), 500);
    const seen = () => {
      if (document.visibilityState === 'hidden') typing.settle();
      void write(0, { what: document.visibilityState === 'hidden' ? 'left' : 'returned' });
    };
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
      sender.stop();
    };
  }, []);

  const left = endsAt - now;
  useEffect(() => {
    if (left <= 0 && (stage === 'working' || stage === 'asking')) void finish();
  }, [left <= 0]);
  const minutes = Math.ceil(left / 60_000);
  useEffect(() => {
    if (stage === 'working' && [10, 5, 1].includes(minutes)) setNews(m.work.minutesLeft(minutes));
  }, [minutes]);

  const windows = useMemo(() => windowsOf(paper.sections, startedAt, endsAt), [endsAt]);
  const stageAt = (section: number) => stageOf(windows[section], now);
  const stateOf = (item: number): QuestionState => {
    const form = asked.get(item);
    const answered = form !== undefined && readAnswer(form, answers.get(item)) !== null;
    return doubts.has(item) ? 'doubt' : answered ? 'answered' : 'open';
  };

  const doubt = (item: number, isOn: boolean) => {
    setDoubts((known) => new Set(isOn ? [...known, item] : [...known].filter((one) => one !== item)));
    void write(0, { what: isOn ? 'doubt' : 'sure', of: item });
  };

  const go = (to: number) => {
    typing.settle();
    setAt(Math.min(order.length - 1, Math.max(0, to)));
    setStage('working');
    requestAnimationFrame(() => attend(heading.current));
  };

  useKeys(
    stage === 'working',
    (by) => go(at + by),
    (nth) => {
      const item = order[at];
      const form = item && asked.get(item.item);
      if (!item || !form || stageAt(item.section) !== 'open') return;
      const chosen = byLetter(form, readAnswer(form, answers.get(item.item)), nth);
      if (chosen !== undefined) answer(item.item, chosen);
    },
  );

  if (stage === 'done') return <Done props={props} receipt={props.addresses.receipt} isTimeUp={left <= 0} />;
  const item = order[at];
  const form = item && asked.get(item.item);
  if (!item || !form) return null;
  const waiting = Math.max(0, lastSeq - line.upTo);
  const states = order.map(({ item: nth, section }) => ({ item: nth, state: stateOf(nth), stage: stageAt(section) }));
  const unanswered = states.filter(({ item: nth }) => readAnswer(asked.get(nth) ?? form, answers.get(nth)) === null).length;
  const stimulus = item.stimulus === null ? undefined : paper.stimuli[item.stimulus];
  const window = windows[item.section];
  const section = stageAt(item.section);
  return (
    <div class="exam">
      <Notices
        locale={props.locale}
        left={left}
        waiting={waiting}
        news={news}
        isLasting={store.lasting}
        line={line}
        stage={stage}
        unanswered={unanswered}
        doubts={doubts.size}
        onFinish={() => void finish()}
        onBack={() => go(at)}
      />
      {stage !== 'sending' && (
        <>
          <SectionLine
            {...{ locale: props.locale, paper, section: item.section, window, now, nth: at + 1, all: order.length, points: item.points }}
          />
          {stimulus && section !== 'early' && <StimulusPart locale={props.locale} stimulus={stimulus} />}
          <h1 class="prompt" tabIndex={-1} ref={heading}>
            {/* A section's own time begins for everybody alike: nobody reads ahead. */}
            {section === 'early' ? (
              m.work.opensIn(countdown((window?.from ?? 0) - now))
            ) : (
              <div class="rich" dangerouslySetInnerHTML={{ __html: item.prompt }} />
            )}
          </h1>
          {section === 'over' && <div class="note wait">{m.work.closed}</div>}
          {section !== 'early' && (
            <QuestionForm
              key={item.item}
              asked={form}
              answer={readAnswer(form, answers.get(item.item))}
              locale={props.locale}
              disabled={section === 'over'}
              onAnswer={(value) => answer(item.item, value)}
              onTyping={(value) => type(item.item, value)}
            />
          )}
          <Doubt locale={props.locale} isOn={doubts.has(item.item)} onDoubt={(isOn) => doubt(item.item, isOn)} />
          <div class="row between">
            <button type="button" class="btn quiet" disabled={at === 0} onClick={() => go(at - 1)}>
              {m.work.previous}
            </button>
            {at < order.length - 1 ? (
              <button type="button" class="btn" onClick={() => go(at + 1)}>
                {m.work.next}
              </button>
            ) : (
              <button type="button" class="btn" onClick={() => setStage('asking')}>
                {m.work.finish}
              </button>
            )}
          </div>
          <QuestionList at={at} states={states} locale={props.locale} onGo={go} />
          {at < order.length - 1 && (
            <p>
              <button type="button" class="btn quiet" onClick={() => setStage('asking')}>
                {m.work.finish}
              </button>
            </p>
          )}
          <Display locale={props.locale} />
          <p class="small soft wide-only">{m.answer.keys}</p>
        </>
      )}
    </div>
  );
}
