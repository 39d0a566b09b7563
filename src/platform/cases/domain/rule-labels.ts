import type { Label } from '#platform/rules';

/** What the parts of every checklist are called where an agency fills one in. */
export const checklistLabels: Readonly<Record<string, Label>> = {
  items: { id: 'Dokumen syarat', en: 'Required documents' },
  key: {
    id: 'Kunci',
    en: 'Key',
    hint: {
      id: 'Huruf kecil dan tanda hubung; berkas lama mengenal dokumennya dengan kunci ini.',
      en: 'Small letters and hyphens; older files know the document by it.',
    },
  },
  name: { id: 'Nama', en: 'Name' },
  hint: { id: 'Petunjuk', en: 'Hint' },
  when: {
    id: 'Hanya bila',
    en: 'Only when',
    hint: {
      id: 'Syarat atas jawaban, sebagai JSON, misalnya {"path": "buildings.floors", "min": 2}. Kosong: selalu diminta.',
      en: 'A condition on the answers, as JSON, such as {"path": "buildings.floors", "min": 2}. Empty: always asked for.',
    },
  },
  need: { id: 'Sifat', en: 'Need' },
  required: { id: 'Wajib', en: 'Required' },
  recommended: { id: 'Disarankan', en: 'Recommended' },
  optional: { id: 'Boleh ada', en: 'Optional' },
  accepts: { id: 'Jenis dokumen', en: 'Kind of document' },
  document: { id: 'Dokumen', en: 'Document' },
  picture: { id: 'Foto', en: 'Picture' },
  drawing: { id: 'Gambar teknik', en: 'Drawing' },
  maxFiles: { id: 'Paling banyak berapa', en: 'At most how many' },
  citation: { id: 'Dasar hukum', en: 'Law' },
};
