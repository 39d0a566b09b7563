import { formatDate, formatRupiah, type Locale, said, type Text } from '#i18n';
import { WorkingCalendar } from '#platform/calendar';
import type { RuleBook } from '#platform/rules';
import { assess } from './domain/assess/assess.ts';
import { sampleBus, sampleCar, sampleMotorcycle, sampleTruck } from './domain/assess/sample.ts';
import { daysAfter, yearsAfter } from './domain/days.ts';
import { groundNames } from './domain/rules/refusal-labels.ts';
import type { Vehicle } from './domain/vehicle.ts';
import { verdictOf } from './domain/verdict/verdict.ts';

interface Sample {
  readonly label: Text;
  readonly vehicle: Vehicle;
}

const bigMotorcycle: Vehicle = { ...sampleMotorcycle, nrkb: 'DK2346CD', cc: 650, njkb: 180_000_000 };

const samples: readonly Sample[] = [
  { label: said('Sepeda motor 125 cc, NJKB Rp15 juta', 'Motorcycle of 125 cm³, value Rp 15 million'), vehicle: sampleMotorcycle },
  { label: said('Sepeda motor 650 cc, NJKB Rp180 juta', 'Motorcycle of 650 cm³, value Rp 180 million'), vehicle: bigMotorcycle },
  { label: said('Minibus 1.500 cc, NJKB Rp200 juta', 'Minivan of 1,500 cm³, value Rp 200 million'), vehicle: sampleCar },
  { label: said('Bus umum bersubsidi, NJKB Rp600 juta', 'Subsidised public bus, value Rp 600 million'), vehicle: sampleBus },
  { label: said('Truk, NJKB Rp350 juta', 'Truck, value Rp 350 million'), vehicle: sampleTruck },
];

/** Days before and after the due day that each sample is paid on. */
const moments: readonly (readonly [days: number, words: Text])[] = [
  [0, said('tepat waktu', 'in time')],
  [45, said('terlambat 45 hari', '45 days late')],
  [400, said('terlambat 400 hari', '400 days late')],
];

const days = new WorkingCalendar([]);

/**
 * What sample vehicles would owe, due on a day (YYYY-MM-DD) and paid in time or late, and on what ground they could not be
 * paid for: what a change of rates or grounds would do to people.
 */
export function samsatMeasures(rules: RuleBook, on: string) {
  return samples.flatMap(({ label, vehicle: sample }) => {
    const vehicle: Vehicle = { ...sample, dueOn: on, stnkUntil: yearsAfter(on, 4) };
    return moments.map(([late, words]) => {
      const payOn = daysAfter(on, late);
      const assessment = assess({ vehicle, payOn, rules, days });
      const { outcome, findings } = verdictOf({ vehicle, payOn, facts, assessment, rules, settled: [] });
      return {
        label: (locale: Locale) => `${label(locale)}, ${formatDate(on, locale)}, ${words(locale)}`,
        value: (locale: Locale) => {
          const sum = assessment.gaps.length > 0 ? '–' : formatRupiah(assessment.total, locale);
          const against = findings.filter(({ weight }) => weight === 'refuses' || weight === 'officer');
          return outcome === 'payable' ? sum : `${sum} (${against.map(({ code }) => groundNames[code][locale]).join(', ')})`;
        },
      };
    });
  });
}

/** Somebody with nothing against them. */
const facts = {
  standing: 'owner',
  nikMatches: true,
  blocked: false,
  disputed: false,
  addressMatches: true,
  dataHours: 0,
  timeNow: null,
} as const;
