import { said } from '#i18n';
import type { ServiceDefinition } from '#platform/cases';
import { siakPaths } from './paths.ts';

/** The way from a case at SIAK to everything that lies there; for officers. */
export const siakBeside: NonNullable<ServiceDefinition['beside']>[number] = {
  title: said('Permintaan dan rekonsiliasi SIAK', 'SIAK: requests and reconciliation'),
  lead: said(
    'Permintaan ke SIAK untuk berkas ini, dan semua yang belum keluar dari sana.',
    'What was asked of SIAK for this file, and everything not yet out of it.',
  ),
  href: (caseId) => siakPaths.ofCase({ caseId }),
  at: ['siak-entry', 'siak', 'check'],
  side: 'office',
};
