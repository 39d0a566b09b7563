import type { Text } from '#i18n';
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

/** The services by agency, named where there are several, and by topic. */
export function ServiceGroups({ offers, level }: { readonly offers: readonly Offer[]; readonly level: 2 | 3 }) {
  const agencies = [...Map.groupBy(offers, ({ agency }) => agency.id).values()];
  if (agencies.length < 2) return <Topics offers={offers} level={level} />;
  const Heading = `h${level}` as const;
  return (
    <>
      {agencies.map((of) => (
        <section class="stack">
          <Heading>{of[0]?.agency.name}</Heading>
          <Topics offers={of} level={level === 2 ? 3 : 4} underAgency />
        </section>
      ))}
    </>
  );
}

/** Parts of the hall where nothing is applied for, each under its agency. */
export function WingGroups({ wings }: { readonly wings: readonly Wing[] }) {
  const { locale } = useView();
  return (
    <>
      {wings.map(({ agency, title, summary, href, icon }) => (
        <section class="stack">
          <h2>{agency.name}</h2>
          <div class="grid services">
            <a class="card service" href={href}>
              <Icon name={iconNamed(icon)} />
              <h3 class="t-l">{title(locale)}</h3>
              <span>{summary(locale)}</span>
            </a>
          </div>
        </section>
      ))}
    </>
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
