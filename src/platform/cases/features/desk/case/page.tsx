import { formatCount } from '#i18n';
import type { ComponentChildren } from 'preact';
import type { Officer } from '#platform/access';
import { useView } from '#web';
import { Crumbs, Page } from '#web/ui';
import type { CaseLine, CaseView } from '../../../index.ts';
import { BesideCase, CounterNote, dueOf, FlagTags, HelperNote, OriginLine, StatusTag } from '../../../ui/index.ts';
import { Products } from '../../file/sections.tsx';
import type { Desks } from '../desks.ts';
import { KeysHelp } from '../keys.tsx';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace, PAGE_SIZE, type Place } from '../place.ts';
import { DueTag } from '../queue/due.tsx';
import { NarrowLine, sinceOf } from '../queue/line.tsx';
import { ToSign } from '../sign/to-sign.tsx';
import { Actions } from './actions.tsx';
import { AnswersOfCase, Findings, Statements } from './answers.tsx';
import { Checklist, examinedOf, fileInFocus } from './checklist.tsx';
import { ToRead } from './to-read.tsx';
import { DocumentPane } from './documents.tsx';
import { RefusedNote } from './refused.tsx';
import type { Refused } from './sent.ts';
import { Assignment, Duplicates } from './keeping.tsx';
import type { ReadSignals, SeenSignal } from '../../../signals/read.ts';
import { Signals, UnreadableCases } from '../signals/section.tsx';
import { Messages, Notes, Remarks } from './talk.tsx';
import { Clocks, Timeline } from './time.tsx';
import { type Done, DoneToast } from './toast.tsx';

export interface Queue {
  readonly rows: readonly CaseLine[];
  readonly total: number;
  /** More than so many were not counted. */
  readonly most: number;
  readonly desks: Desks;
}

export interface CasePageProps {
  readonly view: CaseView;
  readonly place: Place;
  readonly queue: Queue;
  readonly colleagues: readonly Officer[];
  readonly chosen: string | undefined;
  readonly fileId: string | undefined;
  readonly done: Done | undefined;
  readonly refused: Refused;
  /** What main wires beside a case, such as a chat. */
  readonly beside: ComponentChildren;
  readonly signals: readonly SeenSignal[];
  readonly unreadable: ReadSignals['unreadable'];
  readonly hrefOf: (fileId: string) => string;
}

/** One case at the desk: the queue left, the case right, the document beside the checklist. */
export function CasePage(props: CasePageProps) {
  const { view, place, queue, done, refused, beside } = props;
  const { locale } = useView();
  const m = texts(locale);
  const own = view.awaiting.filter(({ personId }) => personId === view.viewer.personId).length;
  return (
    <Page wide>
      <div class="row between">
        <Crumbs above={[{ href: inPlace(deskPaths.queue(), place), label: m.queue }]} here={view.number} />
        <KeysHelp on="case" />
      </div>
      <div class={beside ? 'desk at-case with-chat' : 'desk at-case'}>
        <nav class="queue-pane" aria-label={`${m.queue}, ${m.oldestFirst}`}>
          <ul class="queue">
            {queue.rows.map((line) => (
              <NarrowLine
                line={line}
                desks={queue.desks}
                href={inPlace(deskPaths.case({ caseId: line.id }), place)}
                current={line.id === view.id}
              />
            ))}
          </ul>
        </nav>
        <div class="pane stack">
          <Head view={view} place={place} queue={queue} />
          <CounterNote view={view} hrefOf={props.hrefOf} />
          <HelperNote view={view} />
          {done && <DoneToast done={done} place={place} />}
          {own > 0 && <ToSign count={own} />}
          <RefusedNote view={view} refused={refused} />
          <CaseBody {...props} />
        </div>
        {beside}
      </div>
    </Page>
  );
}

