import { useView } from '#web';
import type { WayOn } from '../../act/continue.ts';
import type { CaseView } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { texts } from './texts.ts';

/** As what the case may go on, each on a page that shows what goes along. */
export function WaysOn({ view, ways }: { readonly view: CaseView; readonly ways: readonly WayOn[] }) {
  const { locale } = useView();
  if (ways.length === 0) return null;
  return (
    <section>
      <h2>{texts(locale).goOn.title}</h2>
      <ul class="tasks">
        {ways.map(({ continuation, offer }) => (
          <li>
            <span>
              <a href={casePaths.goOn({ caseId: view.id, service: offer.service.key })} class="target">
                {continuation.title(locale)}
              </a>
              <span class="hint block">{continuation.lead(locale)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
