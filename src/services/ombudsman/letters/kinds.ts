import { said, type Text } from '#i18n';

/** Every letter of the office: its code in the number, what it is called, and its heading. */
export const letterKindsOf = {
  completion: { code: 'KL', title: said('Permintaan kelengkapan laporan', 'Request for what is missing') },
  refusal: { code: 'TL', title: said('Pemberitahuan laporan tidak dilanjutkan', 'Notice of refusal') },
  withdrawn: { code: 'CB', title: said('Pemberitahuan laporan dianggap dicabut', 'Notice that a report counts as withdrawn') },
  accepted: { code: 'TR', title: said('Pemberitahuan laporan diterima', 'Notice of acceptance') },
  result: { code: 'HP', title: said('Pemberitahuan hasil pemeriksaan', 'Notice of the result') },
  found: { code: 'PL', title: said('Pemberitahuan LHP dan tindakan korektif', 'Notice of the report (LHP) and of corrective action') },
  recommended: { code: 'PR', title: said('Pemberitahuan rekomendasi', 'Notice of a recommendation') },
  closed: { code: 'PT', title: said('Pemberitahuan penutupan laporan', 'Notice of closing') },
  transfer: { code: 'LP', title: said('Pemberitahuan pelimpahan laporan', 'Notice of transfer') },
  objection: { code: 'KB', title: said('Jawaban atas keberatan penutupan', 'Answer to an objection to closing') },
  published: { code: 'PB', title: said('Pemberitahuan publikasi', 'Notice of publication') },
  explanation: { code: 'PJ', title: said('Permintaan penjelasan', 'Request for an explanation') },
  'explanation-again': { code: 'PJ2', title: said('Permintaan penjelasan kedua', 'Second request for an explanation') },
  summons: { code: 'PG', title: said('Panggilan', 'Summons') },
  minutes: { code: 'BA', title: said('Berita acara konsiliasi', 'Minutes of conciliation') },
  lhp: { code: 'LHP', title: said('Laporan Hasil Pemeriksaan', 'Report on the examination (LHP)') },
  recommendation: { code: 'REK', title: said('Rekomendasi', 'Recommendation') },
  reply: { code: 'HJ', title: said('Kesempatan hak jawab sebelum publikasi', 'Right of reply before publication') },
} as const satisfies Readonly<Record<string, { readonly code: string; readonly title: Text }>>;

export type PaperKind = keyof typeof letterKindsOf;
