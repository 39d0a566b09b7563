import type { Agency } from '#platform/access';

/** The Ombudsman's office in Bali: of the state, overseen by none of those it oversees. */
export const ombudsmanAgency: Omit<Agency, 'id'> = {
  key: 'ombudsman-bali',
  name: 'Ombudsman RI Perwakilan Bali',
  regionCode: '51',
  address: 'Denpasar (alamat lengkap belum dikonfirmasi)',
  government: 'Ombudsman Republik Indonesia',
};
