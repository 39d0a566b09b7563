import { defineRule, type Rule } from '#platform/rules';
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
  validFrom: '2020-01-01',
});

/** Who makes signatures: this installation, or each officer with their own certificate through BSrE. */
export const signingRule = defineRule({
  key: 'documents.signing',
  title: {
    id: 'Cara menandatangani: sertifikat sistem ini (local), atau BSrE dengan frasa sandi pejabat (bsre)',
    en: "How documents are signed: by this system's own certificates (local), or through BSrE with the officer's passphrase (bsre)",
  },
  schema: Type.Enum(['local', 'bsre']),
  value: 'local',
  citation: 'Ketentuan rumah ini: sertifikat contoh (local) sampai instansi memilih BSrE (bsre); PP 71/2019 pasal 59',
  confirmed: false,
  validFrom: '2020-01-01',
});

/** Rules this module reads, for the start to enter. */
export const documentRules = [timestampRule, signingRule] as const;

/** The same as they can be chosen here: what is not set up cannot be carried out. */
export function choosableRules({ bsre }: { readonly bsre: boolean }): readonly Rule[] {
  if (bsre) return documentRules;
  const problem = (value: unknown) => (value === 'bsre' ? notSetUp : null);
  return documentRules.map((rule): Rule => (rule === signingRule ? { ...signingRule, problem } : rule));
}

const notSetUp = {
  id: 'BSrE belum diatur pada sistem ini, jadi tidak ada surat yang dapat ditandatangani dengannya.',
  en: 'BSrE is not set up on this system, so no letter could be signed with it.',
};
