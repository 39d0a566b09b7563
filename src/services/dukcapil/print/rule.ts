import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** How long a way to print holds, and how often a PIN may be mistyped. */
export const printTerms = defineRule({
  key: 'dukcapil.print-at-home',
  title: { id: 'Cetak di rumah', en: 'Printing at home' },
  schema: Type.Object({
    days: Type.Integer({ minimum: 1, maximum: 365 }),
    attempts: Type.Integer({ minimum: 1, maximum: 5 }),
  }),
  value: { days: 30, attempts: 5 },
  citation: 'Permendagri 109/2019 pasal 12 dan 21; jangka waktu tautan belum dikonfirmasi Kabupaten Tabanan',
  confirmed: false,
  validFrom: '2020-07-01',
  labels: {
    days: { id: 'Hari tautan berlaku', en: 'Days a link holds' },
    attempts: { id: 'Percobaan PIN', en: 'Tries of the PIN' },
  },
});
