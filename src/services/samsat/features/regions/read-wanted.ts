import { isDay } from '#kernel';
import type { FormError } from '#web/ui';
import type { WantedPolicy } from '../../regions/propose.ts';
import type { RegionPolicy } from '../../regions/read.ts';

type Sent = Readonly<Record<string, string>>;

interface Wrong {
  readonly number: string;
  readonly time: string;
  readonly emergency: string;
}

/** Minutes of a day as `23.30` or `23:30`; null for no such time. */
function minutesOf(typed: string): number | null {
  const read = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/.exec(typed.trim());
  return read ? Number(read[1]) * 60 + Number(read[2]) : null;
}

/** What was typed into the form of a province, with what is wrong with it. */
export function readWanted(
  sent: Sent,
  { words, home }: { readonly words: Wrong; readonly home: boolean },
): { wanted: WantedPolicy | null; errors: FormError[] } {
  const errors: FormError[] = [];
  const whole = (field: string, most: number, least = 0): number => {
    const typed = sent[field] ?? '';
    const value = Number(typed);
    if (!/^\d{1,4}$/.test(typed) || value < least || value > most) errors.push({ field, message: words.number });
    return value;
  };
  const time = (field: string): number => {
    const minutes = minutesOf(sent[field] ?? '');
    if (minutes === null) errors.push({ field, message: words.time });
    return minutes ?? 0;
  };
  const limits = { TOO_EARLY: whole('dini', 120), WINDOW_PASSED: whole('lambat', 120), ARREARS_OVER_LIMIT: whole('tunggakan', 40) };
  const proof = {
    months: whole('bulan', 24, 1),
    emergencyMonths: whole('bulan_darurat', 24, 1),
    counted: sent.hitung === 'thirty-days' ? ('thirty-days' as const) : ('calendar' as const),
    evidence: sent.tanda === 'qr' ? ('qr' as const) : ('sticker' as const),
    deliveredBy: sent.antar === 'office' ? ('office' as const) : ('pos' as const),
  };
  const { sk: decree = '', sk_dari: from = '', sk_sampai: to = '' } = sent;
  const declared = decree !== '' || from !== '' || to !== '';
  if (declared && (decree === '' || !isDay(from) || !isDay(to) || from > to)) errors.push({ field: 'sk', message: words.emergency });
  const closed = home ? { from: time('tutup'), to: time('buka') } : null;
  const wanted = { limits, proof, emergency: declared ? { decree: decree.slice(0, 300), from, to } : null, closed };
  return { wanted: errors.length > 0 ? null : wanted, errors };
}

/** What holds, as the form shows it. */
export function valuesOf({ limits, proof, emergency, closed }: RegionPolicy, today: string): Sent {
  return {
    dini: String(limits.TOO_EARLY?.record.limit ?? 3),
    lambat: String(limits.WINDOW_PASSED?.record.limit ?? 2),
    tunggakan: String(limits.ARREARS_OVER_LIMIT?.record.limit ?? 1),
    bulan: String(proof?.usual ?? 1),
    bulan_darurat: String(proof?.inEmergency ?? 3),
    hitung: proof?.counted ?? 'calendar',
    tanda: proof?.evidence ?? 'sticker',
    antar: proof?.deliveredBy ?? 'pos',
    sk: emergency?.decree ?? '',
    sk_dari: emergency?.from ?? '',
    sk_sampai: emergency?.to ?? '',
    tutup: closed?.from ?? '00.00',
    buka: closed?.to ?? '00.00',
    mulai: today,
  };
}
