import { daysOf, quarterOf } from '#platform/survey';
import type { DemoMatter } from './matters.ts';

/** The quarter that is over, and how many days ago its middle was: reports of it have come to an end since. */
export function lastQuarter(now: Date): { readonly quarter: string; readonly daysAgo: number } {
  const today = now.toISOString().slice(0, 10);
  const { from } = daysOf(quarterOf(today));
  const quarter = quarterOf(new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10));
  const middle = Date.parse(daysOf(quarter).from) + 20 * 86_400_000;
  return { quarter, daysAgo: Math.floor((now.getTime() - middle) / 86_400_000) };
}

const ends = ['transferred', 'not-found', 'corrected'] as const;
/** Reports of each end: as many as may be shown. */
const EACH = 6;

/** Invented reports of one quarter about one agency of the demonstration, as many as figures need to be shown. */
export const mattersOf = (daysAgo: number): readonly DemoMatter[] =>
  ends.flatMap((to, kind) =>
    Array.from({ length: EACH }, (_, nth) => ({
      daysAgo: daysAgo - kind - nth,
      to,
      about: 'dpmptsp-badung',
      draft: {
        kind: 'laporan',
        answers: {
          emergency: to === 'transferred' ? 'no' : 'emergency',
          prior: 'yes',
          when: 'yes',
          court: 'no',
          matter: 'service',
          title: `Nomor antrean loket ${kind * EACH + nth + 1} dilewati`,
          agency: 'DPMPTSP Kabupaten Badung',
          service: 'Loket depan',
          story: 'Nomor kami dilewati dua kali, dan tidak ada yang menjelaskan.',
          stands: 'self',
          secret: 'secret',
          name: `Pelapor Contoh ${kind * EACH + nth + 1}`,
          phone: `+62812000098${String(kind * EACH + nth).padStart(2, '0')}`,
        },
      } as const,
    })),
  );
