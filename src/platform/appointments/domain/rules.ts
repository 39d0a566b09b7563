import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

const open = { citation: 'Usulan kami; belum ditetapkan instansi', confirmed: false, validFrom: '2018-01-01' } as const;

/** How soon and how far ahead a time can be booked. */
export const bookingSpan = defineRule({
  key: 'appointments.span',
  title: { id: 'Kapan janji temu dapat dipesan', en: 'When a meeting can be booked' },
  schema: Type.Object({
    noticeHours: Type.Integer({ minimum: 0, maximum: 168 }),
    aheadDays: Type.Integer({ minimum: 1, maximum: 120 }),
  }),
  value: { noticeHours: 4, aheadDays: 28 },
  ...open,
  labels: {
    noticeHours: { id: 'Paling lambat sekian jam sebelumnya', en: 'At the latest so many hours before' },
    aheadDays: { id: 'Paling jauh sekian hari ke depan', en: 'So many days ahead at the most' },
  },
});

/** When people are reminded of a meeting. */
export const reminderHours = defineRule({
  key: 'appointments.reminders',
  title: { id: 'Pengingat janji temu', en: 'Reminders of a meeting' },
  schema: Type.Object({
    firstHours: Type.Integer({ minimum: 2, maximum: 168 }),
    lastHours: Type.Integer({ minimum: 1, maximum: 24 }),
  }),
  value: { firstHours: 24, lastHours: 2 },
  ...open,
  labels: {
    firstHours: { id: 'Pengingat pertama, jam sebelumnya', en: 'First reminder, hours before' },
    lastHours: { id: 'Pengingat terakhir, jam sebelumnya', en: 'Last reminder, hours before' },
  },
});

/** What becomes of whoever does not come. */
export const noShow = defineRule({
  key: 'appointments.no-show',
  title: { id: 'Pemohon yang tidak datang', en: 'Applicants who do not come' },
  schema: Type.Object({
    afterMinutes: Type.Integer({ minimum: 0, maximum: 120 }),
    most: Type.Integer({ minimum: 1, maximum: 20 }),
  }),
  value: { afterMinutes: 15, most: 2 },
  ...open,
  labels: {
    afterMinutes: { id: 'Dianggap tidak datang sesudah sekian menit', en: 'Counts as not come after so many minutes' },
    most: { id: 'Sesudah sekian kali, hanya petugas yang memesan', en: 'After so many times, officers alone book' },
  },
});

/** Rules each agency may have its own of. */
export const appointmentRules = [bookingSpan, reminderHours, noShow] as const;
