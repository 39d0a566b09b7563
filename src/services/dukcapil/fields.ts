import { said } from '#i18n';
import { oneLine } from '#kernel';
import { date, type Field, readLately, text } from '#platform/forms';
import { Temporal } from 'temporal-polyfill';
import { districts, findVillage } from './domain/districts.ts';
import { nameLimits, readRegisteredName } from './domain/names.ts';
import { type Event, reportingDays } from './domain/reporting.ts';

interface Asking {
  readonly label: Field['label'];
  readonly hint?: Field['label'];
}

/** A name that is to be entered into the registers. Characters and length refuse, one word warns. */
export function registeredName(asking: Asking): Field<string> {
  return {
    ...text(asking, { max: 200, autocomplete: 'off' }),
    parse: (raw, { rules }) => {
      const limits = rules.value(nameLimits);
      const read = readRegisteredName(typeof raw === 'string' ? raw : (raw?.[0] ?? ''), limits);
      if (!read.ok && read.why === 'length')
        return {
          ok: false,
          error: said(
            `Nama paling banyak ${limits.mostLetters} huruf, termasuk spasi.`,
            `A name has at most ${limits.mostLetters} letters, spaces among them.`,
          ),
        };
      if (!read.ok)
        return {
          ok: false,
          error: said(
            'Tulis nama dengan huruf dan spasi saja: tanpa angka, titik, tanda petik, gelar, atau singkatan.',
            'Write the name in letters and spaces alone: no digits, dots, quotes, titles or abbreviations.',
          ),
        };
      if (!read.fewWords) return { ok: true, value: read.name };
      const warning = said(
        'Nama satu kata tetap dapat dicatat; yang dianjurkan paling sedikit dua kata.',
        'A name of one word can be registered; at least two words are advised.',
      );
      return { ok: true, value: read.name, warning };
    },
  };
}

/** A village of Tabanan; one the list does not know warns, and is spelled as it was typed. */
export function village(asking: Asking): Field<string> {
  const line = text(asking, { max: 80 });
  return {
    ...line,
    parse: (raw, context) => {
      const read = line.parse(raw, context);
      if (!read.ok) return read;
      const known = findVillage(context.rules.value(districts), read.value);
      if (known !== undefined) return { ok: true, value: known };
      if (/\d{3}/.test(read.value))
        return { ok: false, error: said('Tulis nama desanya saja, tanpa angka.', 'Write the name of the village alone, without numbers.') };
      const warning = said(
        'Desa ini tidak ada dalam daftar kami. Periksa tulisannya; bila benar, lanjutkan.',
        'Our list has no such village. Check the spelling; if it is right, go on.',
      );
      return { ok: true, value: oneLine(read.value), warning };
    },
  };
}

/** The day something happened; reported late it is taken all the same, and nothing is charged. */
export function eventDay(event: Event, asking: Asking): Field<string> {
  const day = date({ ...asking, when: 'past' });
  return {
    ...day,
    parse: (raw, context) => {
      // It was lately: a year is only written where it is another.
      const lately = typeof raw === 'string' ? readLately(raw, context.today) : undefined;
      const read = day.parse(lately ?? raw, context);
      const days = context.rules.value(reportingDays)[event];
      if (!read.ok || Temporal.PlainDate.from(read.value).until(context.today).days <= days) return read;
      const warning = said(
        `Lebih dari ${days} hari yang lalu: dicatat sebagai pelaporan terlambat. Tetap gratis.`,
        `More than ${days} days ago: registered as reported late. It stays free of charge.`,
      );
      return { ...read, warning };
    },
  };
}

const NUMBER = /\d|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|one|two|three|four|five|six|seven|eight|nine|ten)\b/i;

/** How long a child was carried, as people say it: "28 minggu", "tujuh bulan". What names no number is the answer to something else. */
export function timeCarried(asking: Asking): Field<string> {
  const line = text({ hint: said('Misalnya 28 minggu atau 7 bulan.', 'Such as 28 weeks or 7 months.'), ...asking }, { max: 40 });
  return {
    ...line,
    parse: (raw, context) => {
      const read = line.parse(raw, context);
      if (!read.ok || NUMBER.test(read.value)) return read;
      return {
        ok: false,
        error: said(
          'Tulis lamanya dengan angka, misalnya 28 minggu atau 7 bulan.',
          'Write how long in numbers, such as 28 weeks or 7 months.',
        ),
      };
    },
  };
}
