import { type Db, transaction, type Tx } from '#db';
import { catalogue } from '#i18n';
import type { Clock } from '#kernel';
import type { AccountNews } from '#platform/identity';
import { defineNotice, type Notice, notify } from '#platform/notifications';

const texts = catalogue(
  {
    verify: (code: string) => `${code}: kode konfirmasi Wantilan`,
    reset: (code: string) => `${code}: kode kata sandi baru`,
    taken: 'Ada yang mendaftar dengan alamat surel Anda',
    takenBody:
      'Anda sudah punya akun Wantilan dengan alamat ini. Bila Anda yang mendaftar, masuk saja dengan kata sandi Anda. Bila bukan, abaikan surel ini: akun Anda tidak berubah.',
    body: (code: string) =>
      `Kode Anda: ${code}\n\nBerlaku 10 menit. Petugas tidak pernah meminta kode ini. Bila Anda tidak memintanya, abaikan surel ini.`,
    news: {
      'factor-on': 'Verifikasi dua langkah akun Anda diaktifkan',
      'factor-off': 'Verifikasi dua langkah akun Anda dimatikan',
      'codes-renewed': 'Kode pemulihan akun Anda diganti',
      'code-used': 'Kode pemulihan dipakai untuk masuk ke akun Anda',
      'passkey-added': 'Kunci sandi ditambahkan ke akun Anda',
      'passkey-removed': 'Kunci sandi dihapus dari akun Anda',
      'password-changed': 'Kata sandi akun Anda diganti',
      'wrong-guesses': 'Ada yang berulang kali gagal masuk ke akun Anda',
      'new-device': 'Akun Anda dibuka dari perangkat baru',
      'oidc-joined': 'Akun Anda disambungkan dengan identitas lain',
      'oidc-parted': 'Sambungan akun Anda dengan identitas lain dilepaskan',
      'erasure-asked': 'Akun Anda akan dihapus',
      'erasure-cancelled': 'Akun Anda tidak jadi dihapus',
    },
    guessesBody:
      'Bila Anda sendiri yang salah ketik, tidak ada yang perlu dilakukan. Bila bukan, akun Anda tetap aman selama kata sandinya tidak diketahui orang lain: percobaan dari perangkat asing kami perlambat, perangkat yang biasa Anda pakai tidak. Bila ragu, ganti kata sandi Anda dan aktifkan verifikasi dua langkah.',
    device: (device: string) => `Perangkat: ${device}`,
    erasureBody:
      'Bila Anda yang meminta, tidak ada yang perlu dilakukan. Bila bukan, atau Anda berubah pikiran, masuk saja ke akun Anda: itu membatalkannya. Sesudah itu, ganti kata sandi Anda bila bukan Anda yang meminta.',
    newsBody:
      'Bila Anda sendiri yang melakukannya, tidak ada yang perlu dilakukan. Bila bukan, segera ganti kata sandi Anda, keluarkan semua perangkat di halaman akun, dan hubungi kami.',
  },
  {
    verify: (code: string) => `${code}: Wantilan confirmation code`,
    reset: (code: string) => `${code}: code for a new password`,
    taken: 'Somebody signed up with your e-mail address',
    takenBody:
      'You already have a Wantilan account with this address. If it was you, just sign in with your password. If not, ignore this message: your account has not changed.',
    body: (code: string) =>
      `Your code: ${code}\n\nIt works for 10 minutes. Officers never ask for it. If you did not ask for it, ignore this message.`,
    news: {
      'factor-on': 'Two-step verification of your account was switched on',
      'factor-off': 'Two-step verification of your account was switched off',
      'codes-renewed': 'The recovery codes of your account were replaced',
      'code-used': 'A recovery code was used to sign in to your account',
      'passkey-added': 'A passkey was added to your account',
      'passkey-removed': 'A passkey was removed from your account',
      'password-changed': 'The password of your account was changed',
      'wrong-guesses': 'Somebody has failed again and again to sign in to your account',
      'new-device': 'Your account was opened on a new device',
      'oidc-joined': 'Your account was joined with another identity',
      'oidc-parted': 'Your account was parted from another identity',
      'erasure-asked': 'Your account is going to be erased',
      'erasure-cancelled': 'Your account is not going to be erased after all',
    },
    guessesBody:
      'If it was you mistyping, there is nothing to do. If it was not, your account is safe as long as nobody else knows its password: attempts from devices you do not use are slowed down, yours are not. If in doubt, change your password and switch on two-step verification.',
    device: (device: string) => `Device: ${device}`,
    erasureBody:
      'If it was you, there is nothing to do. If it was not, or you have changed your mind, just sign in to your account: that cancels it. Then change your password, if it was not you.',
    newsBody:
      'If it was you, there is nothing to do. If it was not, change your password at once, sign out every device on your account page, and tell us.',
  },
);

type Purpose = 'verify' | 'reset';

const codeNotice = defineNotice<{ code: string; purpose: Purpose }>('identity.code', 'security', ({ code, purpose }, locale) => {
  const m = texts(locale);
  return { subject: m[purpose](code), body: m.body(code) };
});

const takenNotice = defineNotice<Record<never, never>>('identity.taken', 'security', (_facts, locale) => {
  const m = texts(locale);
  return { subject: m.taken, body: m.takenBody };
});

const newsNotice = defineNotice<{ news: AccountNews; device?: string }>('identity.news', 'security', ({ news, device }, locale) => {
  const m = texts(locale);
  const bodies: Partial<Record<AccountNews, string>> = { 'wrong-guesses': m.guessesBody, 'erasure-asked': m.erasureBody };
  const body = bodies[news] ?? m.newsBody;
  return { subject: m.news[news], body: device === undefined ? body : `${m.device(device)}\n\n${body}` };
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
    tell: (tx: Tx, personId: string, news: AccountNews, at: Date, device?: string) =>
      notify(tx, { personId, notice: newsNotice, facts: { news, ...(device !== undefined && { device }) }, link: '/akun', at }),
  };
}

export type AccountMail = ReturnType<typeof accountMail>;
