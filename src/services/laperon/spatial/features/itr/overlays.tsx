import { useView } from '#web';
import type { OverlayAnswer, SpatialAnswer } from '../../look-up.ts';
import { hitInWords, namedOf, overlayTexts } from '../../overlay-words.ts';
import { texts } from './texts.ts';

/** What lies over the zones and counts here, with the law it stands on; and what was looked for in vain. */
export function Overlays({ answer: { overlays, kindsKnown } }: { readonly answer: SpatialAnswer }) {
  const m = overlayTexts(useView().locale);
  if (kindsKnown.length === 0) return null;
  if (overlays.length === 0) return <p class="soft">{m.none(kindsKnown.map((kind) => m.kinds[kind].short).join(', '))}</p>;
  return (
    <section class="card stack">
      <h3>{m.title}</h3>
      {overlays.map((overlay) => (
        <OneOverlay overlay={overlay} />
      ))}
    </section>
  );
}

function OneOverlay({ overlay: { plan, hits } }: { readonly overlay: OverlayAnswer }) {
  const { locale } = useView();
  const m = overlayTexts(locale);
  const { name, means } = m.kinds[plan.overlay];
  return (
    <>
      <h4>{name}</h4>
      <p>{means}</p>
      <ul>
        {hits.map((hit) => (
          <li>
            {namedOf(hit) !== '' && (
              <>
                <span lang="id">{namedOf(hit)}</span>:{' '}
              </>
            )}
            <b class="num">{hitInWords(hit, locale)}</b>
          </li>
        ))}
      </ul>
      <p class="small soft">
        {texts(locale).basis}:{' '}
        <span lang="id">
          {plan.title}. {plan.citation.replace(/\.$/, '')}.
        </span>
        {plan.synthetic && ` ${m.synthetic}`}
      </p>
    </>
  );
}
