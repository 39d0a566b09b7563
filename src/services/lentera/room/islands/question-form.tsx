import type { Answers } from '../../bank/domain/answer.ts';
import { fieldOf } from '../domain/form-answer.ts';
import { texts } from '../messages/index.ts';
import { type FieldProps, Html, type Of } from './field-props.tsx';
import { HotspotFields } from './hotspot-fields.tsx';
import { ClozeFields, TextFields } from './typed-fields.tsx';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The fields of one question: the same in the exam room, where each change is kept at once, and in a plain form. */
export function QuestionForm(props: FieldProps) {
  const { asked } = props;
  switch (asked.kind) {
    case 'choice':
      return <ChoiceFields {...props} asked={asked} />;
    case 'choices':
      return <ChoicesFields {...props} asked={asked} />;
    case 'grid':
      return <GridFields {...props} asked={asked} />;
    case 'matching':
      return <MatchingFields {...props} asked={asked} />;
    case 'ordering':
      return <OrderingFields {...props} asked={asked} />;
    case 'cloze':
      return <ClozeFields {...props} asked={asked} />;
    case 'hotspot':
      return <HotspotFields {...props} asked={asked} />;
    default:
      return <TextFields {...props} asked={asked} />;
  }
}

function ChoiceFields({ asked, answer, locale, disabled = false, onAnswer }: Of<'choice'>) {
  return (
    <fieldset class="field plain" disabled={disabled}>
      <legend class="small soft">{texts(locale).answer.one}</legend>
      {asked.options.map(({ id, html }, at) => (
        <label class="choice">
          <input type="radio" name={fieldOf()} value={id} checked={answer === id} onChange={() => onAnswer?.(id)} />
          <b>{LETTERS[at]}.</b> <Html html={html} />
        </label>
      ))}
    </fieldset>
  );
}

function ChoicesFields({ asked, answer, locale, disabled = false, onAnswer }: Of<'choices'>) {
  const chosen = (answer ?? []) as Answers['choices'];
  const toggle = (id: string) => onAnswer?.(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset class="field plain" disabled={disabled}>
      <legend class="small soft">{texts(locale).answer.several}</legend>
      {asked.options.map(({ id, html }, at) => (
        <label class="choice">
          <input type="checkbox" name={fieldOf()} value={id} checked={chosen.includes(id)} onChange={() => toggle(id)} />
          <b>{LETTERS[at]}.</b> <Html html={html} />
        </label>
      ))}
    </fieldset>
  );
}

/** One group of radio buttons for each statement: a table that reads as a list on a phone. */
function GridFields({ asked, answer, locale, disabled = false, onAnswer }: Of<'grid'>) {
  const given = (answer ?? {}) as Answers['grid'];
  return (
    <div class="stack">
      <p class="small soft">{texts(locale).answer.grid}</p>
      {asked.statements.map(({ id, html }, at) => (
        <fieldset class="field statement" disabled={disabled}>
          <legend>
            <span class="soft">{at + 1}. </span>
            <Html html={html} />
          </legend>
          <div class="row">
            {asked.categories.map((category) => (
              <label class="choice small">
                <input
                  type="radio"
                  name={fieldOf(id)}
                  value={category.id}
                  checked={given[id] === category.id}
                  onChange={() => onAnswer?.({ ...given, [id]: category.id })}
                />
                <Html html={category.html} />
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

function MatchingFields({ asked, answer, locale, disabled = false, onAnswer }: Of<'matching'>) {
  const m = texts(locale).answer;
  const given = (answer ?? {}) as Answers['matching'];
  const set = (row: string, columns: readonly string[]) => {
    const { [row]: _, ...others } = given;
    onAnswer?.(columns.length === 0 ? others : { ...others, [row]: columns });
  };
  return (
    <div class="stack">
      <p class="small soft">
        {m.matching}. {asked.several && m.matchingSeveral}
      </p>
      <ol class="columns" type="A">
        {asked.columns.map(({ html }) => (
          <li>
            <Html html={html} />
          </li>
        ))}
      </ol>
      {asked.rows.map(({ id, html }, at) => (
        <fieldset class="field statement" disabled={disabled}>
          <legend>
            <span class="soft">{at + 1}. </span>
            <Html html={html} />
          </legend>
          <div class="row">
            {asked.columns.map((column, nth) => {
              const chosen = given[id] ?? [];
              const on = chosen.includes(column.id);
              const next = asked.several ? (on ? chosen.filter((one) => one !== column.id) : [...chosen, column.id]) : [column.id];
              return (
                <label class="choice small">
                  <input
                    type={asked.several ? 'checkbox' : 'radio'}
                    name={fieldOf(id)}
                    value={column.id}
                    checked={on}
                    onChange={() => set(id, next)}
                  />
                  <span>{LETTERS[nth]}</span>
                </label>
              );
            })}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

/** Moved by buttons where scripts run; numbered by lists otherwise. */
function OrderingFields({ asked, answer, locale, disabled = false, onAnswer }: Of<'ordering'>) {
  const m = texts(locale).answer;
  const order = answer === null ? asked.items.map(({ id }) => id) : (answer as Answers['ordering']);
  const items = order.flatMap((id) => asked.items.filter((item) => item.id === id));
  const move = (from: number, by: number) => {
    const next = [...order];
    const [moved = ''] = next.splice(from, 1);
    next.splice(from + by, 0, moved);
    onAnswer?.(next);
  };
  return (
    <fieldset class="field plain" disabled={disabled}>
      <legend class="small soft">{m.ordering}</legend>
      <ol class="ordering">
        {items.map(({ id, html }, at) => (
          <li>
            {onAnswer === undefined ? (
              <select name={fieldOf(id)} aria-label={m.place(at + 1)}>
                <option value="">–</option>
                {asked.items.map((_, place) => (
                  <option value={String(place + 1)} selected={answer !== null && place === at}>
                    {place + 1}
                  </option>
                ))}
              </select>
            ) : (
              <span class="moves">
                <button
                  type="button"
                  class="btn quiet small"
                  disabled={at === 0}
                  aria-label={m.up(String(at + 1))}
                  onClick={() => move(at, -1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  class="btn quiet small"
                  disabled={at === items.length - 1}
                  aria-label={m.down(String(at + 1))}
                  onClick={() => move(at, 1)}
                >
                  ↓
                </button>
              </span>
            )}
            <Html html={html} />
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
