import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** What to do when the authority on time is not reached: issue without its word and note it, or wait and ask again. */
export type WithoutTime = 'issue' | 'wait';

export const timestampRule = defineRule({
  key: 'documents.timestamp',
  title: { id: 'Bila otoritas stempel waktu tidak terjangkau', en: 'When the timestamp authority is not reached' },
  schema: Type.Enum(['issue', 'wait'] satisfies WithoutTime[]),
  value: 'issue',
  labels: {
    issue: { id: 'Terbitkan tanpa stempel waktu dan catat', en: 'Issue without a timestamp, and note it' },
    wait: { id: 'Tunggu dan coba lagi', en: 'Wait and ask again' },
  },
  citation: 'Ketentuan rumah ini: surat terbit tanpa stempel waktu dan dicatat (issue), atau menunggu (wait); belum ditetapkan instansi',
  confirmed: false,
  validFrom: '2026-01-01',
});

/** Rules this module reads, for the start to enter. */
export const documentRules = [timestampRule] as const;
