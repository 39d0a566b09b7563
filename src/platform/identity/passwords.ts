import type { Tx } from '#db';
import type { Locale } from '#i18n';
import { faultOf, wordsAbout } from './domain/password.ts';
import { texts } from './messages/index.ts';

/** Read when first asked for: most processes never are. */
let common: Promise<ReadonlySet<string>> | undefined;

/** Some 49,000 passwords that are used most, brought along: nobody elsewhere is asked about anybody's password. */
async function readCommon(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set((dictionary['passwords-common'] ?? []).map(String));
}

/** Words of this house that a guesser would try. */
const house = ['wantilan', 'badung', 'kabupaten', 'pemerintah', 'layanan'];

/** Why a password somebody chose is not taken, in words; null where it is. `about`: name and address of its owner. */
export async function refusePassword(
  password: string,
  about: readonly (string | null | undefined)[],
  locale: Locale,
): Promise<string | null> {
  common ??= readCommon();
  const fault = faultOf(password, { common: await common, about: [...wordsAbout(...about), ...house] });
  return fault === null ? null : texts(locale).password[fault];
}

/** Keeps a password (hashed) as the account's only one, and ends every session of it but one. */
export async function replacePassword(
  tx: Tx,
  { userId, hash, sessionId }: { readonly userId: string; readonly hash: string; readonly sessionId: string },
): Promise<void> {
  const at = new Date();
  const kept = await tx
    .updateTable('identity.account')
    .set({ password: hash, updatedAt: at })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  if (kept.numUpdatedRows === 0n)
    await tx
      .insertInto('identity.account')
      .values({ accountId: userId, userId, providerId: 'credential', password: hash, updatedAt: at })
      .execute();
  await tx.deleteFrom('identity.session').where('userId', '=', userId).where('id', '!=', sessionId).execute();
}
