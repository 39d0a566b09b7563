import type { Locale } from '#i18n';
import type { Offer, ServiceRegistry } from '#platform/cases';
import type { Agency } from '#platform/access';
import type { Requirement } from '#platform/forms';

export function presentAgency({ id, key, name, regionCode, government }: Agency) {
  return { id, key, name, regionCode, government };
}

/** A service with every agency that offers it. */
export function presentService(offers: readonly Offer[], locale: Locale) {
  const [first] = offers as readonly [Offer, ...Offer[]];
  return {
    key: first.service.key,
    title: first.service.title(locale),
    summary: first.service.summary(locale),
    agencies: offers.map(({ agency }) => presentAgency(agency)),
  };
}

/** The services of the hall, each with its offers. */
export function offersByService(registry: ServiceRegistry): readonly (readonly Offer[])[] {
  return [...Map.groupBy(registry.all(), ({ service }) => service.key).values()];
}

export function presentRequirement({ key, name, need, accepts, maxFiles, when }: Requirement, locale: Locale) {
  return { key, name: name[locale], need, accepts, maxFiles, conditional: when !== undefined };
}
