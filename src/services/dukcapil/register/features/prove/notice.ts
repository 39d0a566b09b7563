import { defineNotice } from '#platform/notifications';

/** Somebody's NIK was noted as proven, for whoever's account it is: they should have been there. */
export const nikProven = defineNotice<{ readonly office: string }>('dukcapil.nik-proven', 'security', ({ office }, locale) =>
  locale === 'id'
    ? {
        subject: 'NIK Anda dinyatakan terbukti',
        body: `Petugas ${office} mencatat bahwa Anda memperlihatkan KTP-el di loket. Sejak sekarang formulir dapat Anda isi dari data kependudukan Anda sendiri.\nBukan Anda? Ganti kata sandi dan laporkan kepada kami.`,
      }
    : {
        subject: 'Your NIK was noted as proven',
        body: `An officer of ${office} noted that you showed your identity card at the counter. From now on you can fill in forms from your own data in the register.\nWas it not you? Change your password and tell us.`,
      },
);
