import type { Agency } from '#platform/access';

/** The province's office for vehicle tax, where police and Jasa Raharja sit at the same counter. */
export const samsatAgency: Omit<Agency, 'id'> = {
  key: 'samsat-bali',
  name: 'Samsat Bali',
  regionCode: '51',
  address: 'Denpasar (alamat lengkap belum dikonfirmasi)',
  government: 'Pemerintah Provinsi Bali',
};
