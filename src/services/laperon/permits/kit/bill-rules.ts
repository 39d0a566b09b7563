import { NumberingSchema } from '#platform/documents';
import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** How the number of a tax assessment letter reads. */
export const skpdNumbering = defineRule({
  key: 'laperon.reklame.skpd-numbering',
  title: { id: 'Pola nomor SKPD', en: 'Pattern of the SKPD’s number' },
  schema: NumberingSchema,
  value: { pattern: '973/{seq:4}/{type}/{agency}/{year}', type: 'SKPD', agency: 'DPMPTSP' },
  citation: 'Pola kami; penomoran SKPD Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2024-01-05',
});

/** What a tax assessment letter rests on. */
export const skpdGrounds = defineRule({
  key: 'laperon.reklame.skpd-grounds',
  title: { id: 'Dasar hukum SKPD', en: 'Legal grounds of the SKPD' },
  schema: Type.Object({ grounds: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 12 }) }),
  value: {
    grounds: [
      'Undang-Undang Nomor 1 Tahun 2022 tentang Hubungan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah: pajak reklame, tarif paling tinggi 25% (pasal belum dikonfirmasi).',
      'Peraturan Pemerintah Nomor 35 Tahun 2023 tentang Ketentuan Umum Pajak Daerah dan Retribusi Daerah (pasal belum dikonfirmasi).',
      'Peraturan Daerah Kabupaten Badung tentang pajak daerah dan retribusi daerah (nomor dan pasal belum dikonfirmasi).',
    ],
  },
  citation: 'UU 1/2022; PP 35/2023; dasar SKPD Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2024-01-05',
});
