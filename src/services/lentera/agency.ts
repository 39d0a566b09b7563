import type { Agency } from '#platform/access';

/** The city's education office: its schools are entered under it. */
export const educationAgency: Omit<Agency, 'id'> = {
  key: 'disdikpora-denpasar',
  name: 'Dinas Pendidikan Kepemudaan dan Olahraga',
  regionCode: '51.71',
  address: 'Denpasar (alamat lengkap belum dikonfirmasi)',
  government: 'Pemerintah Kota Denpasar',
};
