import { said } from '#i18n';
import type { ServiceDefinition } from '#platform/cases';
import { formPaths } from './paths.ts';

/** The way from a case to its official form, filled in. */
export const formBeside = (code: string): NonNullable<ServiceDefinition['beside']>[number] => ({
  title: said(`Formulir ${code} terisi`, `Form ${code}, filled in`),
  lead: said(
    'PDF dari isian permohonan, untuk ditandatangani dan disimpan bersama berkas.',
    'A PDF of the answers, to be signed and kept with the file.',
  ),
  href: (caseId) => formPaths.ofCase({ caseId }),
});
