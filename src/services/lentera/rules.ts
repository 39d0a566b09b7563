import { defineRule, type Rule } from '#platform/rules';
import { Type } from 'typebox';

/** How long a join code of a school can be used. */
export const joinTerms = defineRule({
  key: 'lentera.join-codes',
  title: { id: 'Masa berlaku kode gabung', en: 'How long join codes can be used' },
  schema: Type.Object({
    guardianDays: Type.Integer({ minimum: 1, maximum: 400 }),
    staffDays: Type.Integer({ minimum: 1, maximum: 400 }),
  }),
  value: { guardianDays: 60, staffDays: 14 },
  citation: 'Belum dikonfirmasi Dinas Pendidikan Kota Denpasar',
  confirmed: false,
  validFrom: '2020-01-01',
  labels: {
    guardianDays: { id: 'Hari untuk orang tua dan wali', en: 'Days for parents and guardians' },
    staffDays: { id: 'Hari untuk guru, operator, dan kepala', en: 'Days for teachers, operators and heads' },
  },
});

/** What the education office may decide for itself. */
export const lenteraRules: readonly Rule[] = [joinTerms];
