import { transaction } from '#db';
import { officeDay } from '#platform/calendar';
import { helpingOf, registerHelper } from '#platform/mandates';
import type { DemoApp } from './app.ts';
import { citizens, type CitizenKey, type RegistryCast } from './people.ts';

const MONTH = 30 * 86_400_000;

/** The village a helper of the demonstration is registered for, as an application names it. */
export const helpedVillage = { capacity: 'village', district: '51.02.08', village: 'Jatiluwih' } as const;

/** Registers somebody for a village through what an officer's click would call; a second time changes nothing. */
export async function seedHelper(
  app: DemoApp,
  { agencyId, officers }: Pick<RegistryCast, 'agencyId' | 'officers'>,
  who: CitizenKey = 'wayan',
): Promise<void> {
  const at = app.clock.now();
  const { email, phone } = citizens[who];
  const validFrom = officeDay(new Date(at.getTime() - MONTH));
  const known = await app.db.selectFrom('identity.person').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  if ((await helpingOf(app.db, known.id)).length > 0) return;
  const { district, village } = helpedVillage;
  const basis = 'Surat perbekel contoh nomor 140/21/2026';
  const asked = { agencyId, email, phone, district, village, basis, validFrom, validTo: null };
  await transaction(app.db, (tx) => registerHelper(tx, officers.clerk, asked, at));
}
