import type { Tx } from '#db';
import { said } from '#i18n';
import { defineNotice, notify } from '#platform/notifications';
import { mandatePaths } from '../paths.ts';
import type { HelperLine } from './tables.ts';

interface Facts {
  readonly to: 'registered' | 'ended';
  readonly village: string;
  readonly agency: string;
  readonly reason: string | null;
}

const turned = defineNotice<Facts>('mandates.helper', 'security', ({ to, village, agency, reason }, locale) =>
  to === 'registered'
    ? {
        subject: said(`Anda terdaftar sebagai perangkat Desa ${village}`, `You are registered for the village of ${village}`)(locale),
        body: said(
          `${agency} mendaftarkan Anda. Anda dapat mengajukan untuk warga Desa ${village}: pilih “Perangkat desa” pada permohonan. Bila ini keliru, beri tahu dinas.`,
          `${agency} registered you. You can file for residents of ${village}: choose “A village officer” in the application. If this is a mistake, tell the office.`,
        )(locale),
      }
    : {
        subject: said(`Pendaftaran Anda untuk Desa ${village} berakhir`, `Your registration for ${village} ended`)(locale),
        body: said(
          `${agency} mengakhirinya: ${reason ?? '–'}. Yang sudah Anda ajukan tetap diproses.`,
          `${agency} ended it: ${reason ?? '–'}. What you filed goes on.`,
        )(locale),
      },
);

/** Tells somebody that they were registered for a village, or are no longer. */
export async function tellHelper(tx: Tx, { personId, village, agencyName, reason }: HelperLine, to: Facts['to'], at: Date): Promise<void> {
  await notify(tx, { personId, notice: turned, facts: { to, village, agency: agencyName, reason }, link: mandatePaths.helped(), at });
}
