import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

const Time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });

/** Time of day, WITA, from which the one e-mail of the day goes to those who chose it. */
export const dailyTime = defineRule({
  key: 'notifications.dailyTime',
  title: { id: 'Jam rangkuman harian bagi warga (WITA)', en: 'Time of the daily summary for citizens (WITA)' },
  schema: Time,
  value: '07:00',
  citation: 'Ketentuan rumah ini: sebelum kantor buka; instansi boleh menetapkan lain',
  confirmed: true,
  validFrom: '2024-10-17',
});

/** Time of a working day, WITA, from which an agency's officers get their summary; each agency may have its own. */
export const officersTime = defineRule({
  key: 'notifications.officersTime',
  title: { id: 'Jam rangkuman pagi bagi petugas (WITA, JJ:MM)', en: 'Time of the summary of the morning for officers (WITA, HH:MM)' },
  schema: Time,
  value: '07:30',
  citation: 'Ketentuan rumah ini: jam masuk kantor; instansi boleh menetapkan lain',
  confirmed: true,
  validFrom: '2024-10-17',
});

export const morningRules = [dailyTime, officersTime];
