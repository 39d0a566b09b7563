import type { Answer, Answers } from '../../bank/domain/answer.ts';
import type { Locale } from '#i18n';
import { fieldOf, pointsOf } from '../domain/form-answer.ts';
import type { Asked, Shown } from '../domain/paper.ts';
import { squareOf } from '../domain/square.ts';
import { texts } from '../messages/index.ts';

interface Props<A extends Asked = Asked> {
  readonly asked: A;
  readonly answer: Answer | null;
  readonly locale: Locale;
  readonly disabled?: boolean;
  /** Absent where a plain form sends the fields as they are. */
  readonly onAnswer?: ((answer: unknown) => void) | undefined;
  /** While something is being typed: kept when the typing pauses. */
  readonly onTyping?: ((answer: unknown) => void) | undefined;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const Html = ({ html }: { readonly html: string }) => <div class="rich" dangerouslySetInnerHTML={{ __html: html }} />;

/** The fields of one question: the same in the exam room, where each change is kept at once, and in a plain form. */
export function QuestionForm(props: Props) {
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

type Of<K extends Asked['kind']> = Props<Extract<Asked, { kind: K }>>;

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

function ClozeFields({ asked, answer, locale, disabled = false, onAnswer, onTyping }: Of<'cloze'>) {
  const m = texts(locale).answer;
  const given = (answer ?? {}) as Answers['cloze'];
  const set = (id: string, text: string) => {
    const { [id]: _, ...others } = given;
    return text === '' ? others : { ...others, [id]: text };
  };
  return (
    <fieldset class="field plain cloze" disabled={disabled}>
      <legend class="vh">{m.short}</legend>
      {asked.pieces.map((html, at) => {
        const gap = asked.gaps[at];
        return (
          <>
            <span class="rich" dangerouslySetInnerHTML={{ __html: inline(html) }} />
            {gap && (
              <GapField
                gap={gap}
                nth={at + 1}
                value={given[gap.id] ?? ''}
                locale={locale}
                onAnswer={onAnswer && ((text) => onAnswer(set(gap.id, text)))}
                onTyping={onTyping && ((text) => onTyping(set(gap.id, text)))}
              />
            )}
          </>
        );
      })}
    </fieldset>
  );
}

/** Pieces of a text broken at its gaps hold halves of paragraphs, which browsers would close. */
function inline(html: string): string {
  return html.replace(/<\/p>\s*<p>/g, '<br><br>').replace(/<\/?p>/g, '');
}

interface GapProps {
  readonly gap: { readonly id: string; readonly options: readonly Shown[] | null };
  readonly nth: number;
  readonly value: string;
  readonly locale: Locale;
  readonly onAnswer?: ((text: string) => void) | undefined;
  readonly onTyping?: ((text: string) => void) | undefined;
}

function GapField({ gap, nth, value, locale, onAnswer, onTyping }: GapProps) {
  const m = texts(locale).answer;
  if (gap.options === null)
    return (
      <input
        type="text"
        class="gap"
        name={fieldOf(gap.id)}
        aria-label={m.gap(nth)}
        value={value}
        autocomplete="off"
        onInput={(event) => onTyping?.(event.currentTarget.value)}
        onChange={(event) => onAnswer?.(event.currentTarget.value)}
      />
    );
  return (
    <select class="gap" name={fieldOf(gap.id)} aria-label={m.gap(nth)} onChange={(event) => onAnswer?.(event.currentTarget.value)}>
      <option value="">{m.choose}</option>
      {gap.options.map(({ id, html }) => (
        <option value={id} selected={id === value}>
          {html.replace(/<[^>]*>/g, '')}
        </option>
      ))}
    </select>
  );
}

function TextFields({ asked, answer, locale, disabled = false, onAnswer, onTyping }: Of<'short' | 'numeric' | 'essay'>) {
  const m = texts(locale).answer;
  const value = typeof answer === 'string' ? answer : asked.kind === 'essay' ? asked.template : '';
  const heard = {
    onInput: (event: { currentTarget: { value: string } }) => onTyping?.(event.currentTarget.value),
    onChange: (event: { currentTarget: { value: string } }) => onAnswer?.(event.currentTarget.value),
  };
  if (asked.kind === 'essay')
    return (
      <div class="field">
        <label for="jawaban">{m.essay}</label>
        <textarea id="jawaban" name={fieldOf()} rows={Math.max(4, asked.lines)} disabled={disabled} value={value} {...heard}>
          {value}
        </textarea>
        <p class="hint">{m.words(value.split(/\s+/).filter(Boolean).length)}</p>
      </div>
    );
  const numeric = asked.kind === 'numeric';
  return (
    <div class="field">
      <label for="jawaban">{numeric ? m.numeric : m.short}</label>
      {numeric && asked.units.length > 0 && <p class="hint">{m.numericHint(asked.units.join(', '))}</p>}
      <input
        id="jawaban"
        type="text"
        name={fieldOf()}
        inputMode={numeric && asked.units.length === 0 ? 'decimal' : 'text'}
        autocomplete="off"
        spellcheck={false}
        disabled={disabled}
        value={value}
        {...heard}
      />
    </div>
  );
}

const COLUMNS = 'ABCDEFGHIJ';

function HotspotFields({ asked, answer, locale, disabled = false, onAnswer }: Of<'hotspot'>) {
  const m = texts(locale).answer;
  const points = (answer ?? []) as Answers['hotspot'];
  const point = (event: MouseEvent) => {
    if (!onAnswer || disabled) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const at = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height].map(
      (part) => Math.round(Math.min(1, Math.max(0, part)) * 1000) / 1000,
    );
    onAnswer([...points, at].slice(-asked.most));
  };
  return (
    <div class="stack">
      {/* Whoever has no pointer names the square in the field below. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div class="hotspot" onClick={point}>
        <img src={asked.picture} alt={asked.alt} />
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {[...COLUMNS].map((_, at) => (
            <path d={`M${at * 10} 0V100M0 ${at * 10}H100`} />
          ))}
        </svg>
        <div class="letters" aria-hidden="true">
          {[...COLUMNS].map((letter) => (
            <span>{letter}</span>
          ))}
        </div>
        <div class="numbers" aria-hidden="true">
          {[...COLUMNS].map((_, at) => (
            <span>{at + 1}</span>
          ))}
        </div>
        {points.map(([x, y], at) => (
          <svg class="pin" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
            <circle cx={x * 100} cy={y * 100} r="2.2" />
            <title>{at + 1}</title>
          </svg>
        ))}
      </div>
      <div class="field">
        <label for="jawaban">{m.hotspot}</label>
        <p class="hint">{m.hotspotHint(asked.most)}</p>
        <input
          id="jawaban"
          type="text"
          name={fieldOf()}
          class="short"
          autocomplete="off"
          disabled={disabled}
          value={points.map(squareOf).join(' ')}
          onChange={(event) => onAnswer?.(pointsOf(event.currentTarget.value).slice(0, asked.most))}
        />
      </div>
    </div>
  );
}
