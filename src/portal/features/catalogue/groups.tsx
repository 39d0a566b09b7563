import type { Text } from '#i18n';
import type { Agency } from '#platform/access';
import type { Offer } from '#platform/cases';
import { useView } from '#web';
import { Icon, iconNamed } from '#web/ui';
import type { Wing } from '../../wings.ts';
import { ServiceGrid } from './grid.tsx';
import { texts } from './texts.ts';

type Level = 2 | 3 | 4;

/** Services that are about the same, in the order of the hall. */
export interface Topic {
  /** Null for those that name no topic. */
  readonly title: Text | null;
  readonly offers: readonly Offer[];
}

/** The services by what they are about, in the order of the hall; those that do not say so come last. */
export function topicsOf(offers: readonly Offer[]): readonly Topic[] {
  const topics = [...Map.groupBy(offers, ({ service }) => service.topic?.('id') ?? null)].map(([key, of]) => ({
    title: key === null ? null : (of[0]?.service.topic ?? null),
    offers: of,
  }));
  return topics.toSorted((a, b) => Number(a.title === null) - Number(b.title === null));
}

/** What one agency has in the hall. */
export interface Place {
  readonly agency: Agency;
  readonly offers: readonly Offer[];
  readonly wings: readonly Wing[];
}

/**
 * What there is in the hall, by agency, in its order; apart from it what several agencies offer alike, each once: four
 * lines of the same name tell nobody more than one.
 */
export function placesOf(offers: readonly Offer[], wings: readonly Wing[]): { places: readonly Place[]; alike: readonly Offer[] } {
  const byService = Map.groupBy(offers, ({ service }) => service.key);
  const own = offers.filter(({ service }) => byService.get(service.key)?.length === 1);
  const agencies = [...new Map([...own, ...wings].map(({ agency }) => [agency.id, agency])).values()];
  return {
    places: agencies.map((agency) => ({
      agency,
      offers: own.filter((one) => one.agency.id === agency.id),
      wings: wings.filter((one) => one.agency.id === agency.id),
    })),
    alike: [...byService.values()].flatMap((of) => (of.length > 1 && of[0] ? [of[0]] : [])),
  };
}

/** Services by agency, named where there are several, and by topic; parts of the hall where nothing is applied for beside them. */
export function ServiceGroups({ offers, wings }: { readonly offers: readonly Offer[]; readonly wings: readonly Wing[] }) {
  const { locale } = useView();
  const { places, alike } = placesOf(offers, wings);
  if (places.length === 1 && wings.length === 0) return <Topics offers={[...(places[0]?.offers ?? []), ...alike]} level={2} />;
  return (
    <>
      {places.map((place) => (
        <section class="stack">
          <h2>{place.agency.name}</h2>
          {place.offers.length > 0 && <Topics offers={place.offers} level={3} underAgency />}
          {place.wings.length > 0 && <WingCards wings={place.wings} />}
        </section>
      ))}
      {alike.length > 0 && (
        <section class="stack">
          <h2>{texts(locale).everywhere}</h2>
          <ServiceGrid offers={alike} level={3} underAgency />
        </section>
      )}
    </>
  );
}

function WingCards({ wings }: { readonly wings: readonly Wing[] }) {
  const { locale } = useView();
  return (
    <div class="grid services">
      {wings.map(({ title, summary, href, icon }) => (
        <a class="card service" href={href}>
          <Icon name={iconNamed(icon)} />
          <h3 class="t-l">{title(locale)}</h3>
          <span>{summary(locale)}</span>
        </a>
      ))}
    </div>
  );
}

interface TopicsProps {
  readonly offers: readonly Offer[];
  readonly level: Level;
  readonly underAgency?: boolean;
}

/** One heading for each topic; none where there is nothing to tell apart. */
function Topics({ offers, level, underAgency = false }: TopicsProps) {
  const { locale } = useView();
  const topics = topicsOf(offers);
  if (topics.length < 2) return <ServiceGrid offers={offers} level={level} underAgency={underAgency} />;
  const Heading = `h${level}` as const;
  return (
    <>
      {topics.map(({ title, offers: of }) => (
        <section class="stack">
          <Heading>{title?.(locale) ?? texts(locale).other}</Heading>
          <ServiceGrid offers={of} level={level === 2 ? 3 : level === 3 ? 4 : 5} underAgency={underAgency} />
        </section>
      ))}
    </>
  );
}
