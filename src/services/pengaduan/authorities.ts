import { said } from '#i18n';

/** Agencies of this hall, by key, and what stands for every other. */
export const authorities = {
  'dpmptsp-badung': said('DPMPTSP Kabupaten Badung', 'DPMPTSP of Badung'),
  'dukcapil-tabanan': said('Dukcapil Kabupaten Tabanan', 'Civil registry of Tabanan'),
  'disdikpora-denpasar': said('Disdikpora Kota Denpasar', 'Education office of Denpasar'),
  'samsat-bali': said('Samsat Bali', 'Samsat Bali'),
  elsewhere: said('Instansi lain', 'Another agency'),
};
