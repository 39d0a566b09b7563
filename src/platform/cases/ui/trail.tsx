import { formatDate, formatDateTime, formatNumber } from '#i18n';
import { useView } from '#web';
import { Trail, type TrailStep } from '#web/ui';
import type { ClockReading } from '../domain/clock.ts';
import { APPLICANT_DESK } from '../domain/position.ts';
import { isOpen } from '../domain/status.ts';
import { timelineOf } from '../domain/timeline.ts';
import { usualWay } from '../domain/usual-way.ts';
import type { CaseView } from '../index.ts';
import { texts } from '../messages/index.ts';
import { deskTitle, roleTitle, saidOf } from './words.ts';

/** Where the file has been, where it lies now and since when, and which desks may still come. */
export function CaseTrail({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  const past = timelineOf(view.entries, view.service).map((line): TrailStep => {
    const who = roleTitle(view.service, line.by, line.role, locale, line.action);
    return { title: saidOf(view.service, line, locale), detail: `${who} · ${formatDateTime(line.at, locale)}`, state: 'past' };
  });
  return <Trail steps={[...past, ...present(view, locale), ...ahead(view, locale)]} />;
}

/** Who holds the case now, in the words of whoever reads. */
export function holderTitle(view: CaseView, locale: 'id' | 'en'): string | null {
  const { position } = view.state;
  if (!position) return null;
  const m = texts(locale).trail;
  const desk = deskTitle(view.service, position.desk, locale);
  if (position.side !== 'applicant') return desk;
  const waiting = view.viewer.isApplicant ? m.waitingYou : m.waitingApplicant;
  return position.desk === APPLICANT_DESK ? waiting : `${waiting}: ${desk}`;
}

/** Last day of whoever holds the case, YYYY-MM-DD; null where no clock runs against them. */
export function dueOf(view: CaseView): string | null {
  return (view.state.status === 'returned' ? view.clocks.mending : view.clocks.desk)?.dueOn ?? null;
}

function present(view: CaseView, locale: 'id' | 'en'): TrailStep[] {
  const { position } = view.state;
  const holder = holderTitle(view, locale);
  if (!position || holder === null) return [];
  const m = texts(locale).trail;
  const since = formatDate(position.since, locale);
  const due = dueOf(view);
  const title = position.side === 'applicant' ? holder : m.now(holder);
  return [{ title, detail: due ? m.sinceUntil(since, formatDate(due, locale)) : m.since(since), state: 'now' }];
}

/** Desks that usually follow, while nothing has been decided; a mended case comes back to the one that returned it. */
function ahead(view: CaseView, locale: 'id' | 'en'): TrailStep[] {
  const { status, position, heldFor } = view.state;
  if (!position || !isOpen(status) || status === 'approved') return [];
  const way = usualWay(view.service, heldFor ?? position.desk);
  const limits = view.rules.value(view.service.clocks.desks);
  const m = texts(locale).trail;
  return (heldFor === null ? way : [heldFor, ...way]).map((desk): TrailStep => {
    const days = limits[desk];
    const title = deskTitle(view.service, desk, locale);
    return days === undefined ? { title, state: 'next' } : { title, detail: m.upTo(formatNumber(days, locale)), state: 'next' };
  });
}

/** A clock in plain words: days used of days allowed, what was not counted, and the limit or how late it is. */
export function ClockLine({
  reading,
  kind,
}: {
  readonly reading: ClockReading;
  readonly kind: 'service' | 'desk' | 'mending' | 'mendingTheirs';
}) {
  const { locale } = useView();
  const m = texts(locale).clocks;
  const count = (days: number) => formatNumber(days, locale);
  return (
    <p class="small soft">
      {m[kind]} <b class="num">{m.used(count(reading.used), count(reading.allowed))}</b>
      {reading.agreed > 0 && ` (${m.agreed(count(reading.agreed))})`}
      {'. '}
      {reading.paused > 0 && `${m.paused(count(reading.paused))} `}
      {reading.late > 0 && <strong>{m.late(count(reading.late))} </strong>}
      {reading.late === 0 && reading.dueOn && m.due(formatDate(reading.dueOn, locale))}
    </p>
  );
}
