import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** How what is verified comes into SIAK, and how often SIAK is asked about what it has not settled. */
export const siakTerms = defineRule({
  key: 'dukcapil.siak',
  title: { id: 'Cara masuk SIAK', en: 'How files enter SIAK' },
  schema: Type.Object({
    way: Type.Enum(['manual', 'api']),
    askAgainMinutes: Type.Integer({ minimum: 1, maximum: 1440 }),
  }),
  value: { way: 'manual', askAgainMinutes: 30 },
  citation: 'Belum ada antarmuka SIAK yang kami ketahui; belum dikonfirmasi Kabupaten Tabanan',
  confirmed: false,
  validFrom: '2020-01-01',
  labels: {
    way: { id: 'Cara: manual (petugas mencatat) atau api', en: 'Way: manual (an officer records) or api' },
    askAgainMinutes: { id: 'Menit sampai SIAK ditanya lagi', en: 'Minutes until SIAK is asked again' },
  },
});
