import { catalogue } from '#i18n';
import type { CardState } from '../../cards.ts';

export const texts = catalogue(
  {
    title: (name: string) => `Kartu dan slip ${name}`,
    tab: 'Kartu dan slip',
    lead: 'Kartu berisi nama pengguna dan kata sandi untuk masuk pertama kali. Kata sandinya hanya ada di kertas itu: kartu yang hilang dicetak lagi, dan yang lama tidak berlaku.',
    states: { none: 'belum ada akun', printed: 'kartu dicetak, belum masuk', 'signed-in': 'sudah masuk' } as Readonly<
      Record<CardState, string>
    >,
    choose: 'Cetak',
    userName: 'Nama pengguna',
    state: 'Keadaan',
    before: (fresh: number, again: number) =>
      `${fresh} akun baru akan dibuat. ${again} siswa yang belum pernah masuk mendapat kata sandi baru, dan kartu lamanya tidak berlaku lagi.`,
    renew: 'Juga bagi yang dicentang walau sudah pernah masuk: kata sandinya diganti, dan ia dikeluarkan dari semua perangkat.',
    renewLabel: 'Yang sudah masuk',
    print: 'Cetak kartu (PDF)',
    slips: 'Slip untuk orang tua dan wali',
    slipsLead: 'Satu kode gabung untuk tiap slip. Slip lama yang belum dipakai tetap berlaku.',
    perStudent: 'Slip tiap siswa',
    one: 'Satu',
    two: 'Dua, misalnya untuk ayah dan ibu',
    printSlips: 'Cetak slip (PDF)',
    none: 'Belum ada siswa di kelas ini.',
    fileCards: 'kartu-siswa',
    fileSlips: 'slip-orang-tua',
  },
  {
    title: (name: string) => `Cards and slips of ${name}`,
    tab: 'Cards and slips',
    lead: 'A card bears the user name and password to sign in with for the first time. The password is on that paper alone: a lost card is printed anew, and the old one no longer works.',
    states: { none: 'no account yet', printed: 'card printed, not signed in', 'signed-in': 'has signed in' } as Readonly<
      Record<CardState, string>
    >,
    choose: 'Print',
    userName: 'User name',
    state: 'State',
    before: (fresh: number, again: number) =>
      `${fresh} new accounts will be opened. ${again} students who never signed in are given a new password, and their old card no longer works.`,
    renew: 'For those ticked who have signed in already too: their password is replaced and they are signed out everywhere.',
    renewLabel: 'Those who signed in',
    print: 'Print cards (PDF)',
    slips: 'Slips for parents and guardians',
    slipsLead: 'One join code on each slip. Older slips that were not used keep working.',
    perStudent: 'Slips for each student',
    one: 'One',
    two: 'Two, such as for father and mother',
    printSlips: 'Print slips (PDF)',
    none: 'No student in this class yet.',
    fileCards: 'student-cards',
    fileSlips: 'parents-slips',
  },
);
