export interface Kind {
  readonly key: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly instrument: string;
  readonly confirmed: boolean;
}

const po26 = { instrument: 'PO 26/2017', confirmed: false } as const;

/** Kinds of maladministration. Definitions of PO 58/2023 have not been found; names are those of PO 26/2017 and of later figures. */
export const maladministration: readonly Kind[] = [
  { key: 'delay', ...po26, name: { id: 'Penundaan berlarut', en: 'Undue delay' } },
  { key: 'no-service', ...po26, name: { id: 'Tidak memberikan pelayanan', en: 'Service not given' } },
  { key: 'incompetence', ...po26, name: { id: 'Tidak kompeten', en: 'Incompetence' } },
  { key: 'abuse', ...po26, name: { id: 'Penyalahgunaan wewenang', en: 'Abuse of authority' } },
  { key: 'procedure', ...po26, name: { id: 'Penyimpangan prosedur', en: 'Deviation from procedure' } },
  { key: 'bribe', ...po26, name: { id: 'Permintaan imbalan uang, barang, atau jasa', en: 'Asking for money, goods or services' } },
  { key: 'improper', ...po26, name: { id: 'Tidak patut', en: 'Improper conduct' } },
  { key: 'partial', ...po26, name: { id: 'Berpihak', en: 'Partiality' } },
  { key: 'discrimination', ...po26, name: { id: 'Diskriminasi', en: 'Discrimination' } },
  { key: 'conflict', ...po26, name: { id: 'Konflik kepentingan', en: 'Conflict of interest' } },
  {
    key: 'neglect',
    instrument: 'Angka Ombudsman 2024–2025',
    confirmed: false,
    name: { id: 'Kelalaian atau pengabaian kewajiban hukum', en: 'Neglect of a legal duty' },
  },
];
