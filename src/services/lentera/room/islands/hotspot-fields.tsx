import type { Answers } from '../../bank/domain/answer.ts';
import { fieldOf, pointsOf } from '../domain/form-answer.ts';
import { squareOf } from '../domain/square.ts';
import { texts } from '../messages/index.ts';
import type { Of } from './field-props.tsx';

const COLUMNS = 'ABCDEFGHIJ';

export function HotspotFields({ asked, answer, locale, id = 'jawaban', disabled = false, onAnswer }: Of<'hotspot'>) {
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
        <label for={id}>{m.hotspot}</label>
        <p class="hint">{m.hotspotHint(asked.most)}</p>
        <input
          id={id}
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
