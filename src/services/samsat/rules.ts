import { defineRule, type Rule } from '#platform/rules';
import { Type } from 'typebox';
import { refusalRule } from './domain/rules/refusal-rule.ts';
import { proofRule } from './domain/rules/proof-rule.ts';
import { taxRules } from './domain/rules/index.ts';

/** How often somebody may look for a vehicle and miss, and how long an officer's yes to a ground counts. */
export const matchingTerms = defineRule({
  key: 'samsat.matching',
  title: { id: 'Mencocokkan kendaraan dan keputusan petugas', en: 'Matching of vehicles, and officers’ decisions' },
  schema: Type.Object({
    missesPerPerson: Type.Integer({ minimum: 1, maximum: 100 }),
    missesPerVehicle: Type.Integer({ minimum: 1, maximum: 1000 }),
    decisionDays: Type.Integer({ minimum: 1, maximum: 365 }),
  }),
  value: { missesPerPerson: 5, missesPerVehicle: 30, decisionDays: 14 },
  citation: 'Ketentuan rumah ini: menahan tebakan nomor; belum dikonfirmasi Samsat',
  confirmed: false,
  validFrom: '2020-01-01',
  labels: {
    missesPerPerson: { id: 'Pencarian gagal satu akun sehari', en: 'Misses of one account a day' },
    missesPerVehicle: { id: 'Pencarian gagal satu kendaraan sehari', en: 'Misses at one vehicle a day' },
    decisionDays: { id: 'Hari berlakunya keputusan petugas', en: 'Days an officer’s decision counts' },
  },
});

/** What Samsat may decide for itself. */
export const samsatRules: readonly Rule[] = [...taxRules, refusalRule, matchingTerms, proofRule];
