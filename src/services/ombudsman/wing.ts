import { said } from '#i18n';
import { LIAISON } from './agency/seat.ts';
import { texts as agencyTexts } from './agency/texts.ts';
import { ombudsmanPaths } from './paths.ts';

/** How the hall leads to the Ombudsman. */
export const ombudsmanWing = {
  key: 'ombudsman',
  label: said('Ombudsman', 'Ombudsman'),
  title: said('Ombudsman: awasi, tegur, laporkan', 'Ombudsman: watch, warn, report'),
  summary: said(
    'Laporkan pelayanan yang menyimpang, minta nasihat, atau beri tahu tanpa nama. Tersegel dari pengelola laman.',
    'Report a service gone wrong, ask for advice, or tell without a name. Sealed from whoever runs the site.',
  ),
  words:
    'ombudsman lapor laporan pengaduan keluhan maladministrasi pungli suap pungutan liar dipersulit konsultasi rahasia anonim report complaint bribe delay advice tip anonymous whistleblower',
  icon: 'shield',
  href: ombudsmanPaths.front(),
} as const;

/** Offices at the Ombudsman, beside the administrator, who opens no matter. */
export const ombudsmanRoles = [
  { key: 'intake-assistant', title: said('Asisten penerimaan (PVL)', 'Intake assistant') },
  { key: 'assistant', title: said('Asisten pemeriksa', 'Examining assistant') },
  { key: 'identity-keeper', title: said('Pengampu identitas', 'Keeper of identities') },
  { key: 'ombudsman-head', title: said('Kepala perwakilan', 'Head of the office') },
  { key: 'key-custodian', title: said('Pemegang kunci cadangan', 'Custodian of keys') },
] as const;

/** The office at every other agency that answers the Ombudsman's letters. */
export const liaisonRoles = [{ key: LIAISON, title: agencyTexts.text((m) => m.seat) }] as const;
