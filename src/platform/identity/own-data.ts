import type { Db } from '#db';
import { getPersonById, type Person } from './tables.ts';

/** What an account is made of, for its owner to take along: no secret of it among them. */
export interface OwnAccount extends Omit<Person, 'id' | 'userId'> {
  readonly signedIn: readonly { readonly since: Date; readonly device: string | null; readonly address: string | null }[];
}

export async function readOwnAccount(db: Db, personId: string): Promise<OwnAccount> {
  const { userId, name, email, phone, nik, locale } = await getPersonById(db, personId);
  const sessions =
    userId === null
      ? []
      : await db
          .selectFrom('identity.session')
          .select(['createdAt', 'userAgent', 'ipAddress'])
          .where('userId', '=', userId)
          .orderBy('createdAt', 'desc')
          .limit(100)
          .execute();
  const signedIn = sessions.map(({ createdAt, userAgent, ipAddress }) => ({
    since: new Date(createdAt),
    device: userAgent,
    address: ipAddress,
  }));
  return { name, email, phone, nik, locale, signedIn };
}
