import { transaction } from '#db';
import { handle, type JobHandler, type Sweep } from '#platform/jobs';
import { expireBills, getBill } from './bills.ts';
import { dropOldTokens } from './biller/token.ts';
import { compareHandler } from './settle/compare.ts';
import { payeeOf, type PaymentsDeps } from './deps.ts';
import { tellPayee } from './jobs.ts';
import { comparePartyHandler } from './parties/differences.ts';
import { dropDryFiles } from './parties/files.ts';
import { orderStatements, statementHandler } from './statements/make.ts';
import { disposeHandler } from './suspense.ts';

const BATCH = 500;
/** How long a file of another party may be looked at without being taken. */
const DRY_MS = 2 * 86_400_000;

export function handlers(deps: PaymentsDeps): readonly JobHandler[] {
  const tell = handle(tellPayee, async ({ billId, what }) => {
    const at = deps.clock.now();
    const bill = await getBill(deps.db, billId, at);
    const payee = payeeOf(deps, bill.service);
    if (!payee) throw new Error(`nobody is told of bills of ${bill.service}`);
    await payee[what](bill, at);
  });
  return [tell, disposeHandler(deps), compareHandler(deps), statementHandler(deps), comparePartyHandler(deps)];
}

export function sweeps({ db, clock }: PaymentsDeps): readonly Sweep[] {
  const tidy = async () => {
    const at = clock.now();
    for (let done = BATCH; done === BATCH; ) done = await transaction(db, (tx) => expireBills(tx, at, BATCH));
    await transaction(db, (tx) => dropOldTokens(tx, at));
    await transaction(db, (tx) => dropDryFiles(tx, new Date(at.getTime() - DRY_MS)));
  };
  return [
    { name: 'payments.tidy', cron: '*/5 * * * *', run: tidy },
    // After the ledger has closed the day.
    { name: 'payments.statements', cron: '10 19 * * *', run: () => orderStatements(db) },
  ];
}
