import { said } from '#i18n';
import type { Desk } from '#platform/cases';

/** The offices of the registry. Whoever holds an office other services know too works there as well. */
export const roles = { counter: 'front-office', siak: 'siak-operator', section: 'section-head', head: 'head' } as const;

/** Where an application for a document that SIAK signs can lie, in the order it usually travels. */
export const documentDesks = {
  verification: { title: said('Loket dan verifikasi', 'Counter and verification'), role: roles.counter, judges: true },
  'siak-entry': { title: said('Menunggu masuk SIAK', 'Waiting to be entered in SIAK'), role: roles.siak },
  siak: { title: said('Diproses di SIAK', 'In work at SIAK'), role: roles.siak },
  check: { title: said('Kepala bidang: periksa hasil', 'Head of section: check the result'), role: roles.section },
  refusal: { title: said('Kepala bidang: usul penolakan', 'Head of section: proposed refusal'), role: roles.section },
  head: { title: said('Kepala dinas', 'Head of office'), role: roles.head },
} as const satisfies Readonly<Record<string, Desk>>;

/** Where an application for a card can lie: it is made from a photograph and fingerprints, or from papers alone, and picked up. */
export const cardDesks = {
  verification: documentDesks.verification,
  'siak-entry': documentDesks['siak-entry'],
  siak: { title: said('Kartu dicetak', 'The card is printed'), role: roles.siak },
  pickup: { title: said('Siap diambil', 'Ready to be picked up'), role: roles.counter, side: 'applicant' },
  refusal: documentDesks.refusal,
  head: documentDesks.head,
} as const satisfies Readonly<Record<string, Desk>>;

/** The same, where face and fingers are recorded first, at a time that is booked. */
export const biometricDesks = {
  verification: documentDesks.verification,
  biometrics: { title: said('Perekaman wajah dan sidik jari', 'Recording of face and fingers'), role: roles.siak, side: 'applicant' },
  'siak-entry': documentDesks['siak-entry'],
  siak: cardDesks.siak,
  pickup: cardDesks.pickup,
  refusal: documentDesks.refusal,
  head: documentDesks.head,
} as const satisfies Readonly<Record<string, Desk>>;

export type DocumentDesk = keyof typeof documentDesks;
