import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** How often the way to print one document may be asked for in a chat. */
export const printFromChat = defineRule({
  key: 'dukcapil.print-from-chat',
  title: { id: 'Minta tautan cetak dari percakapan', en: 'Print links asked for in a chat' },
  schema: Type.Object({
    perDay: Type.Integer({ minimum: 1, maximum: 20 }),
    perMonth: Type.Integer({ minimum: 1, maximum: 100 }),
  }),
  value: { perDay: 3, perMonth: 10 },
  citation: 'Angka kami: setiap tautan baru membuka lima percobaan PIN; belum dikonfirmasi Kabupaten Tabanan',
  confirmed: false,
  validFrom: '2020-07-01',
  labels: {
    perDay: { id: 'Kali dalam 24 jam', en: 'Times in 24 hours' },
    perMonth: { id: 'Kali dalam 30 hari', en: 'Times in 30 days' },
  },
});
