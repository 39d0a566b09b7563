import type { Locale } from '#i18n';
import { useState } from 'preact/hooks';
import { texts } from '../messages/index.ts';

const SIZES = ['', 'large', 'larger'] as const;

/** Size of the letters and contrast, for this sitting. */
export function Display({ locale }: { readonly locale: Locale }) {
  const m = texts(locale).work;
  const [size, setSize] = useState(0);
  const [strong, setStrong] = useState(false);
  const show = (next: number) => {
    setSize(next);
    document.documentElement.dataset.text = SIZES[next] ?? '';
  };
  return (
    <details>
      <summary>{m.helper}</summary>
      <div class="row" role="group" aria-label={m.text}>
        <button type="button" class="btn quiet small" disabled={size === 0} onClick={() => show(size - 1)}>
          A− <span class="vh">{m.smaller}</span>
        </button>
        <button type="button" class="btn quiet small" disabled={size === SIZES.length - 1} onClick={() => show(size + 1)}>
          A+ <span class="vh">{m.larger}</span>
        </button>
        <label class="choice small">
          <input
            type="checkbox"
            checked={strong}
            onChange={(event) => {
              setStrong(event.currentTarget.checked);
              document.documentElement.dataset.contrast = event.currentTarget.checked ? 'more' : '';
            }}
          />
          <span>{m.contrast}</span>
        </label>
      </div>
    </details>
  );
}
