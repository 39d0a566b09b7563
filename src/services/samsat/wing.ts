import { said } from '#i18n';
import { samsatPaths } from './paths.ts';

/** How the hall leads to vehicle tax. */
export const samsatWing = {
  key: 'samsat',
  label: said('Kendaraan', 'Vehicles'),
  title: said('Samsat: pajak kendaraan', 'Samsat: vehicle tax'),
  summary: said(
    'Berapa pajak kendaraan Anda, menurut peraturan yang mana, dan kapan jatuh temponya.',
    'What your vehicle owes, by which law, and when it is due.',
  ),
  words:
    'samsat pajak kendaraan motor mobil stnk pkb opsen swdkllj jasa raharja pelat nomor plat vehicle tax car motorcycle plate pengesahan pemutihan',
  icon: 'vehicle',
  href: samsatPaths.front(),
} as const;

/** Offices at Samsat, beside the administrator. */
export const samsatRoles = [
  { key: 'vehicle-officer', title: said('Petugas pelayanan', 'Service officer') },
  { key: 'treasurer', title: said('Bendahara', 'Treasurer') },
  { key: 'cashier', title: said('Kasir', 'Cashier') },
  { key: 'head', title: said('Kepala UPTD', 'Head of the office') },
] as const;
