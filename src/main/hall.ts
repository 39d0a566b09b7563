import { type Db, transaction } from '#db';
import type { Clock } from '#kernel';
import { type Agency, enterAgency, getAgency } from '#platform/access';
import { type Offer, type ServiceDefinition, ServiceRegistry } from '#platform/cases';
import type { Party } from '#platform/payments';
import { seedRules } from '#platform/rules';
import { registryAgency, registryServices } from '#services/dukcapil';
import { billboard, consultation, demolition, event, fitness, itrLetter, levyParties, permit, renovation, undagi } from '#services/laperon';
import { educationAgency } from '#services/lentera';
import { complaint } from '#services/pengaduan';
import { samsatAgency, samsatParties } from '#services/samsat';

/** A service of the hall, and the agency that runs it. */
export interface Stall {
  readonly service: ServiceDefinition;
  readonly agency: Omit<Agency, 'id'>;
  /** Whether it may be applied for in a chat. */
  readonly chat?: true;
}

const dpmptspBadung: Omit<Agency, 'id'> = {
  key: 'dpmptsp-badung',
  name: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
  regionCode: '51.03',
  address: 'Mal Pelayanan Publik, Pusat Pemerintahan Mangupraja Mandala, Mangupura',
  government: 'Pemerintah Kabupaten Badung',
};

/** Whoever keeps books beside ours, by the agency they are compared with. */
export const parties: readonly Party[] = [...samsatParties, ...levyParties(dpmptspBadung.key)];

/** The one list of services. A new service is added here and nowhere else. */
export const hall: readonly Stall[] = [
  { service: permit, agency: dpmptspBadung },
  { service: consultation, agency: dpmptspBadung, chat: true },
  { service: itrLetter, agency: dpmptspBadung },
  { service: undagi, agency: dpmptspBadung },
  { service: renovation, agency: dpmptspBadung },
  { service: fitness, agency: dpmptspBadung },
  { service: demolition, agency: dpmptspBadung },
  { service: billboard, agency: dpmptspBadung },
  { service: event, agency: dpmptspBadung, chat: true },
  ...registryServices.map((service) => ({ service, agency: registryAgency, chat: true as const })),
  { service: complaint, agency: dpmptspBadung },
  { service: complaint, agency: registryAgency },
  { service: complaint, agency: educationAgency },
  { service: complaint, agency: samsatAgency },
];

/** Enters agencies and first rule values that the database does not know, and registers who offers what. Safe at every start. */
export async function openStalls(db: Db, stalls: readonly Stall[], clock: Clock): Promise<ServiceRegistry> {
  const offers = await transaction(db, async (tx) => {
    const agencies = new Map<string, Agency>();
    for (const agency of new Set(stalls.map((stall) => stall.agency)))
      agencies.set(agency.key, await getAgency(tx, await enterAgency(tx, agency)));
    const entered: Offer[] = stalls.flatMap(({ service, agency: { key } }) => {
      const agency = agencies.get(key);
      return agency ? [{ service, agency }] : [];
    });
    await seedRules(tx, [...new Set(stalls.flatMap(({ service }) => service.rules))], clock.now());
    return entered;
  });
  return new ServiceRegistry(offers);
}
