import { useView } from '#web';
import { Tag } from '#web/ui';
import { texts } from './texts.ts';

const HOUR = 3_600_000;

/** How long somebody may still be answered freely: a day from their last message on; by itself it says what of. */
export function WindowTag({ lastInAt, alone = false }: { readonly lastInAt: Date | null; readonly alone?: boolean }) {
  const { locale, now } = useView();
  const m = texts(locale);
  const left = lastInAt === null ? 0 : lastInAt.getTime() + 24 * HOUR - now.getTime();
  const what = alone ? `${m.window}: ` : '';
  if (left <= 0)
    return (
      <Tag tone="bad">
        {what}
        {m.closed}
      </Tag>
    );
  const hours = Math.floor(left / HOUR);
  return (
    <Tag tone={hours < 4 ? 'wait' : 'done'}>
      {what}
      {hours === 0 ? m.under : m.hours(hours)}
    </Tag>
  );
}
