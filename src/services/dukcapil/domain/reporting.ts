import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

const Days = Type.Integer({ minimum: 1, maximum: 1000 });

/** Calendar days within which an event should be reported. Late ones are taken all the same, and no fine is shown. */
export const reportingDays = defineRule({
  key: 'dukcapil.reporting-days',
  title: { id: 'Tenggang pelaporan peristiwa', en: 'Time to report an event' },
  schema: Type.Object({ birth: Days, death: Days, marriage: Days, divorce: Days, move: Days }),
  value: { birth: 60, death: 30, marriage: 60, divorce: 60, move: 30 },
  unit: 'hari kalender',
  citation: 'UU 23/2006 jo. UU 24/2013 (jangka waktu belum dikonfirmasi); denda menurut Perda tidak ditampilkan',
  confirmed: false,
  validFrom: '2013-12-24',
  labels: {
    birth: { id: 'Kelahiran', en: 'Birth' },
    death: { id: 'Kematian', en: 'Death' },
    marriage: { id: 'Perkawinan', en: 'Marriage' },
    divorce: { id: 'Perceraian', en: 'Divorce' },
    move: { id: 'Pindah', en: 'Move' },
  },
});

export type Event = keyof typeof reportingDays.value;
