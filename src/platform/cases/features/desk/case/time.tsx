import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { daysByDesk } from '../../../domain/clock.ts';
import { takenBack } from '../../../domain/entry.ts';
import { lineOf } from '../../../domain/timeline.ts';
import type { CaseView } from '../../../index.ts';
import { texts as caseTexts } from '../../../messages/index.ts';
import { CaseTrail, ClockLine, deskTitle, roleTitle, saidOf } from '../../../ui/index.ts';
import { texts } from '../messages/index.ts';

/** The clocks, and where the working days went, desk by desk, pauses included. */
export function Clocks({ view }: { readonly view: CaseView }) {
  const { locale, now } = useView();
  const m = texts(locale).clocks;
  const sides = caseTexts(locale).sides;
  const { service, desk, mending } = view.clocks;
  const spent = daysByDesk(view.state.spans, view.calendar, now);
  return (
    <section aria-labelledby="jam" class="stack">
      <h2 id="jam" class="t-l">
        {m.title}
      </h2>
      <ClockLine reading={service} kind="service" />
      {desk && <ClockLine reading={desk} kind="desk" />}
      {mending && <ClockLine reading={mending} kind="mendingTheirs" />}
      {spent.length > 0 && (
        <details>
          <summary>{m.byDesk}</summary>
          <dl class="facts small">
            {spent.map((sum) => (
              <div>
                <dt>
                  {deskTitle(view.service, sum.desk, locale)}, {sides[sum.side]}
                </dt>
                <dd>{m.days(sum.days)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

/** The public timeline, then every step with names, which only officers see. */
export function Timeline({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  const m = texts(locale).timeline;
  const undone = takenBack(view.entries);
  return (
    <section aria-labelledby="perjalanan" class="stack">
      <h2 id="perjalanan" class="t-l">
        {m.title}
      </h2>
      <CaseTrail view={view} />
      <details>
        <summary>{m.whole}</summary>
        <ol class="small">
          {view.entries.map((entry) => (
            <li>
              {saidOf(view.service, lineOf(entry), locale)}
              {undone.has(entry.seq) && ` (${m.undone})`}
              {', '}
              {entry.actor.kind === 'system' ? '' : `${entry.actor.name}, `}
              {roleTitle(view.service, entry.actor.kind, entry.actor.role, locale)} · {formatDateTime(entry.at, locale)}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
