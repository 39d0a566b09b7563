import { catalogue, formatDate } from '#i18n';
import type { WorkingCalendar } from '#platform/calendar';
import { formatDocumentNumber } from '#platform/documents';
import type { RuleBook } from '#platform/rules';
import { drawnProducts, type Measure, type ServiceDefinition } from './definition.ts';

const texts = catalogue(
  {
    decided: 'Berkas yang diajukan hari ini diputus paling lambat',
    mended: 'Berkas yang dikembalikan hari ini diperbaiki paling lambat',
    atDesk: (desk: string) => `Berkas yang hari ini sampai di meja ${desk} selesai di sana paling lambat`,
    number: (letter: string) => `Nomor ke-12 tahun ini: ${letter}`,
  },
  {
    decided: 'A file sent today is decided by',
    mended: 'A file given back today is mended by',
    atDesk: (desk: string) => `A file that comes to the desk ${desk} today is done there by`,
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
  const { clocks, desks } = service;
  return [
    { label: texts.text((m) => m.decided), value: by(rules.value(clocks.service)) },
    { label: texts.text((m) => m.mended), value: by(rules.value(clocks.mending)) },
    ...Object.entries(rules.value(clocks.desks)).map(([key, days]) => ({
      label: (locale: 'id' | 'en') => texts(locale).atDesk(desks[key]?.title(locale) ?? key),
      value: by(days),
    })),
    ...drawnProducts(service).map(({ title, numbering }) => ({
      label: (locale: 'id' | 'en') => texts(locale).number(title(locale)),
      value: () => formatDocumentNumber(rules.value(numbering), { n: 12, on }),
    })),
    ...(service.measures?.(rules) ?? []),
  ];
}
