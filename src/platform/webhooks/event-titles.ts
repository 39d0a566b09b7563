import { catalogue, type Locale } from '#i18n';
import type { EventType, TRIAL } from './domain/event.ts';

const texts = catalogue(
  {
    'case.submitted': 'Permohonan diterima',
    'case.in_review': 'Mulai diperiksa',
    'case.returned': 'Dikembalikan untuk diperbaiki',
    'case.approved': 'Disetujui',
    'case.issued': 'Dokumen terbit',
    'case.closed': 'Selesai',
    'case.rejected': 'Ditolak',
    'case.withdrawn': 'Ditarik',
    'case.moved': 'Berpindah meja',
    'case.document_replaced': 'Dokumen diganti',
    'case.document_revoked': 'Dokumen dicabut',
    'webhook.test': 'Kabar uji',
  },
  {
    'case.submitted': 'Application received',
    'case.in_review': 'Review begun',
    'case.returned': 'Returned to be mended',
    'case.approved': 'Approved',
    'case.issued': 'Document issued',
    'case.closed': 'Closed',
    'case.rejected': 'Rejected',
    'case.withdrawn': 'Withdrawn',
    'case.moved': 'Moved to another desk',
    'case.document_replaced': 'Document replaced',
    'case.document_revoked': 'Document revoked',
    'webhook.test': 'Trial',
  },
);

/** What an event is called; its own name where it is none of today's. */
export function eventTitle(type: string, locale: Locale): string {
  const everyOne: Readonly<Record<EventType | typeof TRIAL, string>> = texts(locale);
  const titles: Readonly<Record<string, string>> = everyOne;
  return titles[type] ?? type;
}
