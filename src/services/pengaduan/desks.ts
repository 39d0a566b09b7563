import { said } from '#i18n';
import type { Desk } from '#platform/cases';

/** Offices at an agency that work complaints: whoever holds one works them at the desk they always work at. */
export const roles = { officer: 'complaints-officer', supervisor: 'complaints-supervisor' } as const;

/** Where a complaint can lie. What is about an officer lies with the supervisor from beginning to end. */
export const desks = {
  verification: { title: said('Verifikasi pengaduan', 'Verification of complaints'), role: roles.officer },
  supervision: { title: said('Pengawas pengaduan', 'Supervisor of complaints'), role: roles.supervisor },
  answering: { title: said('Jawaban pengaduan', 'Answers to complaints'), role: roles.officer },
  'staff-answer': { title: said('Jawaban tentang petugas', 'Answers about officers'), role: roles.supervisor },
  reply: { title: said('Penilaian pelapor', 'Rating by who complained'), role: roles.officer, side: 'applicant' },
} as const satisfies Readonly<Record<string, Desk>>;

export type ComplaintDesk = keyof typeof desks;
