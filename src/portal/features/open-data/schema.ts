import { columns, type OpenRow } from './rows.ts';

/** What each column means, for people and for programs. */
export const described: Readonly<Record<keyof OpenRow, { readonly id: string; readonly en: string; readonly type: readonly string[] }>> = {
  period: { id: 'Tahun (2026) atau triwulan (2026-Q4).', en: 'Year (2026) or quarter (2026-Q4).', type: ['string'] },
  agency: { id: 'Kunci instansi; tidak berubah.', en: 'Key of the agency; it never changes.', type: ['string'] },
  service: {
    id: 'Kunci layanan; kosong untuk instansi secara keseluruhan.',
    en: 'Key of the service; empty for the agency as a whole.',
    type: ['string'],
  },
  table: {
    id: 'files, desks, returns, survey, complaints, reports, atau assessments.',
    en: 'files, desks, returns, survey, complaints, reports or assessments.',
    type: ['string'],
  },
  measure: {
    id: 'Yang diukur. files: received, decided, open, overdue, inTime (berkas), median, p90, allowed (hari kerja). desks: meja.n, meja.median, meja.p90. survey: n, index (25–100), dan tiap unsur (1–4).',
    en: 'What is measured. files: received, decided, open, overdue, inTime (files), median, p90, allowed (working days). desks: desk.n, desk.median, desk.p90. survey: n, index (25–100), and each element (1–4).',
    type: ['string'],
  },
  value: {
    id: 'Angkanya; kosong bila tidak ada atau tidak ditampilkan.',
    en: 'The figure; empty where there is none or it is not shown.',
    type: ['number', 'null'],
  },
  shown: {
    id: 'false: angka tidak ada, terlalu sedikit, atau akan membocorkan yang sedikit.',
    en: 'false: there is no figure, it rests on too few, or it would give few away.',
    type: ['boolean'],
  },
  text: {
    id: 'Mutu survei, atau predikat dan sumber sebuah penilaian.',
    en: 'Grade of a survey, or label and source of an assessment.',
    type: ['string'],
  },
};

/** JSON Schema (2020-12) of what `/data/kinerja.json` answers. */
export function jsonSchema(publicUrl: string) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${publicUrl}/data/skema.json`,
    title: 'Wantilan: kinerja layanan publik',
    type: 'object',
    required: ['schema', 'licence', 'period', 'smallestGroup', 'rows'],
    properties: {
      schema: { type: 'string', format: 'uri' },
      licence: {
        type: 'object',
        required: ['name', 'url', 'confirmed'],
        properties: { name: { type: 'string' }, url: { type: 'string' }, confirmed: { type: 'boolean' } },
      },
      period: { type: 'string', pattern: '^20\\d\\d(-Q[1-4])?$' },
      smallestGroup: { type: 'integer' },
      rows: {
        type: 'array',
        items: {
          type: 'object',
          required: [...columns],
          additionalProperties: false,
          properties: Object.fromEntries(
            columns.map((column) => [column, { type: described[column].type, description: described[column].en }]),
          ),
        },
      },
    },
  };
}
