import { defineJob } from '#platform/jobs';
import { Type } from 'typebox';

/** Tells the service a bill belongs to that it was paid, or that its money was given back. */
export const tellPayee = defineJob('payments.tell', Type.Object({ billId: Type.String(), what: Type.Enum(['paid', 'refunded']) }));

/** Looks whether money in suspense belongs to what is owed now. */
export const disposeSuspense = defineJob('payments.dispose', Type.Object({ paymentId: Type.String() }));

/** Compares what a party sent of a day with ours. */
export const compareParty = defineJob(
  'payments.compare-party',
  Type.Object({ agencyId: Type.String(), party: Type.String(), day: Type.String() }),
);

/** Makes the statement of a beneficiary for a closed day. */
export const makeStatement = defineJob(
  'payments.statement',
  Type.Object({ agencyId: Type.String(), account: Type.String(), day: Type.String() }),
);

/** Compares the rows of a bank's file that were not yet looked at. */
export const compareSettlement = defineJob('payments.compare', Type.Object({ settlementId: Type.String() }));
