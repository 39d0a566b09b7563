import { formatNumber } from '#i18n';
import { useView } from '#web';
import { daysByDesk } from '../domain/clock.ts';
import type { CaseView } from '../index.ts';
import { texts } from '../messages/index.ts';
import { deskTitle } from './words.ts';

/** Where the working days of a case went, desk by desk, pauses included: the same for whoever may see the case. */
export function TimeSpent({ view }: { readonly view: CaseView }) {
  const { locale, now } = useView();
  const m = texts(locale);
  const spent = daysByDesk(view.state.spans, view.calendar, now);
  if (spent.length === 0) return null;
  return (
    <details>
      <summary>{m.clocks.byDesk}</summary>
      <dl class="facts small">
        {spent.map((sum) => (
          <div>
            <dt>
              {deskTitle(view.service, sum.desk, locale)}, {m.sides[sum.side]}
            </dt>
            <dd>{m.clocks.days(formatNumber(sum.days, locale))}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
