import { NumberingSchema } from '#platform/documents';
import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** How the permit's number reads. */
export const permitNumbering = defineRule({
  key: 'laperon.permit.numbering',
  title: { id: 'Pola nomor izin', en: 'Pattern of the permit’s number' },
  schema: NumberingSchema,
  value: { pattern: '640/{seq:4}/{type}/{agency}/{year}', type: 'PBG', agency: 'DPMPTSP' },
  citation: 'Pola kami; penomoran izin Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2021-02-02',
});

/** How the number of a levy assessment letter reads. */
export const skrdNumbering = defineRule({
  key: 'laperon.levy.skrd-numbering',
  title: { id: 'Pola nomor SKRD', en: 'Pattern of the SKRD’s number' },
  schema: NumberingSchema,
  value: { pattern: '974/{seq:4}/{type}/{agency}/{year}', type: 'SKRD', agency: 'DPMPTSP' },
  citation: 'Pola kami; penomoran SKRD Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2021-02-02',
});

/** What a levy assessment letter rests on. */
export const skrdGrounds = defineRule({
  key: 'laperon.levy.skrd-grounds',
  title: { id: 'Dasar hukum SKRD', en: 'Legal grounds of the SKRD' },
  schema: Type.Object({ grounds: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 12 }) }),
  value: {
    grounds: [
      'Peraturan Pemerintah Nomor 16 Tahun 2021 pasal 261 ayat (1): penerbitan PBG meliputi penetapan nilai retribusi, pembayaran, dan penerbitan.',
      'Undang-Undang Nomor 1 Tahun 2022 tentang Hubungan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah (pasal belum dikonfirmasi).',
      'Peraturan Daerah Kabupaten Badung tentang pajak daerah dan retribusi daerah (nomor dan pasal belum dikonfirmasi).',
    ],
  },
  citation: 'PP 16/2021 pasal 261 ayat (1); dasar SKRD Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2022-01-05',
});

export const letterRules = [permitNumbering, skrdNumbering, skrdGrounds] as const;
