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

/** How reports of the quarter ended, and how many so: as many as may be shown of each. Few of them are emergencies. */
const ends: readonly { readonly to: DemoMatter['to']; readonly urgent: boolean; readonly count: number }[] = [
  { to: 'transferred', urgent: false, count: 6 },
  { to: 'not-found', urgent: false, count: 6 },
  { to: 'not-found', urgent: true, count: 5 },
  { to: 'corrected', urgent: false, count: 6 },
];

/** Invented reports of one quarter about one agency of the demonstration, as many as figures need to be shown. */
export const mattersOf = (daysAgo: number): readonly DemoMatter[] =>
  ends
    .flatMap(({ count, ...end }) => Array.from({ length: count }, () => end))
    .map(({ to, urgent }, nth) => ({
      daysAgo: daysAgo - Math.floor(nth / 3),
      to,
      about: 'dpmptsp-badung',
      draft: {
        kind: 'laporan',
        answers: {
          emergency: urgent ? 'emergency' : 'no',
          prior: 'yes',
          when: 'yes',
          court: 'no',
          matter: 'service',
          title: `Nomor antrean loket ${nth + 1} dilewati`,
          service: 'Loket depan',
          story: 'Nomor kami dilewati dua kali, dan tidak ada yang menjelaskan.',
          stands: 'self',
          secret: 'secret',
          name: `Pelapor Contoh ${nth + 1}`,
          phone: `+62812000098${String(nth).padStart(2, '0')}`,
        },
      },
    }));
