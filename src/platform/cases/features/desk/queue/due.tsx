import { formatShortDate } from '#i18n';
import type { WorkingCalendar } from '#platform/calendar';
import { useView } from '#web';
import { Tag } from '#web/ui';
import { texts } from '../messages/index.ts';

/** Working days left at which a limit counts as close. */
const CLOSE = 3;

interface DueTagProps {
  /** Last day in time, YYYY-MM-DD; null where no clock runs. */
  readonly dueOn: string | null;
  readonly calendar: WorkingCalendar;
  readonly withDate?: boolean;
}

/** How much time is left, in words first: shape and colour only repeat them. */
export function DueTag({ dueOn, calendar, withDate = false }: DueTagProps) {
  const { locale, now } = useView();
  const m = texts(locale).due;
  if (dueOn === null) return <span class="small soft">{m.none}</span>;
  const today = calendar.dateIn(now);
  const late = calendar.workingDaysBetween(dueOn, today);
  const left = calendar.workingDaysBetween(today, dueOn);
  const tone = late > 0 ? 'bad' : left <= CLOSE ? 'wait' : 'done';
  return (
    <>
      <Tag tone={tone}>{late > 0 ? m.late(late) : left === 0 ? m.today : m.left(left)}</Tag>
      {withDate && <span class="small soft">{m.on(formatShortDate(dueOn, locale))}</span>}
    </>
  );
}
