import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, Facts, Form, Island, LinkButton, Note, Page, TextInput } from '#web/ui';
import { stageOf, windowsOf } from '../../../exams/domain/windows.ts';
import { readAnswer } from '../../domain/read-answer.ts';
import { countdown } from '../../domain/countdown.ts';
import { QuestionForm } from '../../islands/question-form.tsx';
import type { RoomProps } from '../../islands/room-props.ts';
import { SectionLine } from '../../islands/section-line.tsx';
import { texts } from '../../messages/index.ts';
import { roomPaths } from '../../paths.ts';
import type { Standing } from '../../standing.ts';
import type { Plain } from './plain.ts';

interface RoomPageProps {
  readonly standing: Standing;
  readonly ticket: string;
  readonly now: number;
  readonly plain: (Plain & { readonly answers: ReadonlyMap<number, unknown> }) | null;
  readonly news: string | undefined;
}

export function RoomPage(props: RoomPageProps) {
  const { standing, ticket, now } = props;
  const { locale } = useView();
  const m = texts(locale);
  const { test, participant, session, paper, phase, attemptId } = standing;
  const island: RoomProps = {
    locale,
    ticket,
    id: `${attemptId}.${standing.ticket.device}`,
    title: test.title,
    name: participant.name,
    number: participant.number,
    now,
    phase,
    opensAt: session.opens_at.getTime(),
    closesAt: session.closes_at.getTime(),
    minutes: session.minutes,
    needsToken: session.token !== null,
    questions: paper.items.length,
    paper: `${test.id}/${paper.variant}`,
    worker: '/pekerja.js',
    addresses: {
      paper: roomPaths.paper({ testId: test.id, variant: String(paper.variant) }),
      begin: roomPaths.begin(),
      answers: roomPaths.answers(),
      standing: roomPaths.standing(),
      finish: roomPaths.finish(),
      receipt: roomPaths.receipt(),
    },
  };
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: roomPaths.enter(), label: m.enter.title }]} here={test.title} />
        <h1 class="t-xl">{test.title}</h1>
        <details id="peserta-ujian" open={phase === 'early' || phase === 'open'}>
          <summary>
            {participant.name} · {participant.number}
          </summary>
          <Facts
            small
            facts={[
              { label: m.room.name, value: participant.name },
              { label: m.room.number, value: participant.number },
              { label: m.room.session, value: formatDateTime(session.opens_at, locale) },
              { label: m.room.closes, value: formatDateTime(session.closes_at, locale) },
              { label: m.room.duration, value: m.room.minutes(session.minutes + session.extra_minutes + participant.extraMinutes) },
              { label: m.room.size, value: m.room.questions(paper.items.length) },
            ]}
          />
        </details>
        {phase === 'over' && standing.attempt !== null && standing.attempt.endedAt !== null ? (
          <Over />
        ) : (
          <Island name="exam-room" props={{ ...island }}>
            <PlainRoom {...props} />
          </Island>
        )}
        <Form action={roomPaths.leave()}>
          <button class="link" type="submit">
            {m.work.leave}
          </button>
        </Form>
      </div>
    </Page>
  );
}

function Over() {
  const m = texts(useView().locale);
  return (
    <>
      <Note tone="done" title={m.work.done}>
        <p>{m.work.doneLead}</p>
      </Note>
      <p>
        <LinkButton kind="quiet" href={roomPaths.receipt()}>
          {m.work.receipt}
        </LinkButton>
      </p>
    </>
  );
}

