import type { Locale } from '#i18n';
import type { Answers } from '../../bank/domain/answer.ts';
import { fieldOf } from '../domain/form-answer.ts';
import type { Shown } from '../domain/paper.ts';
import { texts } from '../messages/index.ts';
import type { Of } from './field-props.tsx';

export function ClozeFields({ asked, answer, locale, disabled = false, onAnswer, onTyping }: Of<'cloze'>) {
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

export function TextFields({
  asked,
  answer,
  locale,
  id = 'jawaban',
  disabled = false,
  onAnswer,
  onTyping,
}: Of<'short' | 'numeric' | 'essay'>) {
  const m = texts(locale).answer;
  const value = typeof answer === 'string' ? answer : asked.kind === 'essay' ? asked.template : '';
  const heard = {
    onInput: (event: { currentTarget: { value: string } }) => onTyping?.(event.currentTarget.value),
    onChange: (event: { currentTarget: { value: string } }) => onAnswer?.(event.currentTarget.value),
  };
  if (asked.kind === 'essay')
    return (
      <div class="field">
        <label for={id}>{m.essay}</label>
        <textarea id={id} name={fieldOf()} rows={Math.max(4, asked.lines)} disabled={disabled} value={value} {...heard}>
          {value}
        </textarea>
        <p class="hint">{m.words(value.split(/\s+/).filter(Boolean).length)}</p>
      </div>
    );
  const numeric = asked.kind === 'numeric';
  return (
    <div class="field">
      <label for={id}>{numeric ? m.numeric : m.short}</label>
      {numeric && asked.units.length > 0 && <p class="hint">{m.numericHint(asked.units.join(', '))}</p>}
      <input
        id={id}
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
