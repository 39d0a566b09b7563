import type { Score } from '#services/ombudsman';

type DemoScore = Pick<Score, 'kind' | 'subject' | 'agencyId' | 'year' | 'label' | 'value' | 'source' | 'sourceOn' | 'sourceRead'>;

const province = (year: number, value: number): DemoScore => ({
  kind: 'kepatuhan',
  subject: 'Pemerintah Provinsi Bali',
  agencyId: null,
  year,
  label: null,
  value,
  source: 'Penilaian kepatuhan Ombudsman RI; dikutip tanpa tempat terbit, belum dicocokkan',
  sourceOn: null,
  sourceRead: false,
});
const opini = (subject: string): DemoScore => ({
  kind: 'opini',
  subject,
  agencyId: null,
  year: 2025,
  label: 'Kualitas Tertinggi Tanpa Maladministrasi',
  value: null,
  source: 'Opini Ombudsman RI 2025 (PO 61/2025); dikutip tanpa tempat terbit, belum dicocokkan',
  sourceOn: null,
  sourceRead: false,
});

/** Results that were published, as far as they are known here; nobody has compared them with the publication. */
export const demoScores: readonly DemoScore[] = [
  province(2022, 94.01),
  province(2023, 94.46),
  province(2024, 96.94),
  opini('Pemerintah Kota Denpasar'),
  opini('Pemerintah Kabupaten Badung'),
];
