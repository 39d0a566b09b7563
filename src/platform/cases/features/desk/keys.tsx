import { useView } from '#web';
import { Island } from '#web/ui';
import { verdicts } from '../../domain/effect.ts';
import { texts as caseTexts } from '../../messages/index.ts';
import { texts } from './messages/index.ts';

/**
 * The list of one-key shortcuts, and the switch that turns them off (WCAG 2.1.4). Shown by script alone: without it
 * there are no shortcuts to speak of.
 */
export function KeysHelp({ on }: { readonly on: 'queue' | 'case' }) {
  const { locale } = useView();
  const m = texts(locale).keys;
  const keys: readonly (readonly [string, string])[] = [
    ['j', m.down],
    ['k', m.up],
    ['Enter', m.enter],
    ...(on === 'queue'
      ? [['x', m.pick] as const]
      : [
          ['n', m.nextFile] as const,
          ['p', m.previousFile] as const,
          ...verdicts.map((verdict, index) => [String(index + 1), m.verdict(index + 1, caseTexts(locale).verdicts[verdict])] as const),
        ]),
    ['?', m.help],
  ];
  return (
    <Island name="desk-keys" props={{}}>
      <button type="button" class="btn small quiet" hidden data-keys-open>
        {m.open} <kbd>?</kbd>
      </button>
      <dialog aria-labelledby="pintasan" data-keys-help>
        <h2 id="pintasan" class="t-l">
          {m.title}
        </h2>
        <dl class="keys small">
          {keys.map(([key, what]) => (
            <div>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p class="small soft">{m.inFields}</p>
        <label class="choice small">
          <input type="checkbox" data-keys-switch />
          <span>{m.on}</span>
        </label>
        <form method="dialog">
          <button type="submit" class="btn small">
            {m.close}
          </button>
        </form>
      </dialog>
    </Island>
  );
}
