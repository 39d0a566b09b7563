import { defineRule } from '#platform/rules';
import { Type } from 'typebox';
import { refusalCodes, refusals } from '../data/refusals.ts';
import { kinds, uses } from '../vehicle.ts';
import { datedLabels, records, recordsProblem } from './dated.ts';
import { refusalLabels } from './refusal-labels.ts';

const Time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

/** On what ground a vehicle cannot be paid for here, each record with its law, its measure and what happens meanwhile. */
export const refusalRule = defineRule({
  key: 'samsat.refusals',
  title: { id: 'Alasan tidak dapat dibayar daring', en: 'Grounds on which it cannot be paid online' },
  schema: records({
    code: Type.Enum(refusalCodes),
    limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
    kind: Type.Optional(Type.Enum(kinds)),
    use: Type.Optional(Type.Enum(uses)),
    /** Between these times of day, in the zone of the province, nothing is paid. */
    closedFrom: Type.Optional(Time),
    closedTo: Type.Optional(Time),
    meanwhile: Type.Enum(['warn', 'officer']),
  }),
  value: refusals,
  citation: 'Menurut pemberitaan tentang Samolnas dan SIGNAL; belum dikonfirmasi Samsat',
  confirmed: false,
  validFrom: '2011-01-01',
  meanwhile: {
    id: 'Selama belum dikonfirmasi, tidak ada yang ditolak karenanya: pemilik diberi tahu, atau petugas memutuskan.',
    en: 'While it is not confirmed, nobody is refused by it: the owner is told, or an officer decides.',
  },
  labels: { ...datedLabels, ...refusalLabels },
  problem: recordsProblem,
});
