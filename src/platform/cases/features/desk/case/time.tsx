import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { takenBack } from '../../../domain/entry.ts';
import { lineOf } from '../../../domain/timeline.ts';
import type { CaseView } from '../../../index.ts';
import { CaseTrail, ClockLine, roleTitle, saidOf, TimeSpent } from '../../../ui/index.ts';
import { texts } from '../messages/index.ts';

/** The clocks, and where the working days went, desk by desk, pauses included. */
export function Clocks({ view }: { readonly view: CaseView }) {
  const m = texts(useView().locale).clocks;
  const { service, desk, mending } = view.clocks;
  return (
    <section aria-labelledby="jam" class="stack">
      <h2 id="jam" class="t-l">
        {m.title}
      </h2>
      <ClockLine reading={service} kind="service" />
      {desk && <ClockLine reading={desk} kind="desk" />}
      {mending && <ClockLine reading={mending} kind="mendingTheirs" />}
      <TimeSpent view={view} />
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
              {roleTitle(view.service, entry.actor.kind, entry.actor.role, locale, entry.action)} · {formatDateTime(entry.at, locale)}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
