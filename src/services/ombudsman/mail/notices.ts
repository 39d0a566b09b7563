import { defineNotice } from '#platform/notifications';

/** To whoever holds a matter: that mail came for one of theirs; for which, and from whom, their key tells. */
export const mailNotice = defineNotice<Record<never, never>>('ombudsman.mail', 'todo', (_facts, locale) =>
  locale === 'id'
    ? { subject: 'Ada surat masuk', body: 'Ada surel masuk untuk satu laporan yang Anda pegang. Buka meja Ombudsman dengan kunci Anda.' }
    : { subject: 'E-mail has come', body: 'E-mail came for a report you hold. Open the desk of the Ombudsman with your key.' },
);
