import type { Db } from '#db';
import type { Clock } from '#kernel';
import { officeDay } from '#platform/calendar';
import { isAwaitingDecision } from '#platform/cases';
import { forgetChatOf } from '#platform/conversations';
import { deleteDraftsOf } from '#platform/forms';
import type { Erasing } from '#platform/identity';
import { endMandatesOf } from '#platform/mandates';
import { forgetBills, isAwaitingMoney } from '#platform/payments';
import { dropMessagesOf } from '#platform/notifications';
import { defineRule, rulesAt } from '#platform/rules';
import { leaveSchools } from '#services/lentera';
import { forgetKeys } from '#services/ombudsman';
import { forgetHoldings } from '#services/samsat';
import { Type } from 'typebox';

export const erasureDays = defineRule({
  key: 'identity.erasureDays',
  title: { id: 'Hari sebelum akun dihapus', en: 'Days before an account is erased' },
  schema: Type.Integer({ minimum: 1, maximum: 365 }),
  value: 30,
  unit: 'days',
  citation: 'Ketentuan rumah ini; hak menghapus: UU 27/2022 pasal 8 dan pasal 43',
  confirmed: true,
  validFrom: '2024-10-17',
});

/** What the modules keep of a person, for whoever wants to be erased. Files nobody names any more are swept at night. */
export function erasing(db: Db, clock: Clock): Erasing {
  return {
    days: async () => (await rulesAt(db, [erasureDays], { agencyId: null, on: officeDay(clock.now()) })).value(erasureDays),
    isAwaiting: async (within, personId) => (await isAwaitingDecision(within, personId)) || (await isAwaitingMoney(within, personId)),
    forget: async (tx, personId) => {
      await endMandatesOf(tx, personId, clock.now());
      await forgetChatOf(tx, personId, clock.now());
      await deleteDraftsOf(tx, personId);
      await dropMessagesOf(tx, personId);
      await leaveSchools(tx, personId, officeDay(clock.now()), clock.now());
      await forgetHoldings(tx, personId, clock.now());
      await forgetBills(tx, personId, clock.now());
      await forgetKeys(tx, personId, clock.now());
    },
  };
}
