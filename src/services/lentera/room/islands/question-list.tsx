import type { Locale } from '#i18n';
import type { Stage } from '../../exams/domain/windows.ts';
import { texts } from '../messages/index.ts';

export type QuestionState = 'open' | 'answered' | 'doubt';

const classes = { open: undefined, answered: 'ok', doubt: 'doubt' } as const;

interface Props {
  readonly at: number;
  readonly states: readonly { readonly item: number; readonly state: QuestionState; readonly stage: Stage }[];
  readonly locale: Locale;
  readonly onGo: (to: number) => void;
}

/** Every question with its state, in colour, shape and words. */
export function QuestionList({ at, states, locale, onGo }: Props) {
  const m = texts(locale).work;
  const stages = { early: m.notOpen, open: null, over: m.closed };
  const words = { open: m.open, answered: m.answered, doubt: m.doubted };
  return (
    <nav aria-label={m.list}>
      <h2 class="t-m">{m.list}</h2>
      <ol class="dots">
        {states.map(({ state, stage }, nth) => (
          <li class={classes[state]} aria-current={nth === at ? 'step' : undefined}>
            <button
              type="button"
              aria-label={`${m.question(nth + 1, states.length)}, ${stages[stage] ?? words[state]}`}
              onClick={() => onGo(nth)}
            >
              {nth + 1}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
