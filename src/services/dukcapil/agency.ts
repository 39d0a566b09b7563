import type { Agency } from '#platform/access';

/** The civil registry of Tabanan: who runs every service here. */
export const registryAgency: Omit<Agency, 'id'> = {
  key: 'dukcapil-tabanan',
  name: 'Dinas Kependudukan dan Pencatatan Sipil',
  regionCode: '51.02',
  address: 'Tabanan (alamat lengkap belum dikonfirmasi)',
  government: 'Pemerintah Kabupaten Tabanan',
};
