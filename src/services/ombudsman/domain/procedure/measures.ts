export interface Measure {
  readonly key: string;
  readonly name: { readonly id: string; readonly en: string };
  /** What must have been done before. */
  readonly after?: string;
  readonly once: boolean;
  readonly article: string;
}

/** Means of examination (UU 37/2008 art. 28 to 31, 33; numbers of summonses unconfirmed). */
export const measures: readonly Measure[] = [
  { key: 'documents', name: { id: 'Pemeriksaan dokumen', en: 'Documents examined' }, once: false, article: '28' },
  { key: 'direct', name: { id: 'Klarifikasi langsung', en: 'Clarification in person' }, once: false, article: '28' },
  { key: 'field', name: { id: 'Pemeriksaan lapangan', en: 'Check on the spot' }, once: false, article: '34' },
  { key: 'summons-1', name: { id: 'Panggilan pertama', en: 'First summons' }, once: true, article: '31' },
  { key: 'summons-2', name: { id: 'Panggilan kedua', en: 'Second summons' }, after: 'summons-1', once: true, article: '31' },
  { key: 'summons-3', name: { id: 'Panggilan ketiga', en: 'Third summons' }, after: 'summons-2', once: true, article: '31' },
  {
    key: 'forced',
    name: { id: 'Dihadirkan dengan bantuan Kepolisian', en: 'Brought with the help of the police' },
    after: 'summons-3',
    once: true,
    article: '31',
  },
  { key: 'conciliation', name: { id: 'Konsiliasi atau mediasi', en: 'Conciliation or mediation' }, once: false, article: '8(1)e' },
];