function CaseBody({ view, place, colleagues, chosen, fileId, refused, beside, signals, unreadable, hrefOf }: CasePageProps) {
  const examined = examinedOf(view);
  const focus = fileInFocus(examined, fileId);
  const { sent } = refused;
  return (
    <>
      {view.state.flags.includes('possible-duplicate') && <Duplicates view={view} place={place} sent={sent} />}
      <UnreadableCases cases={unreadable} />
      {signals.some(({ laid }) => laid === null) && <Signals {...{ view, place, signals, sent }} />}
      <Actions view={view} place={place} chosen={chosen} sent={sent} />
      <ToRead view={view} hrefOf={hrefOf} />
      <Jump chat={Boolean(beside)} />
      <div class="two bench">
        <Checklist view={view} place={place} focus={focus} problem={refused.verdict} />
        <DocumentPane view={view} place={place} focus={focus} examined={examined} hrefOf={hrefOf} />
      </div>
      <div class="two">
        <div class="stack loose">
          <AnswersOfCase view={view} place={place} sent={sent} />
          <Statements view={view} />
          <Products view={view} hrefOf={hrefOf} />
          <Findings view={view} hrefOf={hrefOf} />
        </div>
        <div class="stack loose">
          <BesideCase view={view} />
          <Assignment view={view} place={place} sent={sent} colleagues={colleagues} />
          <Clocks view={view} />
          <Messages view={view} place={place} sent={sent} />
          <Notes view={view} place={place} sent={sent} />
          <Remarks view={view} place={place} sent={sent} />
          <Timeline view={view} />
          {signals.length > 0 && signals.every(({ laid }) => laid !== null) && <Signals {...{ view, place, signals, sent }} />}
          {!view.state.flags.includes('possible-duplicate') && <Duplicates view={view} place={place} sent={sent} />}
        </div>
      </div>
    </>
  );
}

/** Who sent it by a mandate, in the applicant's name. */
function standInOf({ entries, state }: CaseView): string | undefined {
  const [first] = entries;
  return state.representatives.length > 0 && first?.actor.kind === 'representative' ? first.actor.name : undefined;
}

/** Who, which number, where it lies and since when, how long there is, and the way to the neighbours. */
function Head({ view, place, queue }: { readonly view: CaseView; readonly place: Place; readonly queue: Queue }) {
  const { locale, now } = useView();
  const m = texts(locale);
  const at = queue.rows.findIndex((line) => line.id === view.id);
  const to = (line: CaseLine | undefined) => line && inPlace(deskPaths.case({ caseId: line.id }), place);
  const [before, after] = [to(queue.rows[at - 1]), at < 0 ? to(queue.rows[0]) : to(queue.rows[at + 1])];
  const standIn = standInOf(view);
  const lying = { service: view.service.key, agencyId: view.agency.id, ...positionOf(view) };
  return (
    <header class="stack tight">
      <div class="row between">
        <h1 class="case-name">{view.applicantName}</h1>
        <span class="row small">
          <DueTag dueOn={dueOf(view)} calendar={view.calendar} withDate />
        </span>
      </div>
      <p class="small soft">
        <span class="num">{view.number}</span> · {view.service.title(locale)}
        {view.place && ` · ${view.place}`}
      </p>
      <OriginLine view={view} hrefOf={(caseId) => inPlace(deskPaths.case({ caseId }), place)} />
      {standIn !== undefined && <p class="small">{m.case.sentBy(standIn)}</p>}
      {view.beside.map(({ of, says }) => (
        <p class="small">
          <a href={of.href(view.id)}>{of.title(locale)}</a>: {says(locale)}
        </p>
      ))}
      <div class="row between">
        <span class="row tags">
          <StatusTag state={view.state} />
          <FlagTags flags={view.state.flags} />
          <span class="small">{sinceOf(lying, queue.desks, now, locale)}</span>
        </span>
        <span class="row small">
          <span class="soft">
            {at < 0 ? m.case.notInQueue : m.case.place((place.page - 1) * PAGE_SIZE + at + 1, formatCount(queue.total, locale, queue.most))}
          </span>
          {before && (
            <a href={before} rel="prev">
              {m.case.previous}
            </a>
          )}
          {after && (
            <a href={after} rel="next">
              {m.case.next}
            </a>
          )}
        </span>
      </div>
    </header>
  );
}

function positionOf({ state }: CaseView) {
  const { position } = state;
  return { desk: position?.desk ?? null, side: position?.side ?? null, positionSince: position ? new Date(position.since) : null };
}

const jumps = [
  { href: '#syarat', label: texts.text((m) => m.files.title) },
  { href: '#isian', label: texts.text((m) => m.answers.title) },
  { href: '#pesan', label: texts.text((m) => m.messages.title) },
  { href: '#catatan', label: texts.text((m) => m.notes.title) },
  { href: '#perjalanan', label: texts.text((m) => m.timeline.title) },
];

/** The way to the parts of a long page. */
function Jump({ chat }: { readonly chat: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <nav class="jump small" aria-label={m.case.jump}>
      {chat && <a href="#percakapan">{m.case.chat}</a>}
      {jumps.map(({ href, label }) => (
        <a href={href}>{label(locale)}</a>
      ))}
    </nav>
  );
}
