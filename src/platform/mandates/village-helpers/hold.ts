import type { Db, Tx } from '#db';
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
  /** Of an application at the counter: the registration the officer named, null where they named none. */
  readonly atCounter?: { readonly helperId: string | null };
}

/** The registration that counts, or the villages somebody is registered for instead: none where they are nobody's helper. */
export type HelperFound = { readonly helping: Helping } | { readonly helping: null; readonly instead: readonly string[] };

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Whether somebody is registered for a village on a day: by their account, or by the number the channel vouches for. */
export async function findHelping(db: Db | Tx, asked: HelpAsked): Promise<HelperFound> {
  const registered = await (await countingFor(db, asked)).execute();
  const found = registered.find((one) => one.district === asked.district && same(one.village, asked.village));
  if (!found) return { helping: null, instead: registered.map(({ village }) => village) };
  return { helping: { id: found.id, personId: found.personId, name: found.name, village: found.village } };
}

/**
 * Makes sure that somebody is registered for a village at this very moment, and keeps it from being ended until the
 * transaction is over. Throws INVALID_INPUT, so that whoever fills in an application is told there in plain words.
 */
export async function holdHelper(tx: Tx, asked: HelpAsked): Promise<Helping> {
  await (await countingFor(tx, asked)).forShare('h').execute();
  const found = await findHelping(tx, asked);
  if (found.helping) return found.helping;
  throw new AppError('INVALID_INPUT', { fields: [{ field: asked.askedAt, ...refusalOf(asked, found.instead) }] });
}

/** Everybody registered for a village on a day, for the officer at the counter who asks which of them brings it. */
export async function helpersFor(
  db: Db | Tx,
  { agencyId, district, village, on }: Pick<HelpAsked, 'agencyId' | 'district' | 'village' | 'on'>,
): Promise<readonly Helping[]> {
  const rows = await inForce(db, agencyId, on)
    .where('h.district', '=', district)
    .where(sql<boolean>`lower(h.village) = ${village.trim().toLowerCase()}`)
    .orderBy('p.name')
    .limit(50)
    .execute();
  return rows.map(({ id, personId, name, village: of }) => ({ id, personId, name, village: of }));
}

async function countingFor(db: Db | Tx, { personId, agencyId, on, atCounter }: HelpAsked) {
  const query = inForce(db, agencyId, on).orderBy(sql`lower(h.village)`);
  if (atCounter)
    return query.where((eb) =>
      eb.or([eb('h.person_id', '=', personId), ...(atCounter.helperId === null ? [] : [eb('h.id', '=', atCounter.helperId)])]),
    );
  const { userId, phone } = await getPersonById(db, personId);
  // What an account says its number is proves nothing; whoever has none writes from theirs.
  const numbers = userId === null && phone !== null ? phoneIndexes(db, phone) : [];
  return query.where((eb) =>
    eb.or([eb('h.person_id', '=', personId), ...(numbers.length > 0 ? [eb('h.phone_index', 'in', [...numbers])] : [])]),
  );
}

function inForce(db: Db | Tx, agencyId: string, on: string) {
  return db
    .selectFrom('mandates.helper as h')
    .innerJoin('identity.person as p', 'p.id', 'h.person_id')
    .select(['h.id', 'h.person_id as personId', 'p.name', 'h.district', 'h.village'])
    .where('h.agency_id', '=', agencyId)
    .where('h.ended_at', 'is', null)
    .where('h.valid_from', '<=', on)
    .where((eb) => eb.or([eb('h.valid_to', 'is', null), eb('h.valid_to', '>=', on)]));
}

function refusalOf({ village, atCounter }: HelpAsked, own: readonly string[]): { readonly message: string; readonly en: string } {
  if (atCounter)
    return {
      message: `Perangkat desa yang membawa permohonan ini belum disebut, atau tidak terdaftar untuk Desa ${village}. Sebutkan pada halaman pelapor, atau pilih kapasitas lain.`,
      en: `The village officer who brings this application is not named yet, or not registered for ${village}. Name them on the page of who reports, or choose another capacity.`,
    };
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
