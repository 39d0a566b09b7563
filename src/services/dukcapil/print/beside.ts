import { said } from '#i18n';
import type { ServiceDefinition } from '#platform/cases';
import { printPaths } from './paths.ts';

/** The way from a case to what it is printed by. */
export const printBeside: NonNullable<ServiceDefinition['beside']>[number] = {
  title: said('Cetak di rumah', 'Print at home'),
  lead: said(
    'Tautan dan PIN untuk mencetak dokumen yang sudah terbit, dan catatan setiap cetakan.',
    'Link and PIN to print an issued document, and a record of every copy.',
  ),
  href: (caseId) => printPaths.ofCase({ caseId }),
};
