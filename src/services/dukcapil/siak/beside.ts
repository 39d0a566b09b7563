import { said } from '#i18n';
import type { ServiceDefinition } from '#platform/cases';
import { siakPaths } from './paths.ts';

/** The way from a case at SIAK to everything that lies there; for officers. */
export const siakBeside: NonNullable<ServiceDefinition['beside']>[number] = {
  title: said('Rekonsiliasi SIAK', 'Reconciliation with SIAK'),
  lead: said('Semua yang sudah diverifikasi dan belum keluar dari SIAK.', 'Everything verified and not yet out of SIAK.'),
  href: () => siakPaths.list(),
  at: ['siak-entry', 'siak', 'check'],
  side: 'office',
};
