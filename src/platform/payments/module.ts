import type { WebApp, WorkPage } from '#web';
import { can } from '#platform/access';
import { join } from 'node:path';
import type { PaymentsDeps } from './deps.ts';
import { texts } from './desk/messages/index.ts';
import { billApi } from './features/api/route.ts';
import { billRoutes } from './features/bill/route.tsx';
import { booksRoutes } from './features/books/route.tsx';
import { cashRoutes } from './features/cash/route.tsx';
import { partyRoutes } from './features/parties/route.tsx';
import { paymentsRoutes } from './features/payments/route.tsx';
import { refundRoutes } from './features/refunds/route.tsx';
import { settlementRoutes } from './features/settlements/route.tsx';
import { snapRoutes } from './features/snap/route.ts';
import { statementRoutes } from './features/statements/route.tsx';
import { suspenseRoutes } from './features/suspense/route.tsx';
import { paymentPaths } from './paths.ts';

export { bankRoutes } from './features/demo-bank/route.tsx';
export { handlers, sweeps } from './work.ts';

export const migrations = join(import.meta.dirname, 'migrations');

/** Where officers of a treasury find it, from wherever they are. */
export const treasuryPage: WorkPage = {
  href: paymentPaths.desk(),
  label: texts.text((m) => m.inNav),
  mayOpen: (actor) => can(actor, 'payments.read'),
};

export function routes(app: WebApp, deps: PaymentsDeps): void {
  snapRoutes(app, deps);
  billRoutes(app, deps);
  billApi(app, deps);
  paymentsRoutes(app, deps);
  suspenseRoutes(app, deps);
  refundRoutes(app, deps);
  cashRoutes(app, deps);
  settlementRoutes(app, deps);
  partyRoutes(app, deps);
  statementRoutes(app, deps);
  booksRoutes(app, deps);
}
