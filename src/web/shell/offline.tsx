import type { Locale } from '#i18n';
import { Icon } from '../ui/icon.tsx';
import { LinkButton } from '../ui/parts.tsx';
import { useView } from '../view.ts';
import { texts } from './texts.ts';

/**
 * What stands in for any page without a network, in both languages, since the browser that kept it knows of no choice.
 * It links nowhere but to where somebody wanted to go.
 */
export function OfflinePage() {
  const { locale } = useView();
  const m = texts(locale);
  const other: Locale = locale === 'id' ? 'en' : 'id';
  return (
    <>
      <header class="top">
        <div class="wrap">
          <span class="brand">
            <Icon name="hall" />
            Wantilan
          </span>
        </div>
      </header>
      <main class="wrap">
        <div class="col stack">
          <h1>{m.title}</h1>
          <Words locale={locale} />
          <hr />
          <div lang={other}>
            <h2>{texts(other).title}</h2>
            <Words locale={other} />
          </div>
        </div>
      </main>
    </>
  );
}

function Words({ locale }: { readonly locale: Locale }) {
  const m = texts(locale);
  return (
    <>
      <p class="lead">{m.lead}</p>
      <p>
        <LinkButton href="">{m.again}</LinkButton>
      </p>
      <h2>{m.can}</h2>
      <ul>
        {m.things.map((thing) => (
          <li>{thing}</li>
        ))}
      </ul>
      <h2>{m.whyTitle}</h2>
      <p>{m.why}</p>
    </>
  );
}
