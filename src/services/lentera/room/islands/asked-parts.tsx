import type { Locale } from '#i18n';
import type { Paper } from '../domain/paper.ts';
import { texts } from '../messages/index.ts';

/** What several questions ask about. */
export function StimulusPart({ locale, stimulus }: { readonly locale: Locale; readonly stimulus: Paper['stimuli'][number] }) {
  return (
    <details class="stimulus" open>
      <summary>{stimulus.title || texts(locale).work.stimulus}</summary>
      <div class="rich" dangerouslySetInnerHTML={{ __html: stimulus.html }} />
    </details>
  );
}

/** A flag on a question one wants to come back to. */
export function Doubt({
  locale,
  isOn,
  onDoubt,
}: {
  readonly locale: Locale;
  readonly isOn: boolean;
  readonly onDoubt: (isOn: boolean) => void;
}) {
  return (
    <label class="choice dashed">
      <input type="checkbox" checked={isOn} onChange={(event) => onDoubt(event.currentTarget.checked)} />
      <span>{texts(locale).work.doubt}</span>
    </label>
  );
}
