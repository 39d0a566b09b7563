import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** Time of day, WITA, from which the one e-mail of the day goes to those who chose it. */
export const dailyTime = defineRule({
  key: 'notifications.dailyTime',
  title: { id: 'Jam rangkuman harian bagi warga (WITA)', en: 'Time of the daily summary for citizens (WITA)' },
  schema: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }),
  value: '07:00',
  citation: 'Ketentuan rumah ini: sebelum kantor buka; instansi boleh menetapkan lain',
  confirmed: true,
  validFrom: '2024-10-17',
});

export const morningRules = [dailyTime];
