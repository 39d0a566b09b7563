import type { Db } from '#db';
import type { Locale } from '#i18n';
import type { BankVisit } from '../see.ts';
import { texts } from '../features/edit/texts.ts';

/** Whose a new question of the visitor can be: their schools, and for a curriculum officer the city, which is no id. */
export async function ownersFor(
  db: Db,
  { schoolIds, isCurriculum }: BankVisit,
  locale: Locale,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const schools =
    schoolIds.length === 0
      ? []
      : await db.selectFrom('lentera.school').select(['id', 'name']).where('id', 'in', schoolIds).orderBy('name').execute();
  return [...schools, ...(isCurriculum ? [{ id: 'kota', name: texts(locale).cityOwn }] : [])];
}
