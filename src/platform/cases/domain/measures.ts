import { catalogue, formatDate } from '#i18n';
import type { WorkingCalendar } from '#platform/calendar';
import { formatDocumentNumber } from '#platform/documents';
import type { RuleBook } from '#platform/rules';
import { drawnProducts, type Measure, type ServiceDefinition } from './definition.ts';

const texts = catalogue(
  {
    decided: (day: string) => `Berkas yang diajukan ${day} diputus paling lambat`,
    mended: (day: string) => `Berkas yang dikembalikan ${day} diperbaiki paling lambat`,
    atDesk: (desk: string, day: string) => `Berkas yang ${day} sampai di meja ${desk} selesai di sana paling lambat`,
    number: (letter: string) => `Nomor ke-12 tahun ini: ${letter}`,
  },
  {
    decided: (day: string) => `A file sent on ${day} is decided by`,
    mended: (day: string) => `A file given back on ${day} is mended by`,
    atDesk: (desk: string, day: string) => `A file that comes to the desk ${desk} on ${day} is done there by`,
    number: (letter: string) => `Twelfth number of the year: ${letter}`,
  },
);

/** What the rules of a service come to, for a sample case of every kind: its days, its numbers, and what the service measures. */
export function measuresOf(
  service: ServiceDefinition,
  rules: RuleBook,
  { calendar, on }: { readonly calendar: WorkingCalendar; readonly on: string },
): readonly Measure[] {
  const by = (days: number) => {
    const day = calendar.addWorkingDays(on, days);
    return (locale: 'id' | 'en') => formatDate(day, locale);
  };
  // The day the rules would begin to hold, which may lie ahead.
  const day = (locale: 'id' | 'en') => formatDate(on, locale);
  const { clocks, desks } = service;
  return [
    { label: (locale) => texts(locale).decided(day(locale)), value: by(rules.value(clocks.service)) },
    { label: (locale) => texts(locale).mended(day(locale)), value: by(rules.value(clocks.mending)) },
    ...Object.entries(rules.value(clocks.desks)).map(([key, days]) => ({
      label: (locale: 'id' | 'en') => texts(locale).atDesk(desks[key]?.title(locale) ?? key, day(locale)),
      value: by(days),
    })),
    ...drawnProducts(service).map(({ title, numbering }) => ({
      label: (locale: 'id' | 'en') => texts(locale).number(title(locale)),
      value: () => formatDocumentNumber(rules.value(numbering), { n: 12, on }),
    })),
    ...(service.measures?.(rules) ?? []),
  ];
}
