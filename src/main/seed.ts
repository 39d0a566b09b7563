import { transaction } from '#db';
import { balineseHolidays, enterHolidays } from '#platform/calendar';
import { keepingRules, signalRules } from '#platform/cases';
import { appointmentRules } from '#platform/appointments';
import { conversationRules } from '#platform/conversations';
import { documentRules } from '#platform/documents';
import { officersTime } from '#platform/notifications';
import { paymentRules } from '#platform/payments';
import { seedRules } from '#platform/rules';
import { lenteraRules } from '#services/lentera';
import { officeRules, ombudsmanRules } from '#services/ombudsman';
import { samsatRules } from '#services/samsat';
import type { Deps } from './deps.ts';
import { houseRules } from './house-rules.ts';

/** Enters what every installation needs and the database may not know yet. Safe to run at every start. */
export async function seed({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const year = clock.now().getUTCFullYear();
  await transaction(db, async (tx) => {
    await enterHolidays(tx, balineseHolidays(year - 2, year + 3));
    await seedRules(
      tx,
      [
        ...houseRules,
        ...documentRules,
        ...appointmentRules,
        ...conversationRules,
        ...signalRules,
        ...keepingRules,
        ...paymentRules,
        officersTime,
        ...lenteraRules,
        ...samsatRules,
        ...ombudsmanRules,
        ...officeRules,
      ],
      clock.now(),
    );
  });
}
