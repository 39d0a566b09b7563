import { type Db, transaction } from '#db';
import { catalogue } from '#i18n';
import type { Clock } from '#kernel';
import { defineNotice, type Notice, notify } from '#platform/notifications';

const texts = catalogue(
  {
    verify: (code: string) => `${code}: kode konfirmasi Wantilan`,
    reset: (code: string) => `${code}: kode kata sandi baru`,
    taken: 'Ada yang mendaftar dengan alamat surel Anda',
    takenBody:
      'Anda sudah punya akun Wantilan dengan alamat ini. Bila Anda yang mendaftar, masuk saja dengan kata sandi Anda. Bila bukan, abaikan surel ini: akun Anda tidak berubah.',
    body: (code: string) =>
      `Kode Anda: ${code}\n\nBerlaku 15 menit. Petugas tidak pernah meminta kode ini. Bila Anda tidak memintanya, abaikan surel ini.`,
  },
  {
    verify: (code: string) => `${code}: Wantilan confirmation code`,
    reset: (code: string) => `${code}: code for a new password`,
    taken: 'Somebody signed up with your e-mail address',
    takenBody:
      'You already have a Wantilan account with this address. If it was you, just sign in with your password. If not, ignore this message: your account has not changed.',
    body: (code: string) =>
      `Your code: ${code}\n\nIt works for 15 minutes. Officers never ask for it. If you did not ask for it, ignore this message.`,
  },
);

type Purpose = 'verify' | 'reset';

const codeNotice = defineNotice<{ code: string; purpose: Purpose }>('identity.code', ({ code, purpose }, locale) => {
  const m = texts(locale);
  return { subject: m[purpose](code), body: m.body(code) };
});

const takenNotice = defineNotice<Record<never, never>>('identity.taken', (_facts, locale) => {
  const m = texts(locale);
  return { subject: m.taken, body: m.takenBody };
});

/** The messages about an account itself, each in the language its owner chose. */
export function accountMail(db: Db, clock: Clock) {
  const write = async <P>(email: string, notice: Notice<P>, facts: P, link?: string) => {
    const person = await db.selectFrom('identity.person').select('locale').where('email', '=', email).executeTakeFirst();
    const locale = person?.locale === 'en' ? 'en' : 'id';
    await transaction(db, (tx) => notify(tx, { email, notice, facts, at: clock.now(), locale, ...(link && { link }) }));
  };
  return {
    sendCode: (email: string, code: string, purpose: Purpose) => write(email, codeNotice, { code, purpose }),
    warnOwner: (email: string) => write(email, takenNotice, {}, '/masuk'),
  };
}

export type AccountMail = ReturnType<typeof accountMail>;
