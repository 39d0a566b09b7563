import type { Offer, Performance } from '#platform/cases';
import { useView } from '#web';
import { portalPaths } from '../../paths.ts';
import { placesOf, topicsOf } from '../catalogue/groups.tsx';
import { ServiceGrid } from '../catalogue/grid.tsx';
import { texts as catalogueTexts } from '../catalogue/texts.ts';
import type { Wing } from '../../wings.ts';
import { texts } from './texts.ts';

/** Services shown before all others; with fewer in the hall the directory alone says it better. */
const FIRST = 4;

/** What people asked for most in the last year, as cards; nothing where the hall is small or nobody asked yet. */
export function MostAsked({ offers, figures }: { readonly offers: readonly Offer[]; readonly figures: readonly Performance[] }) {
  const { locale } = useView();
  const asked = figures
    .filter(({ received }) => received > 0)
    .toSorted((a, b) => b.received - a.received)
    .slice(0, FIRST);
  if (asked.length < FIRST || offers.length <= 2 * FIRST) return null;
  return (
    <section class="stack">
      <h2>{texts(locale).mostAsked}</h2>
      <ServiceGrid offers={asked.map(({ offer }) => offer)} level={3} />
    </section>
  );
}

/** Every service by its name alone, under what it is about, under whose it is: to be skimmed, not read. */
export function Directory({ offers, wings }: { readonly offers: readonly Offer[]; readonly wings: readonly Wing[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const { places, alike } = placesOf(offers, wings);
  return (
    <section class="stack gap">
      <h2>{m.services}</h2>
      {places.map((place) => (
        <section class="card">
          <h3 class="t-l">{place.agency.name}</h3>
          <p class="small soft">{place.agency.government}</p>
          {place.offers.length > 0 && (
            <div class="directory">
              {topicsOf(place.offers).map(({ title, offers: about }) => (
                <section>
                  <h4>{title?.(locale) ?? catalogueTexts(locale).other}</h4>
                  <Names offers={about} />
                </section>
              ))}
            </div>
          )}
          {place.wings.map(({ title, summary, href }) => (
            <>
              <p>
                <a class="target" href={href}>
                  {title(locale)}
                </a>
              </p>
              <p class="small soft">{summary(locale)}</p>
            </>
          ))}
        </section>
      ))}
      {alike.length > 0 && (
        <section class="card">
          <h3 class="t-l">{catalogueTexts(locale).everywhere}</h3>
          <Names offers={alike} />
        </section>
      )}
      <p>
        <a class="target" href={portalPaths.catalogue()}>
          {m.all}
        </a>
      </p>
    </section>
  );
}

function Names({ offers }: { readonly offers: readonly Offer[] }) {
  const { locale } = useView();
  return (
    <ul class="plain-list">
      {offers.map(({ service }) => (
        <li>
          <a class="target" href={portalPaths.service({ key: service.key })}>
            {service.title(locale)}
          </a>
        </li>
      ))}
    </ul>
  );
}
