import { defineRule } from '#platform/rules';
import { Temporal } from 'temporal-polyfill';
import { Type } from 'typebox';

/** From which birthday on nobody stands for somebody as for a child. */
export const adultAge = defineRule({
  key: 'mandates.adultAge',
  title: { id: 'Umur anak mengurus sendiri permohonannya', en: 'Age from which a child applies by itself' },
  schema: Type.Integer({ minimum: 12, maximum: 30 }),
  value: 18,
  unit: 'years',
  citation:
    'UU 23/2002 jo. UU 35/2014 pasal 1 angka 1 (18 tahun); KTP-el sejak 17 tahun menurut UU 23/2006 pasal 63: belum ditetapkan instansi',
  confirmed: false,
  validFrom: '2024-10-17',
});

export const warningDays = defineRule({
  key: 'mandates.warningDays',
  title: { id: 'Hari sebelum kuasa habis saat keduanya diberi tahu', en: 'Days before a mandate runs out when both are told' },
  schema: Type.Integer({ minimum: 1, maximum: 90 }),
  value: 14,
  unit: 'days',
  citation: 'Ketentuan rumah ini',
  confirmed: true,
  validFrom: '2024-10-17',
});

export const answerDays = defineRule({
  key: 'mandates.answerDays',
  title: { id: 'Hari menunggu jawaban atas permintaan kuasa', en: 'Days a mandate waits for the answer of whoever is named' },
  schema: Type.Integer({ minimum: 1, maximum: 365 }),
  value: 30,
  unit: 'days',
  citation: 'Ketentuan rumah ini',
  confirmed: true,
  validFrom: '2024-10-17',
});

export const mandateRules = [adultAge, warningDays, answerDays];

/** The birthday on which a child comes of age. Days are YYYY-MM-DD. */
export function firstDayOfAge(born: string, years: number): string {
  return Temporal.PlainDate.from(born).add({ years }).toString();
}

/** The day before: the last on which somebody stands for it as for a child. */
export function lastDayAsChild(born: string, years: number): string {
  return Temporal.PlainDate.from(firstDayOfAge(born, years)).subtract({ days: 1 }).toString();
}