/** What stands here without scripts. */
function PlainRoom({ standing, plain, now, news }: RoomPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { phase, session, endsAt } = standing;
  const refusal = news !== undefined ? m.refusals[news] : undefined;
  return (
    <div class="stack">
      {refusal && <Note tone="bad">{refusal}</Note>}
      {news === 'tersimpan' && <Note tone="done">{m.work.savedPlain}</Note>}
      {phase === 'early' && <Note tone="wait">{`${m.room.opensIn(countdown(session.opens_at.getTime() - now))}. ${m.room.early}`}</Note>}
      {phase === 'late' && <Note tone="bad">{m.room.late}</Note>}
      {phase === 'over' && (
        <>
          <Note tone="wait">{m.room.over}</Note>
          {standing.attempt && <LinkButton href={roomPaths.receipt()}>{m.work.receipt}</LinkButton>}
        </>
      )}
      {phase === 'open' && (
        <Form action={roomPaths.fill()}>
          <Note>{m.room.plainLead}</Note>
          <input type="hidden" name="langkah" value="mulai" />
          {session.token !== null && <TextInput id="token" label={m.room.token} hint={m.room.tokenHint} autocomplete="off" short />}
          <Button>{m.room.begin}</Button>
        </Form>
      )}
      {plain && endsAt !== null && standing.attempt && (
        <PlainQuestion plain={plain} startedAt={standing.attempt.startedAt.getTime()} endsAt={endsAt} now={now} />
      )}
    </div>
  );
}

function PlainQuestion({
  plain,
  startedAt,
  endsAt,
  now,
}: {
  readonly plain: NonNullable<RoomPageProps['plain']>;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly now: number;
}) {
  const { locale } = useView();
  const m = texts(locale);
  const { order, nth, item, asked, answers, paper } = plain;
  const stimulus = item.stimulus === null ? undefined : paper.stimuli[item.stimulus];
  const window = windowsOf(paper.sections, startedAt, endsAt)[item.section];
  const stage = stageOf(window, now);
  const open = order.filter((one) => (answers.get(one.item) ?? null) === null).length;
  return (
    <div class="exam">
      <p>
        {m.work.left}: <b>{countdown(endsAt - now)}</b>
      </p>
      <SectionLine {...{ locale, paper, section: item.section, window, now, nth, all: order.length, points: item.points }} />
      {stage === 'early' && <Note tone="wait">{m.work.opensIn(countdown((window?.from ?? 0) - now))}</Note>}
      {stage === 'over' && <Note tone="wait">{m.refusals.closed}</Note>}
      {stimulus && stage !== 'early' && (
        <details class="stimulus" open>
          <summary>{stimulus.title || m.work.stimulus}</summary>
          <div class="rich" dangerouslySetInnerHTML={{ __html: stimulus.html }} />
        </details>
      )}
      {stage !== 'early' && (
        <h2 class="prompt">
          <div class="rich" dangerouslySetInnerHTML={{ __html: item.prompt }} />
        </h2>
      )}
      {stage === 'open' && (
        <Form action={roomPaths.fill()}>
          <input type="hidden" name="soal" value={String(nth)} />
          <QuestionForm asked={asked} answer={readAnswer(asked, answers.get(item.item))} locale={locale} />
          <div class="row between">
            <Button name="langkah" value={nth < order.length ? 'lanjut' : 'simpan'}>
              {nth < order.length ? m.work.saveAndOn : m.work.save}
            </Button>
            <Button kind="quiet" name="langkah" value="kosong">
              {m.answer.clear}
            </Button>
          </div>
        </Form>
      )}
      <nav aria-label={m.work.list}>
        <h2 class="t-m">{m.work.list}</h2>
        <ol class="dots">
          {order.map((one, at) => (
            <li
              class={answers.has(one.item) && answers.get(one.item) !== null ? 'ok' : undefined}
              aria-current={at + 1 === nth ? 'step' : undefined}
            >
              <a href={roomPaths.room({}, { soal: at + 1 })} aria-label={m.work.question(at + 1, order.length)}>
                {at + 1}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <details class="card">
        <summary>{m.work.finish}</summary>
        <Form action={roomPaths.fill()}>
          <input type="hidden" name="langkah" value="selesai" />
          <p>
            {open > 0 ? m.work.finishOpen(open) : m.work.finishAll} {m.work.afterwards}
          </p>
          <Button>{m.work.finishYes}</Button>
        </Form>
      </details>
    </div>
  );
}
