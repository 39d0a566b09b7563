import type { Tx } from '#db';
import { AppError } from '#kernel';
import { getPersonById } from '#platform/identity';
import { sql } from 'kysely';
import { phoneIndexes } from './sealed.ts';

/** A registration that counts for an application. */
export interface Helping {
  readonly id: string;
  /** The account that was registered; whoever writes from a telephone is another person here. */
  readonly personId: string;
  readonly name: string;
  readonly village: string;
}

/** What somebody wants to file for: a resident of this village, on a day (YYYY-MM-DD). */
export interface HelpAsked {
  readonly personId: string;
  readonly agencyId: string;
  readonly district: string;
  readonly village: string;
  readonly on: string;
  /** The question that names the village, as `page.field`: where to go when it cannot stand. */
  readonly askedAt: string;
}

/**
 * Makes sure that somebody is registered for a village at this very moment, and keeps it from being ended until the
 * transaction is over: by their account, or by the number they write from, which the channel vouches for. Throws
 * INVALID_INPUT, so that whoever fills in an application is told there in plain words.
 */
export async function holdHelper(tx: Tx, { personId, agencyId, district, village, on, askedAt }: HelpAsked): Promise<Helping> {
  const { userId, phone } = await getPersonById(tx, personId);
  // What an account says its number is proves nothing; whoever has none writes from theirs.
  const numbers = userId === null && phone !== null ? phoneIndexes(tx, phone) : [];
  const registered = await tx
    .selectFrom('mandates.helper as h')
    .innerJoin('identity.person as p', 'p.id', 'h.person_id')
    .select(['h.id', 'h.person_id as personId', 'p.name', 'h.district', 'h.village'])
    .where('h.agency_id', '=', agencyId)
    .where('h.ended_at', 'is', null)
    .where('h.valid_from', '<=', on)
    .where((eb) => eb.or([eb('h.valid_to', 'is', null), eb('h.valid_to', '>=', on)]))
    .where((eb) => eb.or([eb('h.person_id', '=', personId), ...(numbers.length > 0 ? [eb('h.phone_index', 'in', [...numbers])] : [])]))
    .orderBy(sql`lower(h.village)`)
    .forShare('h')
    .execute();
  const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
  const found = registered.find((one) => one.district === district && same(one.village, village));
  if (found) return { id: found.id, personId: found.personId, name: found.name, village: found.village };
  throw new AppError('INVALID_INPUT', {
    fields: [
      {
        field: askedAt,
        ...refusal(
          village,
          registered.map((one) => one.village),
        ),
      },
    ],
  });
}

function refusal(village: string, own: readonly string[]): { readonly message: string; readonly en: string } {
  if (own.length === 0)
    return {
      message: 'Anda tidak terdaftar sebagai perangkat desa. Pilih “Penerima kuasa” bila Anda membawa surat kuasa, atau hubungi dinas.',
      en: 'You are not registered as a village officer. Choose “A proxy” where you hold a power of attorney, or ask the office.',
    };
  return {
    message: `Anda terdaftar sebagai perangkat Desa ${own.join(', ')}; permohonan ini untuk warga Desa ${village}. Perangkat desa mengajukan untuk warga desanya saja.`,
    en: `You are registered for the village of ${own.join(', ')}; this application is for a resident of ${village}. A village officer files for residents of their own village alone.`,
  };
}
