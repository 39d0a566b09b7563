import type { Locale } from '#i18n';
import { useEffect, useRef } from 'preact/hooks';
import { countdown } from '../domain/countdown.ts';
import { texts } from '../messages/index.ts';
import type { SenderState } from './sender.ts';

interface NoticesProps {
  readonly locale: Locale;
  /** Milliseconds until the end. */
  readonly left: number;
  /** Lines the server does not have yet. */
  readonly waiting: number;
  readonly news: string;
  readonly isLasting: boolean;
  readonly line: SenderState;
  readonly stage: 'working' | 'asking' | 'sending' | 'done';
  readonly unanswered: number;
  readonly doubts: number;
  readonly onFinish: () => void;
  readonly onBack: () => void;
}

/** Time and what is sent, always in sight; and what somebody who sits an exam must know now. */
export function Notices({ locale, left, waiting, news, isLasting, line, stage, unanswered, doubts, onFinish, onBack }: NoticesProps) {
  const m = texts(locale);
  return (
    <>
      <div class="bar">
        <div class="row between">
          <span class="clock" role="timer" aria-label={m.work.left}>
            {countdown(left)}
          </span>
          <span class={waiting === 0 ? 'tag done' : 'tag wait'} role="status">
            {waiting === 0 ? m.work.allSaved : m.work.waiting(waiting)}
          </span>
        </div>
        {news !== '' && (
          <p class="small" aria-hidden="true">
            {news}
          </p>
        )}
      </div>
      <p class="vh" aria-live="polite">
        {news}
      </p>
      {!isLasting && <div class="note bad">{m.work.noStore}</div>}
      {line.line === 'broken' && (
        <div class="note wait" role="status">
          <b>{m.work.offline}</b> {m.work.offlineMore}
        </div>
      )}
      {line.refused && (
        <div class="note bad" role="alert">
          {m.refusals[line.refused] ?? line.refused}
        </div>
      )}
      {stage === 'sending' && (
        <div class="note wait" role="status">
          <b>{left <= 0 ? m.work.timeUp : ''}</b> {line.line === 'broken' ? m.work.sendLater : m.work.sending}
        </div>
      )}
      {stage === 'asking' && <Asking {...{ locale, unanswered, doubts, onFinish, onBack }} />}
    </>
  );
}

/** Asks once more before anything is final; whoever pressed the button at the foot of a question is brought to it. */
function Asking({
  locale,
  unanswered,
  doubts,
  onFinish,
  onBack,
}: Pick<NoticesProps, 'locale' | 'unanswered' | 'doubts' | 'onFinish' | 'onBack'>) {
  const m = texts(locale);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('.exam')?.scrollIntoView();
  }, []);
  return (
    <div class="note" role="alertdialog" aria-labelledby="kumpulkan">
      <h2 id="kumpulkan" class="t-l" tabIndex={-1} ref={heading}>
        {m.work.finishAsk}
      </h2>
      <p>
        {unanswered > 0 ? m.work.finishOpen(unanswered) : m.work.finishAll} {doubts > 0 && m.work.finishDoubt(doubts)} {m.work.afterwards}
      </p>
      <div class="row">
        <button type="button" class="btn" onClick={onFinish}>
          {m.work.finishYes}
        </button>
        <button type="button" class="btn quiet" onClick={onBack}>
          {m.work.finishNo}
        </button>
      </div>
    </div>
  );
}
