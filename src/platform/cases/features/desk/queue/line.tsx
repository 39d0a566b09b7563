import { formatShortDate, type Locale } from '#i18n';
import { useView } from '#web';
import type { CaseLine } from '../../../index.ts';
import { deskTitle, FlagTags, StatusTag } from '../../../ui/index.ts';
import type { Desks } from '../desks.ts';
import { texts } from '../messages/index.ts';
import { DueTag } from './due.tsx';

interface LineProps {
  readonly line: CaseLine;
  readonly desks: Desks;
  readonly href: string;
}

/** The part of a case that says where it lies. */
type Lying = Pick<CaseLine, 'service' | 'agencyId' | 'desk' | 'side' | 'positionSince'>;

/** Where a case lies and since when: "di Pemeriksaan teknis sejak 3 hari kerja". */
export function sinceOf(line: Lying, desks: Desks, now: Date, locale: Locale): string {
  const m = texts(locale);
  if (line.desk === null || line.positionSince === null) return m.nowhere;
  const calendar = desks.calendarOf(line.agencyId);
  const days = calendar.workingDaysBetween(calendar.dateIn(line.positionSince), calendar.dateIn(now));
  if (line.side === 'applicant') return m.withApplicant(days);
  if (line.side === 'third-party') return m.withThird(days);
  return m.atDesk(deskTitle(desks.serviceOf(line), line.desk, locale), days);
}

/** One case of the queue, with a box to choose it for an action on many. */
export function QueueLine({ line, desks, href, chosen }: LineProps & { readonly chosen: boolean }) {
  const { locale, now } = useView();
  const m = texts(locale);
  const name = `${line.applicantName}, ${line.number}`;
  return (
    <li class="queue-line">
      <label class="pick">
        <input type="checkbox" name="case" value={line.id} form="massal" checked={chosen} data-pick />
        <span class="vh">{m.choose(name)}</span>
      </label>
      <div class="queue-main">
        <span class="row tags">
          <a href={href} data-queue-link>
            {line.applicantName}
          </a>
          <StatusTag line={line} />
          <FlagTags flags={line.flags.filter((flag) => flag !== 'overdue')} />
        </span>
        <span class="small soft">
          <span class="num">{line.number}</span>
          {line.place && ` · ${line.place}`}
        </span>
        <span class="small">
          {sinceOf(line, desks, now, locale)} · {line.assigneeName ? m.held(line.assigneeName) : m.heldByNobody}
        </span>
      </div>
      <div class="queue-due">
        <DueTag dueOn={line.dueOn} calendar={desks.calendarOf(line.agencyId)} withDate />
        <span class="small soft">{m.submittedOn(formatShortDate(line.submittedAt, locale))}</span>
      </div>
    </li>
  );
}

/** One case in the narrow queue beside an open one. */
export function NarrowLine({ line, desks, href, current }: LineProps & { readonly current: boolean }) {
  return (
    <li aria-current={current ? 'true' : undefined}>
      <div class="row between">
        <a href={href} data-queue-link data-current={current ? '' : undefined}>
          {line.applicantName}
        </a>
        <DueTag dueOn={line.dueOn} calendar={desks.calendarOf(line.agencyId)} />
      </div>
      <span class="small soft">{line.number}</span>
    </li>
  );
}
