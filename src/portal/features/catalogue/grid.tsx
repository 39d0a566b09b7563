import type { Offer } from '#platform/cases';
import { useView } from '#web';
import { Icon, iconNamed } from '#web/ui';
import { portalPaths } from '../../paths.ts';

interface GridProps {
  readonly offers: readonly Offer[];
  readonly level: 2 | 3 | 4 | 5;
  /** The agency stands above already. */
  readonly underAgency?: boolean;
}

/** The services as cards; on a phone as compact rows. */
export function ServiceGrid({ offers, level, underAgency = false }: GridProps) {
  const { locale } = useView();
  const Heading = `h${level}` as const;
  return (
    <div class="grid services">
      {offers.map(({ service, agency }) => (
        <a class="card service" href={portalPaths.service({ key: service.key })}>
          <Icon name={iconNamed(service.icon)} />
          <Heading class="t-l">{service.title(locale)}</Heading>
          <span>{service.summary(locale)}</span>
          {!underAgency && <span class="small soft">{agency.name}</span>}
        </a>
      ))}
    </div>
  );
}
