import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

const days = (minimum: number) => Type.Integer({ minimum, maximum: 36_500 });

/** How long an agency keeps the cases it closed. A definition may name a rule of its own for how long (`keeping`). */
export const keeping = defineRule({
  key: 'cases.keeping',
  title: { id: 'Lama simpan berkas yang sudah ditutup', en: 'How long closed cases are kept' },
  labels: {
    days: { id: 'Hari sesudah ditutup', en: 'Days after they were closed' },
    noticeDays: { id: 'Hari antara pemberitahuan dan pemusnahan', en: 'Days between telling and removing' },
  },
  schema: Type.Object({ days: days(1), noticeDays: days(7) }),
  value: { days: 3650, noticeDays: 30 },
  citation:
    'UU 27/2022 pasal 16 ayat (2) huruf g dan pasal 44; UU 43/2009 pasal 51 dan PP 28/2012 pasal 65-78 (pemusnahan menurut jadwal retensi arsip); jadwal retensi instansi belum diketahui',
  validFrom: '2024-10-17',
  confirmed: false,
  meanwhile: {
    id: 'Tidak ada berkas yang diusulkan untuk dimusnahkan.',
    en: 'No case is proposed for removal.',
  },
});

export const keepingRules = [keeping] as const;
