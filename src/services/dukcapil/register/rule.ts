import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** Until which age a child's data may be brought along by a parent, and how often a day one may ask. */
export const registerTerms = defineRule({
  key: 'dukcapil.register',
  title: { id: 'Isian dari data kependudukan', en: 'Answers from the register of residents' },
  schema: Type.Object({
    childUntil: Type.Integer({ minimum: 1, maximum: 21 }),
    perDay: Type.Integer({ minimum: 1, maximum: 200 }),
    stagedDays: Type.Integer({ minimum: 1, maximum: 30 }),
  }),
  value: { childUntil: 17, perDay: 20, stagedDays: 7 },
  citation: 'UU 24/2013 (KTP-el sejak 17 tahun); batas per hari dan lama simpan belum dikonfirmasi Kabupaten Tabanan',
  confirmed: false,
  validFrom: '2020-01-01',
  labels: {
    childUntil: { id: 'Umur anak, di bawah', en: 'Age of a child, below' },
    perDay: { id: 'Paling banyak tiap orang dalam 24 jam', en: 'Most for each person in 24 hours' },
    stagedDays: { id: 'Hari berkas yang tidak diberlakukan disimpan', en: 'Days a file that is not put in force is kept' },
  },
});
